import type { ColonneDossiers } from '@sciat/contrats';

/** Shown or not; one that comes back comes last. The reference stays: it is the link to the dossier. */
export function basculer(colonnes: ColonneDossiers[], cle: ColonneDossiers): ColonneDossiers[] {
  if (cle === 'reference') return colonnes;
  return colonnes.includes(cle) ? colonnes.filter((c) => c !== cle) : [...colonnes, cle];
}

/** One place before or after; at the edge, nothing moves. */
export function deplacer(
  colonnes: ColonneDossiers[],
  cle: ColonneDossiers,
  pas: -1 | 1,
): ColonneDossiers[] {
  const rang = colonnes.indexOf(cle);
  const autre = colonnes[rang + pas];
  if (rang < 0 || autre === undefined) return colonnes;
  return colonnes.map((c, i) => (i === rang ? autre : i === rang + pas ? cle : c));
}
