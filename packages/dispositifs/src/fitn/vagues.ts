import { supposee } from '../noyau/sources.js';
import type { Vague } from '../noyau/types.js';

/** The sheet gives the closing days only: a wave is supposed to open when the one before has closed. */
const source = supposee('Clôture\u00a0: fiche de synthèse (2021)\u00a0; ouverture supposée');

export const vagues: Vague[] = [
  {
    code: 'VAGUE_1',
    libelle: 'la première vague',
    ouvreLe: '2021-01-01',
    fermeLe: '2021-05-30',
    source,
  },
  {
    code: 'VAGUE_2',
    libelle: 'la deuxième vague',
    ouvreLe: '2021-05-31',
    fermeLe: '2021-08-15',
    source,
  },
  {
    code: 'VAGUE_3',
    libelle: 'la troisième vague',
    ouvreLe: '2021-08-16',
    fermeLe: '2021-10-15',
    source,
  },
];
