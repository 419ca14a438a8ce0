import type { DonneesAnct } from '../src/anct/donnees.js';
import { LISTE_CLASSES } from '../src/anct/taux.js';
import type { Faits, Population } from '../src/noyau/types.js';
import { faitsVides, laListe, population } from './faits.js';

export type FaitsAnct = Faits<DonneesAnct>;

/** A request of which nothing is known but who asks. */
export const desFaits = (surcharge: Partial<FaitsAnct> = {}) => faitsVides<DonneesAnct>(surcharge);

/** The applicant: its kind, its populations and, when there is one, its class. */
export function demandeur(
  type: FaitsAnct['collectivite']['type'],
  populations: Population[] | number,
  classe?: string | null,
): Partial<FaitsAnct> {
  return {
    collectivite: {
      nom: 'Le Demandeur',
      type,
      code: '13999',
      populations: typeof populations === 'number' ? [population(populations)] : populations,
    },
    listes:
      classe === undefined ? {} : { [LISTE_CLASSES]: laListe(classe !== null, { valeur: classe }) },
  };
}
