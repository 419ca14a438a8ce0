import { direEtatPaiement, direImport, ETATS_LIGNE } from './phrases.js';

const ligne = {
  id: '1',
  dossier: { id: '1', reference: 'VTA-2026-0001', fictif: false },
  collectivite: { id: '1', nom: 'Aurons' },
  dispositif: 'VTA',
  centimes: 1_500_000,
  engagementNumero: null,
  echeanceLe: null,
  prescriptionLe: null,
};

test.each([
  [{ etat: 'A_DEMANDER', nature: null, demandeLe: null, payeLe: null }, 'reste à demander'],
  [
    { etat: 'DEMANDE', nature: 'UNIQUE', demandeLe: '2026-05-13', payeLe: null },
    'demandé le 13 mai 2026',
  ],
  [
    { etat: 'PAYE', nature: 'AVANCE', demandeLe: '2026-05-13', payeLe: '2026-06-10' },
    'Avance, versé le 10 juin 2026',
  ],
] as const)('l’état d’un paiement se dit (%#)', (etat, phrase) => {
  expect(direEtatPaiement({ ...ligne, ...etat })).toBe(phrase);
});

test('ce qu’un import fera se dit en une phrase', () => {
  const rapprochee = { etat: 'RAPPROCHEE' as const, centimes: 1_500_000 };
  expect(direImport([{ ...rapprochee, etat: 'SANS_PAIEMENT' }])).toMatch(/^Aucun versement/);
  expect(direImport([rapprochee])).toMatch(/^Un versement sera constaté, de 15\s000\s€\.$/);
  expect(direImport([rapprochee, rapprochee])).toMatch(/^2 versements.*30\s000\s€\.$/);
  expect(ETATS_LIGNE.A_CONFIRMER.titre(2)).toMatch(/^2\slignes à confirmer$/);
});
