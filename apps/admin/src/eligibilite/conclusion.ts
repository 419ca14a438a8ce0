import type { Eligibilite } from '@sciat/contrats';
import { enToutesLettres } from '@sciat/dispositifs';

export type CritereLu = Eligibilite['criteres'][number];
type Verdict = CritereLu['verdict'];

/** What a criterion is shown as: nothing to judge on yet is no doubt, only something to come. */
export type MotCritere = Verdict | 'pas encore connu';

export function motDe({
  verdict,
  enAttente,
}: Pick<CritereLu, 'verdict' | 'enAttente'>): MotCritere {
  return enAttente ? 'pas encore connu' : verdict;
}

/** The conclusion as a word: one that only lacks facts is not a question put to the agent. */
export function motConclusion({
  conclusion,
  criteres,
}: Pick<Eligibilite, 'conclusion' | 'criteres'>): Eligibilite['conclusion'] | 'à compléter' {
  const douteux = bloquants(criteres).some((c) => motDe(c) === 'à apprécier');
  return conclusion === 'à apprécier' && !douteux ? 'à compléter' : conclusion;
}

export const bloquants = (criteres: CritereLu[]) => criteres.filter((c) => c.portee === 'bloquant');

const ORDRE: [mot: MotCritere, pluriel: string][] = [
  ['non rempli', 'non remplis'],
  ['à apprécier', 'à apprécier'],
  ['rempli', 'remplis'],
  ['pas encore connu', 'pas encore connus'],
];

/** "1 non rempli, 2 remplis, 3 pas encore connus", what decides first; a count of zero is left out. */
export function direComptes({ criteres }: Pick<Eligibilite, 'criteres'>): string {
  const mots = bloquants(criteres).map(motDe);
  return ORDRE.map(([mot, pluriel]) => {
    const nombre = mots.filter((m) => m === mot).length;
    return { nombre, dit: `${nombre} ${nombre > 1 ? pluriel : mot}` };
  })
    .filter(({ nombre }) => nombre > 0)
    .map(({ dit }) => dit)
    .join(', ');
}

/** "Apprécié rempli par Claude Roux le 3 mars 2026 : erreur de code dans la liste." */
export function direAppreciation({
  verdict,
  auteur,
  le,
  motif,
}: NonNullable<CritereLu['appreciation']>): string {
  return `Apprécié ${verdict} par ${auteur} le ${enToutesLettres(le)} : ${motif}`;
}
