import type { Dossier } from '@sciat/contrats';
import type { NatureEcheance } from '@sciat/dispositifs';

export type EcheanceLue = Dossier['echeances'][number];

/** One that is overdue still runs; "dépassée" is how it ended. */
export function estVivante({ etat }: Pick<EcheanceLue, 'etat'>): boolean {
  return etat === 'EN_COURS';
}

/** "Reçu le 3 mars 2026 + 2 mois, échéance le 3 mai 2026." */
export function direCalcul(phrase: string): string {
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;
}

/** What a text imposes is not what the service sets itself: never in one list. */
const GROUPES: { titre: string; natures: NatureEcheance[] }[] = [
  { titre: 'Délais légaux', natures: ['LEGALE'] },
  { titre: 'Délais annoncés et dates fixées', natures: ['PROMESSE', 'FIXEE'] },
  { titre: 'Objectifs internes du service', natures: ['INTERNE'] },
];

export interface GroupeEcheances {
  titre: string;
  echeances: EcheanceLue[];
}

/** The groups that hold something, the soonest first in each. */
export function grouper(echeances: EcheanceLue[]): GroupeEcheances[] {
  return GROUPES.map(({ titre, natures }) => ({
    titre,
    echeances: echeances
      .filter((e) => natures.includes(e.nature))
      .sort((a, b) => a.le.localeCompare(b.le)),
  })).filter((g) => g.echeances.length > 0);
}
