import type { Readable } from 'node:stream';
import {
  COLONNES_DOSSIERS,
  type ColonneDossiers,
  type DossierResume,
  type FormatExport,
} from '@sciat/contrats';
import { CELLULES, type Cellule } from './cellules.js';
import { classeurDe } from './classeur.js';
import { csvDe } from './csv.js';

export const TYPES: Record<FormatExport, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
};

/** A list of dossiers as a file, written as the dossiers come. */
export function ecrireFichier(
  format: FormatExport,
  colonnes: readonly ColonneDossiers[],
  dossiers: AsyncIterable<DossierResume> | Iterable<DossierResume>,
): Readable {
  const titres = colonnes.map((c) => COLONNES_DOSSIERS[c]);
  async function* lignes(): AsyncGenerator<Cellule[]> {
    for await (const dossier of dossiers) yield colonnes.map((c) => CELLULES[c](dossier));
  }
  return format === 'csv' ? csvDe(titres, lignes()) : classeurDe(format, titres, lignes());
}

export const nomDuFichier = (format: FormatExport, jour: string) => `dossiers-${jour}.${format}`;
