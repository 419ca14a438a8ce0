import type { ColonneDossiers, CreerVue, ListerDossiers, Vue } from '@sciat/contrats';

/** What the list shows now, as a view would keep it. */
export interface Courant {
  filtres: Record<string, unknown>;
  tri: string;
  ordre: 'asc' | 'desc';
  colonnes: ColonneDossiers[];
}

/** A form gives texts where a view may have kept numbers: what they say counts. */
const direFiltres = (filtres: Record<string, unknown>) =>
  JSON.stringify(
    Object.entries(filtres)
      .filter(([, valeur]) => valeur !== undefined && valeur !== '')
      .map(([cle, valeur]) => [cle, String(valeur)])
      .sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  );

/** Whether the list was changed since it was opened with this view. */
export function differe(vue: Pick<Vue, keyof Courant>, courant: Courant): boolean {
  return (
    direFiltres(vue.filtres) !== direFiltres(courant.filtres) ||
    vue.tri !== courant.tri ||
    vue.ordre !== courant.ordre ||
    vue.colonnes.join() !== courant.colonnes.join()
  );
}

/** For the API, which says what it does not accept. */
export function enContenu(courant: Courant): Omit<CreerVue, 'nom' | 'roles'> {
  // What one batch or one hand-over did is no view.
  const { lot: _lot, passation: _passation, ...filtres } = courant.filtres;
  return {
    ...courant,
    filtres: filtres as CreerVue['filtres'],
    tri: courant.tri as ListerDossiers['tri'],
  };
}
