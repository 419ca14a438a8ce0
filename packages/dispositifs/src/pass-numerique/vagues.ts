import { supposee } from '../noyau/sources.js';
import type { Vague } from '../noyau/types.js';
import { appel2019, appel2020 } from './sources.js';

const vague = (
  code: string,
  libelle: string,
  ouvreLe: string,
  fermeLe: string,
  cloture: string,
): Vague => ({
  code,
  libelle,
  ouvreLe,
  fermeLe,
  source: supposee(`${cloture} pour la clôture\u00a0; ouverture supposée`),
});

export const vagues2019 = [
  vague('2019', 'l’appel de 2019', '2019-01-01', '2019-05-31', appel2019.reference),
];

export const vagues2020 = [
  vague('2020_1', 'la première vague de 2020', '2020-01-01', '2020-05-15', appel2020.reference),
  vague('2020_2', 'la seconde vague de 2020', '2020-05-16', '2020-10-15', appel2020.reference),
];
