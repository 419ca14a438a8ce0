import { type Dossier, PREFIXE_RECOURS } from '@sciat/contrats';
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

/** The time to appeal that a letter opened: the id of that letter; `null` for any other deadline. */
export function courrierDuRecours({ code }: Pick<EcheanceLue, 'code'>): string | null {
  return code.startsWith(PREFIXE_RECOURS) ? code.slice(PREFIXE_RECOURS.length) : null;
}

const parNature =
  (...natures: NatureEcheance[]) =>
  (e: EcheanceLue) =>
    courrierDuRecours(e) === null && natures.includes(e.nature);

/** What a text imposes is not what the service sets itself, nor what others may do: never in one list. */
const GROUPES: { titre: string; dans: (e: EcheanceLue) => boolean }[] = [
  { titre: 'Délais légaux', dans: parNature('LEGALE') },
  { titre: 'Délais annoncés et dates fixées', dans: parNature('PROMESSE', 'FIXEE') },
  { titre: 'Objectifs internes du service', dans: parNature('INTERNE') },
  { titre: 'Délais de recours du demandeur', dans: (e) => courrierDuRecours(e) !== null },
];

export interface GroupeEcheances {
  titre: string;
  echeances: EcheanceLue[];
}

/** The groups that hold something, the soonest first in each. */
export function grouper(echeances: EcheanceLue[]): GroupeEcheances[] {
  return GROUPES.map(({ titre, dans }) => ({
    titre,
    echeances: echeances.filter(dans).sort((a, b) => a.le.localeCompare(b.le)),
  })).filter((g) => g.echeances.length > 0);
}
