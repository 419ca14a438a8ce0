import { supposee } from '../noyau/sources.js';
import type { Vague } from '../noyau/types.js';
import { ami2021, vague2023 } from './sources.js';

// Only the closing days are known: each wave is taken to open the day after the one before it closed.
const source = supposee(
  `${ami2021.reference}\u00a0; ouverture supposée au lendemain de la vague précédente`,
);

export const vagues2021: Vague[] = [
  {
    code: '2021-1',
    libelle: 'la première vague de 2021',
    ouvreLe: '2021-01-01',
    fermeLe: '2021-03-30',
    source,
  },
  {
    code: '2021-2',
    libelle: 'la deuxième vague de 2021',
    ouvreLe: '2021-03-31',
    fermeLe: '2021-06-30',
    source,
  },
  {
    code: '2021-3',
    libelle: 'la troisième vague de 2021',
    ouvreLe: '2021-07-01',
    fermeLe: '2021-09-30',
    source,
  },
  {
    code: '2021-4',
    libelle: 'la quatrième vague de 2021',
    ouvreLe: '2021-10-01',
    fermeLe: '2021-12-30',
    source,
  },
];

/** Of the one wave of 2023, only the year was found. */
export const joursInconnus = supposee(
  `${vague2023.reference}\u00a0; jours d’ouverture et de fermeture inconnus`,
);
export const vagues2023: Vague[] = [
  {
    code: '2023-1',
    libelle: 'la vague de 2023',
    ouvreLe: '2023-01-01',
    fermeLe: '2023-12-31',
    source: joursInconnus,
  },
];
