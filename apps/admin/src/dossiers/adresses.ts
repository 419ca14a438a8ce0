import type { ListerDossiers } from '@sciat/contrats';

export type FiltresDossiers = Partial<Omit<ListerDossiers, 'page' | 'parPage' | 'tri' | 'ordre'>>;

/** Address of the list of dossiers with these filters, as react-admin reads it. */
export function versDossiers(filtres: FiltresDossiers, tri?: ListerDossiers['tri']): string {
  const ordre = tri ? `&sort=${tri}&order=ASC` : '';
  return `/dossiers?filter=${encodeURIComponent(JSON.stringify(filtres))}${ordre}`;
}
