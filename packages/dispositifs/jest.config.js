import { base } from '../../jest.base.js';

// Small files that load the same modules: worth every core.
export default { ...base, testMatch: ['<rootDir>/src/**/*.spec.ts'], maxWorkers: '100%' };
