import type { Source } from './types.js';

/** The service's own sheet of 2021, read. */
export const fiche: Source = { reference: 'Fiche de synthèse (2021)', confiance: 'fiche' };

/** An internal target or a usage nobody wrote down: to be confirmed by the service. */
export const hypothese: Source = { reference: 'Usage supposé', confiance: 'hypothese' };

export const l114_5: Source = { reference: 'CRPA L114-5', confiance: 'texte' };

export const publique = (reference: string): Source => ({ reference, confiance: 'public' });
export const secondaire = (reference: string): Source => ({ reference, confiance: 'secondaire' });
export const memoire = (reference: string): Source => ({ reference, confiance: 'memoire' });
export const supposee = (reference: string): Source => ({ reference, confiance: 'hypothese' });
