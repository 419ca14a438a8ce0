import { compter, direEtat } from './phrases.js';

const JOUR = '2026-09-15';
const liste = { enVigueur: false, effetLe: '2026-01-01', remplaceeLe: null };

it.each([
  [{ ...liste, enVigueur: true }, 'en vigueur'],
  [
    { ...liste, enVigueur: true, remplaceeLe: '2027-01-01' },
    'en vigueur jusqu’au 1er\u00a0janvier\u00a02027',
  ],
  [{ ...liste, effetLe: '2027-01-01' }, 'à venir'],
  [{ ...liste, remplaceeLe: '2026-09-01' }, 'remplacée le 1er\u00a0septembre\u00a02026'],
  // Corrected before it took effect.
  [
    { ...liste, effetLe: '2027-01-01', remplaceeLe: '2026-09-10' },
    'remplacée le 10\u00a0septembre\u00a02026',
  ],
])('dit l’état de %j', (lue, etat) => {
  expect(direEtat(lue, JOUR)).toBe(etat);
});

it('accorde un compte', () => {
  expect([0, 1, 2].map((n) => compter(n, 'ligne lue', 'lignes lues'))).toEqual([
    '0 ligne lue',
    '1 ligne lue',
    '2 lignes lues',
  ]);
});
