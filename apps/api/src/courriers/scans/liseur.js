// The thread of `lire-pages.ts`. Plain JavaScript: Node loads it as it is, in the tests too.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { degrees, PDFDocument } from '@cantoo/pdf-lib';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** Longest side, in pixels, at which a page is drawn: A4 at 150 dpi, then at 300 for what was not read. */
const COTES = [1754, 3508];
/** Above, a PNG is not inflated: A3 at 400 dpi. */
const PIXELS_MAX = 32_000_000;
const LECTURE = { formats: ['QRCode'], tryHarder: true, tryInvert: false, maxNumberOfSymbols: 8 };

const { contenu, type, pagesMax } = workerData;

async function ouvrir() {
  if (type === 'application/pdf') return PDFDocument.load(contenu, { updateMetadata: false });
  const pdf = await PDFDocument.create();
  if (type === 'image/png') {
    const entete = Buffer.from(contenu.buffer, contenu.byteOffset, 24);
    if (entete.readUInt32BE(16) * entete.readUInt32BE(20) > PIXELS_MAX) throw new Error('image');
  }
  const image = await (type === 'image/png' ? pdf.embedPng(contenu) : pdf.embedJpg(contenu));
  const taille = [image.width, image.height];
  pdf.addPage(taille).drawImage(image, { x: 0, y: 0, width: image.width, height: image.height });
  return pdf;
}

/** The module would fetch it from elsewhere. */
async function preparerLecteur() {
  const chemin = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const { buffer, byteOffset, byteLength } = await readFile(chemin);
  const wasmBinary = buffer.slice(byteOffset, byteOffset + byteLength);
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}

/** The codes of a page, each with how far it is turned. A page that cannot be drawn has none. */
async function lireCodes(page) {
  for (const cote of COTES) {
    const image = await dessiner(page, cote).catch(() => null);
    if (!image) return [];
    const codes = (await readBarcodes(image, LECTURE)).filter((c) => c.isValid);
    if (codes.length > 0)
      return codes.map(({ text, orientation }) => ({ texte: text, orientation }));
  }
  return [];
}

async function dessiner(page, cote) {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const scale = cote / Math.max(originalWidth, originalHeight);
  const {
    data: gris,
    width,
    height,
  } = await page.render({
    scale,
    colorSpace: 'Gray',
    render: 'bitmap',
    renderFormFields: true,
  });
  const data = new Uint8ClampedArray(width * height * 4);
  const points = new Uint32Array(data.buffer);
  for (let i = 0; i < points.length; i += 1) points[i] = 0xff000000 | (gris[i] * 0x010101);
  return { data, width, height };
}

async function lireTout() {
  const pdf = await ouvrir();
  const total = pdf.getPageCount();
  parentPort.postMessage({ total });
  if (total > pagesMax) return pdf;
  const octets = type === 'application/pdf' ? contenu : await pdf.save();
  await preparerLecteur();
  const bibliotheque = await PDFiumLibrary.init();
  const document = await bibliotheque.loadDocument(octets);
  for (let rang = 0; rang < total; rang += 1)
    parentPort.postMessage({ codes: await lireCodes(document.getPage(rang)) });
  document.destroy();
  return pdf;
}

/** The pages asked for, in that order and upright, as a PDF of their own. */
async function extraire(pdf, { pages, titre }) {
  const sortie = await PDFDocument.create();
  sortie.setTitle(titre, { showInWindowTitleBar: true });
  sortie.setLanguage('fr-FR');
  const rangs = pages.map(({ rang }) => rang);
  for (const [i, page] of (await sortie.copyPages(pdf, rangs)).entries()) {
    page.setRotation(degrees((page.getRotation().angle + pages[i].redresser + 360) % 360));
    sortie.addPage(page);
  }
  return sortie.save();
}

const pdf = await lireTout();
parentPort.on('message', async (demande) => parentPort.postMessage(await extraire(pdf, demande)));
