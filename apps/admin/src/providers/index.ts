export * from './auth-provider.js';
export * from './cache-dossiers.js';
export * from './data-provider.js';
export * from './erreur-api.js';
export * from './i18n-provider.js';
export * from './requete.js';
export * from './session.js';
export * from './verbes.js';
