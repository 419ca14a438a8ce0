import { Readable } from 'node:stream';
import type { Cellule } from './cellules.js';

const LOT = 500;

/** For Excel and LibreOffice in French: semicolons, decimal commas, days first, and a mark of UTF-8. */
export function csvDe(titres: string[], lignes: AsyncIterable<Cellule[]>): Readable {
  return Readable.from(rangees(titres, lignes));
}

async function* rangees(titres: string[], lignes: AsyncIterable<Cellule[]>) {
  let lot = `\uFEFF${rangee(titres)}`;
  let nombre = 0;
  for await (const cellules of lignes) {
    lot += rangee(cellules.map(ecrire));
    nombre += 1;
    if (nombre % LOT > 0) continue;
    yield lot;
    lot = '';
  }
  yield lot;
}

const rangee = (champs: string[]) => `${champs.map(citer).join(';')}\r\n`;
const citer = (champ: string) =>
  /[";\r\n\t']|^\s|\s$/.test(champ) ? `"${champ.replaceAll('"', '""')}"` : champ;

function ecrire(cellule: Cellule): string {
  if (!cellule) return '';
  if ('texte' in cellule) return cellule.texte;
  if ('euros' in cellule) return cellule.euros.toFixed(2).replace('.', ',');
  return cellule.date.split('-').reverse().join('/');
}
