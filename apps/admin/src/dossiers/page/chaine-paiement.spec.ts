import { chainesDe } from './chaine-paiement.js';

const paiement = {
  id: '1',
  nature: 'UNIQUE' as const,
  centimes: 1_500_000,
  engagementNumero: 'EJ-1',
  serviceFaitLe: '2026-05-12',
  demandeLe: '2026-05-13',
  payeLe: null,
  annuleLe: null,
};
const dossier = {
  donnees: { engagementNumero: 'EJ-1', engagementLe: '2026-05-11' },
  paiements: [paiement],
  montant: { accorde: 1_500_000, calcule: 1_500_000, estimation: false, lignes: [] },
  issue: null,
};
const faits = (d: Parameters<typeof chainesDe>[0]) =>
  chainesDe(d).map(({ titre, maillons }) => [titre, ...maillons.map((m) => m.fait)]);

test('un paiement demandé : ce qui est fait, ce qui vient', () => {
  expect(faits(dossier)).toEqual([[null, 'EJ-1, 11 mai 2026', '12 mai 2026', '13 mai 2026', null]]);
});

test('avant la demande, et après une avance, ce qui reste à demander a sa ligne', () => {
  expect(faits({ ...dossier, paiements: [] })).toEqual([
    [null, 'EJ-1, 11 mai 2026', null, null, null],
  ]);
  const avance = {
    ...paiement,
    nature: 'AVANCE' as const,
    centimes: 450_000,
    payeLe: '2026-06-10',
  };
  const [payee, reste] = faits({ ...dossier, paiements: [avance] });
  expect(payee?.[0]).toMatch(/^Avance, 4\s500\s€$/);
  expect(reste?.[0]).toMatch(/^Reste à demander, 10\s500\s€$/);
});

test('un dossier clos, ou une demande annulée, n’attend plus rien', () => {
  expect(chainesDe({ ...dossier, paiements: [], issue: 'DESISTEMENT' })).toEqual([]);
  expect(faits({ ...dossier, paiements: [{ ...paiement, annuleLe: '2026-05-20' }] })).toEqual([
    [null, 'EJ-1, 11 mai 2026', null, null, null],
  ]);
});
