import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { unPdf } from '../../test/fabriques.js';
import { unMp4, unWebm } from '../../test/videos.js';
import { mesurer } from './mesurer.js';

let dossier: string;
beforeAll(async () => {
  dossier = await mkdtemp(join(tmpdir(), 'sciat-mesures-'));
});
afterAll(() => rm(dossier, { recursive: true }));

let numero = 0;
async function mesure(contenu: Uint8Array, type: string, delai?: number) {
  numero += 1;
  const chemin = join(dossier, String(numero));
  await writeFile(chemin, contenu);
  return mesurer(chemin, type, delai);
}

async function pdfDe(pages: number) {
  const pdf = await PDFDocument.create();
  for (let i = 0; i < pages; i += 1) pdf.addPage();
  return pdf;
}
const PDF = 'application/pdf';

test.each([1, 10, 11])('un PDF de %s page(s) est compté', async (pages) => {
  const pdf = await pdfDe(pages);
  expect(await mesure(await pdf.save(), PDF)).toEqual({ pages });
  expect(await mesure(await pdf.save({ useObjectStreams: false }), PDF)).toEqual({ pages });
});

test('une vidéo est chronométrée, à la seconde la plus proche', async () => {
  expect(await mesure(unMp4(168), 'video/mp4')).toEqual({ secondes: 168 });
  expect(await mesure(unMp4(180.4), 'video/mp4')).toEqual({ secondes: 180 });
  expect(await mesure(unMp4(180.6), 'video/mp4')).toEqual({ secondes: 181 });
  expect(await mesure(unMp4(95, 'qt  '), 'video/quicktime')).toEqual({ secondes: 95 });
  expect(await mesure(unWebm(42), 'video/webm')).toEqual({ secondes: 42 });
});

describe('n’a pas de mesure', () => {
  test('un fichier qui n’est ni un PDF ni une vidéo', async () => {
    expect(await mesure(Buffer.from('PK'), 'image/png')).toEqual({});
  });

  test('une vidéo qui ne dit pas sa durée', async () => {
    expect(await mesure(unWebm(), 'video/webm')).toEqual({});
  });

  test('un PDF chiffré', async () => {
    const pdf = await pdfDe(2);
    await pdf.encrypt({ userPassword: 'secret', ownerPassword: 'secret' });
    expect(await mesure(await pdf.save(), PDF)).toEqual({});
  });

  test.each<[string, string, Buffer]>([
    ['un PDF sans pages', PDF, unPdf()],
    ['un PDF coupé', PDF, Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catal')],
    ['une vidéo coupée', 'video/mp4', unMp4(60).subarray(0, 90)],
    ['des octets quelconques', 'video/webm', Buffer.alloc(5000, 0x1a)],
  ])('%s', async (_, type, contenu) => {
    expect(await mesure(contenu, type)).toEqual({});
  });
});

/** A hundred kilobytes that unfold into a hundred million bytes. */
function unPdfGigogne(): Buffer {
  const flux = deflateSync(Buffer.alloc(100_000_000, ' '), { level: 1 });
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${flux.length} >>\nstream\n`,
    ),
    flux,
    Buffer.from('\nendstream\nendobj\n%%EOF\n'),
  ]);
}

test('un fichier trop long à lire est abandonné, et le suivant est mesuré', async () => {
  const gigogne = unPdfGigogne();
  await mesure(unPdf(), PDF);
  const debut = Date.now();
  const [perdu, suivant] = await Promise.all([
    mesure(gigogne, PDF, 100).then((mesures) => ({ mesures, apres: Date.now() - debut })),
    pdfDe(3).then(async (pdf) => mesure(await pdf.save(), PDF)),
  ]);
  expect(perdu.mesures).toEqual({});
  expect(perdu.apres).toBeGreaterThanOrEqual(100);
  expect(perdu.apres).toBeLessThan(3_000);
  expect(suivant).toEqual({ pages: 3 });
});
