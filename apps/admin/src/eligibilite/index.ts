export { direComptes } from './conclusion.js';
export { ListeCriteres } from './ListeCriteres.js';
export { Verdict } from './Verdict.js';
