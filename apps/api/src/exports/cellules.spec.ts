import { buffer } from 'node:stream/consumers';
import { read } from '@e965/xlsx';
import type { DossierResume } from '@sciat/contrats';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { neutraliser } from './cellules.js';
import { ecrireFichier } from './ecrire.js';

const dossier = (surcharge: Partial<DossierResume> = {}): DossierResume => ({
  id: 'd1',
  reference: 'VTA-2026-0001',
  version: 1,
  dispositif: 'VTA',
  titre: 'Poste',
  collectivite: { id: 'c1', nom: 'Évenos', code: '83053', type: 'COMMUNE' },
  etape: { id: 'FICHE_DE_POSTE', libelle: 'Fiche de poste' },
  issue: null,
  obligation: null,
  agent: null,
  accordeCentimes: 1_500_050,
  recuLe: '2026-03-12',
  closLe: null,
  fictif: false,
  etiquettes: [],
  ...surcharge,
});
const COLONNES = ['reference', 'titre', 'montant', 'recuLe', 'closLe'] as const;
const ecrire = (format: 'csv' | 'xlsx' | 'ods', dossiers: DossierResume[]) =>
  buffer(ecrireFichier(format, COLONNES, dossiers));

/** What a collectivité may have typed: any text, and those that a spreadsheet would run. */
const saisi = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .tuple(
      fc.constantFrom('', ' ', '\t', '\r', '\n', '\u00a0'),
      fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'),
      fc.constantFrom('1+1', "cmd|' /C calc'!A0", 'HYPERLINK("http://x")', 'SUM(A1);"', '2'),
    )
    .map((parts) => parts.join('')),
);

test('aucun texte ne commence comme une formule, quoi qu’on ait saisi', () => {
  fc.assert(
    fc.property(saisi, (t) => {
      const sorti = neutraliser(t);
      expect(sorti).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/);
      // Nothing but the apostrophe is added, and only where it is needed.
      expect(sorti === t || sorti === `'${t}`).toBe(true);
    }),
  );
});

test('dans un CSV relu, aucune cellule n’est une formule et rien n’est perdu', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(saisi, { minLength: 1, maxLength: 5 }), async (titres) => {
      const csv = await ecrire(
        'csv',
        titres.map((titre) => dossier({ titre })),
      );
      const [, ...lignes]: string[][] = parse(csv, {
        bom: true,
        delimiter: ';',
        record_delimiter: '\r\n',
      });
      expect(lignes.map((l) => l[1])).toEqual(titres.map(neutraliser));
    }),
    { numRuns: 60 },
  );
});

test.each(['xlsx', 'ods'] as const)('dans un %s relu, tout texte est un texte', async (format) => {
  await fc.assert(
    fc.asyncProperty(fc.array(saisi, { minLength: 1, maxLength: 5 }), async (titres) => {
      const fichier = await ecrire(
        format,
        titres.map((titre) => dossier({ titre })),
      );
      const feuille = read(fichier, { dense: true }).Sheets.Dossiers?.['!data'] ?? [];
      for (const [i, titre] of titres.entries()) {
        const cellule = feuille[i + 1]?.[1];
        if (!cellule) {
          expect(titre.trim()).toBe('');
          continue;
        }
        expect([cellule.t, cellule.f]).toEqual(['s', undefined]);
        expect(String(cellule.v)).not.toMatch(/^\s*[=+\-@]/);
      }
    }),
    { numRuns: 40 },
  );
});

test('le CSV s’ouvre dans un tableur français : dates, virgules, accents', async () => {
  const csv = (await ecrire('csv', [dossier({ titre: 'Poste ; « été »' })])).toString();
  expect(csv).toBe(
    '\uFEFFDossier;Objet;Montant accordé;Reçu le;Clos le\r\nVTA-2026-0001;"Poste ; « été »";15000,50;12/03/2026;\r\n',
  );
});

test.each(['xlsx', 'ods'] as const)(
  'le %s tient de vraies dates et de vrais nombres',
  async (format) => {
    const feuille = read(await ecrire(format, [dossier()]), {
      cellDates: true,
      dense: true,
    }).Sheets;
    const [titres, ligne] = feuille.Dossiers?.['!data'] ?? [];
    expect(titres?.map((c) => c?.v)).toEqual([
      'Dossier',
      'Objet',
      'Montant accordé',
      'Reçu le',
      'Clos le',
    ]);
    expect(ligne?.[2]).toMatchObject({ t: 'n', v: 15000.5 });
    expect(ligne?.[3]?.t).toBe('d');
    expect(JSON.stringify(ligne?.[3]?.v)).toContain('2026-03-12T00:00:00');
  },
);

test('un fichier interrompu ne passe pas pour un fichier entier', async () => {
  async function* coupe() {
    yield dossier();
    throw new Error('base perdue');
  }
  for (const format of ['csv', 'xlsx', 'ods'] as const)
    await expect(buffer(ecrireFichier(format, COLONNES, coupe()))).rejects.toThrow('base perdue');
});
