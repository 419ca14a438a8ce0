import './langue.js';

export * from './auth.js';
export * from './collectivites.js';
export * from './courriels.js';
export * from './dispositifs.js';
export * from './dossiers.js';
export * from './eligibilite.js';
export * from './erreurs.js';
export * from './evenements.js';
export * from './listes.js';
export * from './pagination.js';
export * from './parametres.js';
export * from './pieces.js';
export * from './sante.js';
export * from './service.js';
export * from './travaux.js';
export * from './utilisateurs.js';
export * from './vagues.js';
