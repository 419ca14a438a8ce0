import { base } from '../../jest.base.js';

export default {
  // A journey waits for a server, a browser and a person's clicks.
  testTimeout: 300_000,
  projects: [
    { ...base, displayName: 'écrans', testMatch: ['<rootDir>/src/**/*.spec.ts'] },
    { ...base, displayName: 'parcours', testMatch: ['<rootDir>/e2e/parcours.spec.ts'] },
    { ...base, displayName: 'captures', testMatch: ['<rootDir>/e2e/captures.ts'] },
  ],
};
