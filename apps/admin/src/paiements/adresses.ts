import type { ListerPaiements } from '@sciat/contrats';

export type FiltresPaiements = Partial<Omit<ListerPaiements, 'page' | 'parPage' | 'tri' | 'ordre'>>;

/** Address of the list of payments with these filters, as react-admin reads it. */
export const versPaiements = (filtres: FiltresPaiements): string =>
  `/paiements?filter=${encodeURIComponent(JSON.stringify(filtres))}`;
