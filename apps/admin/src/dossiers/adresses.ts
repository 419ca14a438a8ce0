import type { ListerDossiers } from '@sciat/contrats';

export type FiltresDossiers = Partial<Omit<ListerDossiers, 'page' | 'parPage' | 'tri' | 'ordre'>>;

/** Address of the list of dossiers with these filters, as react-admin reads it. */
export function versDossiers(filtres: FiltresDossiers): string {
  return `/dossiers?filter=${encodeURIComponent(JSON.stringify(filtres))}`;
}
