import type { DonneesFitn } from '../src/fitn/donnees.js';
import type { Faits } from '../src/noyau/types.js';
import { faitsVides, population } from './faits.js';

export type FaitsFitn = Faits<DonneesFitn>;

/** A complete request: 20 000 € asked for an eligible expense of 30 000 €. */
export const DONNEES: Partial<DonneesFitn> = {
  intituleProjet: 'Téléservice d’état civil',
  finalite: 'INNOVATION',
  declarationFranceConnect: 'OUI',
  projetDebutLe: '2021-06-01',
  projetFinLe: '2022-03-31',
  coutTotal: 3_000_000,
  fraisPersonnel: 0,
  depenseEligible: 3_000_000,
  aideDemandee: 2_000_000,
  autresAidesPubliques: 0,
};

/** Received in the first wave from a commune of 900 inhabitants, acknowledged on the same day. */
export const desFaits = (surcharge: Partial<FaitsFitn> = {}): FaitsFitn =>
  faitsVides<DonneesFitn>({
    aujourdhui: '2021-04-01',
    datePivot: '2021-03-01',
    collectivite: { nom: 'Aurons', type: 'COMMUNE', code: '13008', populations: [population(900)] },
    passages: [{ etape: 'VERIFICATION', transition: null, entreeLe: '2021-03-01' }],
    courriels: [{ modele: 'ACCUSE_RECEPTION', le: '2021-03-01' }],
    ...surcharge,
  });

/** The same, with everything entered but what is changed here. */
export const avec = (donnees: Partial<DonneesFitn>, reste: Partial<FaitsFitn> = {}) =>
  desFaits({ donnees: { ...DONNEES, ...donnees }, ...reste });
