// The thread of `mesurer.ts`. Plain JavaScript: Node loads it as it is, in the tests too.
import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { PDFDocument } from '@cantoo/pdf-lib';
import { parseFile } from 'music-metadata';

/** Pages of a PDF, seconds of a video; throws for what cannot be read. */
async function mesurer({ chemin, type }) {
  if (type === 'application/pdf') {
    const pdf = await PDFDocument.load(await readFile(chemin), { updateMetadata: false });
    return { pages: pdf.getPageCount() };
  }
  const { format } = await parseFile(chemin, { skipCovers: true });
  return { secondes: format.duration && Math.round(format.duration) };
}

parentPort.on('message', (fichier) => {
  mesurer(fichier).then(
    (mesure) => parentPort.postMessage(mesure),
    () => parentPort.postMessage({}),
  );
});
