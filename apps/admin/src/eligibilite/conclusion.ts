import type { Eligibilite } from '@sciat/contrats';

type Verdict = Eligibilite['criteres'][number]['verdict'];

const MOTS: Record<Verdict, [singulier: string, pluriel: string]> = {
  rempli: ['rempli', 'remplis'],
  'non rempli': ['non rempli', 'non remplis'],
  'à apprécier': ['à apprécier', 'à apprécier'],
};

/** "1 non rempli, 2 remplis, 3 à apprécier", what decides first; a count of zero is left out. */
export function direComptes({ comptes }: Pick<Eligibilite, 'comptes'>): string {
  const parts: [number, Verdict][] = [
    [comptes.nonRempli, 'non rempli'],
    [comptes.aApprecier, 'à apprécier'],
    [comptes.rempli, 'rempli'],
  ];
  return parts
    .filter(([nombre]) => nombre > 0)
    .map(([nombre, verdict]) => `${nombre} ${MOTS[verdict][nombre > 1 ? 1 : 0]}`)
    .join(', ');
}
