import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { enPng, photocopier, relier } from '../../../test/copieur.js';
import type { Document } from '../document.js';
import { imprimer } from '../imprimer.js';
import { grouper } from './grouper.js';
import { lirePages } from './lire-pages.js';

const lettre = (jeton: string, paragraphes = 1): Document => ({
  service: { nom: 'Service', adresse: '1 place', telephone: '04', courriel: 'a@exemple.invalid' },
  destinataire: 'Sainte-Épreuve',
  objet: 'Essai',
  reference: 'VTA-2026-0001',
  chrono: '2026-0001',
  jeton,
  fictif: true,
  paragraphes: Array.from({ length: paragraphes }, (_, i) => ({
    id: `p${i}`,
    texte: 'Texte de la lettre. '.repeat(20),
    libre: true,
    source: null,
    aConfirmer: false,
  })),
});
const UNE = 'ABCDEFGHJKLM';
const DEUX = 'ZYXWVUTSRQPN';
const seule = imprimer([lettre(UNE)]);
const longue = imprimer([lettre(DEUX, 14)]);

const codes = (contenu: Buffer, type = 'application/pdf') =>
  lirePages({ contenu, type }, async ({ pages }) => pages.map((p) => p.codes.map((c) => c.texte)));

test.each([
  [150, 0],
  [150, 90],
  [200, 180],
  [200, 270],
  [300, 0],
  [200, 3],
  [150, -4],
])(
  'à %i points par pouce et tournée de %i degrés, une page sale se lit',
  async (finesse, tourne) => {
    const page = await photocopier(seule, 0, { finesse, tourne });
    expect(await codes(await relier([page]))).toEqual([[`${UNE}-1-1`]]);
  },
);

test('une image seule se lit aussi', async () => {
  const page = enPng(await photocopier(seule, 0));
  expect(await codes(page, 'image/png')).toEqual([[`${UNE}-1-1`]]);
});

test('chaque page d’une lettre porte son code, et la lettre se remet en ordre, à l’endroit', async () => {
  const numerise = await relier([
    await photocopier(longue, 1, { tourne: 180 }),
    await photocopier(seule, 0),
    await photocopier(longue, 0, { tourne: 90 }),
  ]);
  await lirePages({ contenu: numerise, type: 'application/pdf' }, async ({ pages, extraire }) => {
    const { groupes, illisibles } = grouper(pages);
    expect(illisibles).toEqual([]);
    expect(groupes).toMatchObject([
      { jeton: DEUX, pages: [{ rang: 2 }, { rang: 0 }], absentes: [], doubles: [] },
      { jeton: UNE, pages: [{ rang: 1, redresser: 0 }], absentes: [], doubles: [] },
    ]);
    const sienne = Buffer.from(await extraire(groupes[0]?.pages ?? [], 'Courrier signé'));
    expect(await codes(sienne)).toEqual([[`${DEUX}-1-2`], [`${DEUX}-2-2`]]);
    const droite = await lirePages({ contenu: sienne, type: 'application/pdf' }, async (l) =>
      l.pages.map((p) => Math.abs(Math.round((p.codes[0]?.orientation ?? 99) / 90))),
    );
    expect(droite).toEqual([0, 0]);
    expect((await PDFDocument.load(sienne)).getTitle()).toBe('Courrier signé');
  });
});

test('une page blanche, ou le code d’un colis, ne nomment aucune lettre', async () => {
  const pdf = await PDFDocument.create();
  pdf.addPage();
  const [pages] = [await codes(Buffer.from(await pdf.save()))];
  expect(pages).toEqual([[]]);
  const page = (...textes: string[]) => ({
    rang: 0,
    codes: textes.map((texte) => ({ texte, orientation: 0 })),
  });
  for (const autres of [['https://exemple.invalid'], [UNE], [`${UNE}-3-2`], [`${UNE}-0-1`]])
    expect(grouper([page(...autres)]).illisibles).toEqual([0]);
  expect(grouper([page('colis', `${UNE}-1-1`)]).groupes).toHaveLength(1);
  expect(grouper([page(`${DEUX}-1-1`, `${UNE}-1-1`)]).illisibles).toEqual([0]);
});

test('une lettre incomplète ou en double le dit', () => {
  const pages = [`${UNE}-3-3`, `${UNE}-1-3`, `${DEUX}-1-1`, `${DEUX}-1-1`].map((texte, rang) => ({
    rang,
    codes: [{ texte, orientation: 0 }],
  }));
  expect(grouper(pages).groupes).toMatchObject([
    { jeton: UNE, absentes: [2], doubles: [] },
    { jeton: DEUX, absentes: [], doubles: [1] },
  ]);
});

const refuse = (contenu: Buffer, reste: object = {}, type = 'application/pdf') =>
  expect(lirePages({ contenu, type, ...reste }, async ({ pages }) => pages)).rejects;

test('un fichier abîmé, trop long ou trop lent est refusé, sans emporter le processus', async () => {
  await refuse(Buffer.from('%PDF-1.7 abîmé')).toThrow('abîmé');
  await refuse(Buffer.from('pas une image'), {}, 'image/png').toThrow('abîmé');
  await refuse(longue, { pagesMax: 1 }).toThrow('2 pages');
  await refuse(longue, { silenceMs: 1 }).toThrow('trop lourde');
});

test('une image démesurée n’est pas dépliée', async () => {
  const entete = enPng(await photocopier(seule, 0, { finesse: 72 }));
  entete.writeUInt32BE(60_000, 16);
  entete.writeUInt32BE(60_000, 20);
  await refuse(entete, {}, 'image/png').toThrow('abîmé');
});

test('un PDF qui déplie une image énorme, ou une page sans fin, ne prend pas la mémoire', async () => {
  const pdf = await PDFDocument.create();
  const cote = 20_000;
  const image = pdf.context.stream(deflateSync(Buffer.alloc(cote * cote, 1), { level: 1 }), {
    Type: 'XObject',
    Subtype: 'Image',
    Width: cote,
    Height: cote,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 8,
    Filter: 'FlateDecode',
  });
  const page = pdf.addPage([14_400, 10]);
  page.node.setXObject(PDFName.of('Grosse'), pdf.context.register(image));
  const dessin = pdf.context.stream('14400 0 0 10 0 0 cm /Grosse Do');
  page.node.set(PDFName.of('Contents'), pdf.context.register(dessin));
  const avant = process.memoryUsage.rss();
  await codes(Buffer.from(await pdf.save())).catch((e) =>
    expect(e.message).toMatch(/lourde|abîmé/),
  );
  expect(process.memoryUsage.rss() - avant).toBeLessThan(1.6 * 1024 ** 3);
}, 60_000);
