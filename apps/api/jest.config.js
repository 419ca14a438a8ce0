import { base } from '../../jest.base.js';

export default {
  projects: [
    {
      ...base,
      displayName: 'api',
      testMatch: ['<rootDir>/src/**/*.spec.ts'],
      testPathIgnorePatterns: [...base.testPathIgnorePatterns, '\\.db\\.spec\\.ts$'],
    },
    {
      ...base,
      displayName: 'api sur PostgreSQL',
      testMatch: ['<rootDir>/{src,test}/**/*.db.spec.ts'],
      globalSetup: '<rootDir>/test/preparer.mjs',
      globalTeardown: '<rootDir>/test/ranger.mjs',
    },
  ],
};
