import type { Dispositif, Dossier, FiltresDossiers, ListerDossiers } from '@sciat/contrats';

export type { FiltresDossiers };

/** Address of the list of dossiers with these filters, as react-admin reads it. */
export function versDossiers(filtres: FiltresDossiers, tri?: ListerDossiers['tri']): string {
  const ordre = tri ? `&sort=${tri}&order=ASC` : '';
  return `/dossiers?filter=${encodeURIComponent(JSON.stringify(filtres))}${ordre}`;
}

/** Address of the list under a view. */
export const versVue = (id: string) => `/dossiers/vues/${encodeURIComponent(id)}`;

/** The procedure in the version that judges a dossier, at its step. */
export function versProcedure(
  { code, version }: Pick<Dispositif, 'code' | 'version'>,
  etape: string,
): string {
  return `/dispositifs/${encodeURIComponent(code)}?${new URLSearchParams({ version, etape })}`;
}

/** The form of creation, for a request that takes a closed dossier up again. */
export function versNouvelleCandidature({
  id,
  dispositif,
  collectivite,
}: Pick<Dossier, 'id' | 'dispositif' | 'collectivite'>): string {
  const parametres = { dispositif, collectiviteId: collectivite.id, suiteDeId: id };
  return `/dossiers/nouveau?${new URLSearchParams(parametres)}`;
}
