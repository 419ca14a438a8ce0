import {
  actesDe,
  direEtatPaiement,
  direImport,
  direReversement,
  direTotaux,
  ETATS_LIGNE,
  totalBilan,
} from './phrases.js';

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
    'avance versée le 10 juin 2026',
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

const reversement = {
  id: '1',
  etat: 'OBSERVATIONS' as const,
  centimes: 50_000,
  motif: '',
  lignes: [],
  observationsLe: '2026-10-15',
  demandeLe: null,
  rembourse: 0,
  remboursements: [],
  soldeLe: null,
  annuleLe: null,
  creePar: '',
  creeLe: '',
};

test.each([
  [{}, /attendues jusqu’au 15 octobre 2026\.$/, ['ANNULER']],
  [{ etat: 'A_DEMANDER' }, /a pris fin le 15 octobre/, ['DEMANDER', 'ANNULER']],
  [
    { etat: 'DEMANDE', demandeLe: '2026-10-16' },
    /demandés le 16 octobre 2026, rien/,
    ['REMBOURSER', 'ANNULER'],
  ],
  [
    { etat: 'DEMANDE', demandeLe: '2026-10-16', rembourse: 20_000 },
    /200\s€ reçus, 300\s€ restent dus/,
    ['REMBOURSER'],
  ],
  [{ etat: 'SOLDE', soldeLe: '2026-11-02' }, /soldé le 2 novembre/, []],
  [{ etat: 'ANNULE', annuleLe: '2026-11-02' }, /abandonné le 2 novembre/, []],
] as const)('un reversement se dit, avec ce qui peut suivre (%#)', (etat, phrase, actes) => {
  const lu = { ...reversement, ...etat };
  expect(direReversement(lu)).toMatch(phrase);
  expect(actesDe(lu).map((a) => a.acte)).toEqual(actes);
});

it('dit la somme de ce qui est montré, et la part de chaque dispositif quand il y en a plusieurs', () => {
  const vta = { dispositif: 'VTA', nombre: 2, centimes: 3_000_000 };
  const dire = (...totaux: (typeof vta)[]) => direTotaux(totaux).replaceAll(/\s/g, ' ');
  expect(dire(vta)).toBe('30 000 € en tout');
  expect(dire(vta, { ...vta, dispositif: 'FITN7', centimes: 50 })).toBe(
    '30 000,50 € en tout : VTA 30 000 €, FITN7 0,50 €',
  );
});

it('additionne les dispositifs ; une enveloppe inconnue laisse le total inconnu', () => {
  const ligne = {
    dispositif: 'VTA',
    aPayer: { nombre: 1, centimes: 100 },
    enRetard: { nombre: 0, centimes: 0 },
    verses: { nombre: 2, centimes: 300 },
    rembourse: 50,
    net: 250,
    enveloppe: 1000,
    engage: 400,
    reste: 600,
  };
  expect(totalBilan([ligne, ligne])).toMatchObject({
    aPayer: { nombre: 2, centimes: 200 },
    net: 500,
    enveloppe: 2000,
    reste: 1200,
  });
  expect(totalBilan([ligne, { ...ligne, enveloppe: null, reste: null }])).toMatchObject({
    verses: { nombre: 4, centimes: 600 },
    enveloppe: null,
    reste: null,
  });
});
