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
