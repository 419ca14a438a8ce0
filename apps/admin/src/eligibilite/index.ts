export * from './conclusion.js';
export { Criteres, ListeCriteres, PointsDeVigilance } from './ListeCriteres.js';
export { MARQUES, Verdict } from './Verdict.js';
