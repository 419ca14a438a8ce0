import { ajouterMois } from './calendrier.js';
import { memoire } from './sources.js';
import type { DateLegale } from './types.js';

export const sourcePrescription = memoire('Loi 68-1250 du 31 décembre 1968, article 1');

/**
 * Last day on which the State can still be asked for a sum: four years from the first day of the year
 * after that of the award. From memory: to be confirmed, and never printed as certain.
 */
export function prescriptionDe(accordeLe: DateLegale): DateLegale {
  return `${Number(accordeLe.slice(0, 4)) + 4}-12-31`;
}

/** Months before that day from which it is shown. */
const MOIS_AVANT = 12;

/** That day once it is near, `null` before. */
export function prescriptionProche(
  accordeLe: DateLegale,
  aujourdhui: DateLegale,
): DateLegale | null {
  const le = prescriptionDe(accordeLe);
  return ajouterMois(le, -MOIS_AVANT) <= aujourdhui ? le : null;
}
