import { base } from '../../jest.base.js';

export default {
  // Half the load is PostgreSQL's and the machine's disk: two workers pay even on two cores.
  maxWorkers: 2,
  testTimeout: 30_000,
  projects: [
    {
      ...base,
      displayName: 'api',
      testMatch: ['<rootDir>/{src,test}/**/*.spec.ts'],
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
