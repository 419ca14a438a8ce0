import { base } from '../../jest.base.js';

export default { ...base, testMatch: ['<rootDir>/src/**/*.spec.ts'] };
