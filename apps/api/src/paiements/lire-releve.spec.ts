import { classeur } from '../../test/listes.js';
import { lireDate, lireMontant, lireReleve } from './lire-releve.js';

test.each([
  ['15 000,00 €', 1_500_000],
  ['15\u202f000,5', 1_500_050],
  ['15.000,00', 1_500_000],
  ['15000', 1_500_000],
  ['15000.5', 1_500_050],
  ['0.30000000000000004', 30],
  ['12,34 EUR', 1234],
  ['15.000', null],
  ['1,500.00', null],
  ['-15', null],
  ['0', null],
  ['', null],
  ['quinze', null],
  ['1,234', null],
  ['99999999999', null],
])('« %s » se lit %s centimes', (texte, centimes) => {
  expect(lireMontant(texte)).toBe(centimes);
});

test.each([
  ['10/06/2026', '2026-06-10'],
  ['1.6.2026', '2026-06-01'],
  ['2026-06-10', '2026-06-10'],
  ['2026-06-10T00:00:00', '2026-06-10'],
  ['20260610', '2026-06-10'],
  ['46183', '2026-06-10'],
  ['31/02/2026', null],
  ['10/06/26', null],
  ['12', null],
  ['', null],
])('« %s » se lit %s', (texte, date) => {
  expect(lireDate(texte)).toBe(date);
});

const LUE = {
  rang: 2,
  engagementNumero: 'EJ-2026-001',
  centimes: 1_500_000,
  payeLe: '2026-06-10',
  tiers: 'Aurons',
};

test.each([
  'N° EJ;Montant;Date de paiement;Bénéficiaire\nEJ-2026-001;15 000,00;10/06/2026;Aurons\n',
  '\ufeffBÉNÉFICIAIRE\tnuméro d’engagement\tmontant payé\tpayé le\nAurons\tEJ-2026-001\t15000\t2026-06-10',
  'Tiers,Engagement juridique,Montant,Date\r\nAurons,EJ-2026-001,"15 000,00",10/06/2026\r\n',
])('les titres usuels se reconnaissent (%#)', async (texte) => {
  const { lignes, illisibles } = await lireReleve(Buffer.from(texte));
  expect([lignes, illisibles]).toEqual([[LUE], []]);
});

test.each(['xlsx', 'ods'] as const)('un classeur %s se lit, sa date aussi', async (format) => {
  const contenu = classeur(format, [
    ['Numéro EJ', 'Montant', 'Date', 'Tiers'],
    ['EJ-2026-001', 15_000, { t: 'n', v: 46_183, z: 'dd/mm/yyyy' }, 'Aurons'],
  ]);
  expect((await lireReleve(contenu)).lignes).toEqual([LUE]);
});

test('une ligne illisible est dite et laissée de côté, les autres se lisent', async () => {
  const { lignes, illisibles } = await lireReleve(
    Buffer.from(
      'EJ;Montant;Date\n;150;10/06/2026\nEJ-1;0;10/06/2026\nEJ-1;5;hier\nEJ-1;5;10/06/2026',
    ),
  );
  expect(lignes.map((l) => l.rang)).toEqual([5]);
  expect(illisibles.map((r) => r.message)).toEqual([
    'Ligne 2 : le numéro d’engagement manque ou n’en est pas un.',
    'Ligne 3 : « 0 » n’est pas un montant positif en euros.',
    'Ligne 4 : « hier » n’est pas une date (attendu : 31/12/2026).',
  ]);
});

test.each([
  ['Code;Montant;Date\n1;2;3', /numéro d’engagement/],
  ['EJ;Date\n1;2', /« montant »/],
  ['EJ;Montant;Date\n', /aucune ligne/],
])('sans une colonne ou sans ligne, le relevé est refusé', async (texte, message) => {
  await expect(lireReleve(Buffer.from(texte))).rejects.toThrow(message);
});
