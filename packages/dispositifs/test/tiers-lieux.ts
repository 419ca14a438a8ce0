import type { Definition, Faits } from '../src/noyau/types.js';
import { tiersLieux2021 } from '../src/tiers-lieux/definition.js';
import type { DonneesTiersLieux } from '../src/tiers-lieux/donnees.js';
import { faitsVides } from './faits.js';

export type FaitsTiersLieux = Faits<DonneesTiersLieux>;

/** A dossier received during the first wave, of which nothing is known but who asks. */
export const faits = (surcharge: Partial<FaitsTiersLieux> = {}) =>
  faitsVides<DonneesTiersLieux>({ datePivot: '2021-02-01', ...surcharge });

/** What a criterion answers, in the version of 2021 unless another is given. */
export function critere(
  id: string,
  surcharge: Partial<FaitsTiersLieux> = {},
  definition: Definition<DonneesTiersLieux> = tiersLieux2021,
) {
  const trouve = definition.criteres.find((c) => c.id === id);
  if (!trouve) throw new Error(`critère inconnu : ${id}`);
  return trouve.examiner(faits(surcharge));
}
