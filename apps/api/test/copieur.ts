import { crc32, deflateSync } from 'node:zlib';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { PDFiumLibrary } from '@hyzyla/pdfium';

// Jest looks a global up slowly, and these are asked for at each dot.
const { PI, abs, cos, imul, max, min, round, sin } = Math;

interface Reglage {
  /** Dots per inch. */
  finesse?: number;
  /** Degrees, clockwise: laid across the glass, or askew. */
  tourne?: number;
  /** From 0 to 1: what the glass, the paper and the lamp add. */
  bruit?: number;
}
export interface Image {
  largeur: number;
  hauteur: number;
  gris: Uint8Array;
  finesse: number;
}

/** What the office copier makes of a page: grey dots, askew and dirty. */
export async function photocopier(
  pdf: Uint8Array,
  page: number,
  { finesse = 150, tourne = 0, bruit = 0.15 }: Reglage = {},
): Promise<Image> {
  const bibliotheque = await PDFiumLibrary.init();
  const document = await bibliotheque.loadDocument(pdf);
  const { data, width, height } = await document
    .getPage(page)
    .render({ scale: finesse / 72, colorSpace: 'Gray', render: 'bitmap' });
  const nette = { largeur: width, hauteur: height, gris: Uint8Array.from(data), finesse };
  document.destroy();
  bibliotheque.destroy();
  return salir(tourner(nette, tourne), bruit);
}

/** Many pages in one file, as the feeder gives them. */
export async function relier(images: Image[]): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  for (const { largeur, hauteur, gris, finesse } of images) {
    const image = pdf.context.stream(deflateSync(gris, { level: 1 }), {
      Type: 'XObject',
      Subtype: 'Image',
      Width: largeur,
      Height: hauteur,
      ColorSpace: 'DeviceGray',
      BitsPerComponent: 8,
      Filter: 'FlateDecode',
    });
    const [l, h] = [(largeur * 72) / finesse, (hauteur * 72) / finesse];
    const page = pdf.addPage([l, h]);
    page.node.setXObject(PDFName.of('Page'), pdf.context.register(image));
    const dessin = pdf.context.stream(`${l} 0 0 ${h} 0 0 cm /Page Do`);
    page.node.set(PDFName.of('Contents'), pdf.context.register(dessin));
  }
  return Buffer.from(await pdf.save());
}

function tourner({ largeur, hauteur, gris, finesse }: Image, degres: number): Image {
  const angle = (degres * PI) / 180;
  const [c, s] = [cos(angle), sin(angle)];
  const l = round(abs(largeur * c) + abs(hauteur * s));
  const h = round(abs(largeur * s) + abs(hauteur * c));
  const sortie = new Uint8Array(l * h).fill(255);
  for (let y = 0; y < h; y += 1)
    for (let x = 0; x < l; x += 1) {
      const [dx, dy] = [x - l / 2, y - h / 2];
      const sx = round(dx * c + dy * s + largeur / 2);
      const sy = round(-dx * s + dy * c + hauteur / 2);
      if (sx >= 0 && sx < largeur && sy >= 0 && sy < hauteur)
        sortie[y * l + x] = gris[sy * largeur + sx] as number;
    }
  return { largeur: l, hauteur: h, gris: sortie, finesse };
}

/** The same each time: a test must not fail one day in a thousand. */
function salir({ gris, ...image }: Image, bruit: number): Image {
  let graine = 42;
  const hasard = () => {
    graine = (imul(graine, 1_103_515_245) + 12_345) & 0x7fffffff;
    return graine / 2 ** 31;
  };
  const sale = gris.map((g) => {
    // Ink is never black, paper never white, and a dot in a thousand is dust.
    const terne = 30 + (g / 255) * 200 + (hasard() - 0.5) * 255 * bruit;
    return max(0, min(255, hasard() < bruit / 150 ? 40 : terne));
  });
  return { ...image, gris: sale };
}

/** One page, as some scanners give it. */
export function enPng({ largeur, hauteur, gris }: Image): Buffer {
  const lignes = Buffer.alloc((largeur + 1) * hauteur);
  for (let y = 0; y < hauteur; y += 1)
    lignes.set(gris.subarray(y * largeur, (y + 1) * largeur), y * (largeur + 1) + 1);
  const entete = Buffer.alloc(13);
  entete.writeUInt32BE(largeur, 0);
  entete.writeUInt32BE(hauteur, 4);
  entete.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    bloc('IHDR', entete),
    bloc('IDAT', deflateSync(lignes, { level: 1 })),
    bloc('IEND', Buffer.alloc(0)),
  ]);
}

function bloc(nom: string, contenu: Buffer): Buffer {
  const corps = Buffer.concat([Buffer.from(nom), contenu]);
  const sortie = Buffer.alloc(corps.length + 8);
  sortie.writeUInt32BE(contenu.length, 0);
  sortie.set(corps, 4);
  sortie.writeUInt32BE(crc32(corps), corps.length + 4);
  return sortie;
}
