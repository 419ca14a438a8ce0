export { Criteres, PointsDeVigilance } from './Criteres.js';
export * from './conclusion.js';
export { EffetsSurDossiers } from './EffetsSurDossiers.js';
export { MARQUES, Verdict } from './Verdict.js';
