import { Readable } from 'node:stream';
import yazl from 'yazl';
import type { Cellule } from './cellules.js';
import * as ods from './ods.js';
import * as xlsx from './xlsx.js';

const LOT = 500;
const formats = { ods, xlsx };

/**
 * A sheet, written as it comes: a library that holds the sheet in memory takes half a gigabyte for
 * 100 000 rows, and both formats are text in an archive.
 */
export function classeurDe(
  format: keyof typeof formats,
  titres: string[],
  lignes: AsyncIterable<Cellule[]>,
): Readable {
  const { fixes, feuille, debut, rangee, fin } = formats[format];
  const zip = new yazl.ZipFile();
  for (const [nom, contenu, compress = true] of fixes)
    zip.addBuffer(Buffer.from(contenu), nom, { compress, forceDosTimestamp: true });
  async function* contenu() {
    let lot = debut(titres);
    let nombre = 0;
    for await (const cellules of lignes) {
      lot += rangee(cellules);
      nombre += 1;
      if (nombre % LOT > 0) continue;
      yield lot;
      lot = '';
    }
    yield lot + fin;
  }
  const sortie = zip.outputStream as Readable;
  const source = Readable.from(contenu());
  // Half a file must not pass for one.
  source.on('error', (erreur) => sortie.destroy(erreur));
  sortie.on('close', () => source.destroy());
  zip.addReadStream(source, feuille, { forceDosTimestamp: true });
  zip.end();
  return sortie;
}
