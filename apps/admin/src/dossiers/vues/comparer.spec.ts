import type { Vue } from '@sciat/contrats';
import { type Courant, differe } from './comparer.js';

const vue: Pick<Vue, keyof Courant> = {
  filtres: { acteur: 'ANCT', depuisPlusDe: 30 },
  tri: 'depuis',
  ordre: 'asc',
  colonnes: ['reference', 'etape'],
};

it('reconnaît la vue dont les filtres sont dits autrement', () => {
  expect(differe(vue, { ...vue, filtres: { depuisPlusDe: '30', acteur: 'ANCT', q: '' } })).toBe(
    false,
  );
});

it.each<[string, Partial<Courant>]>([
  ['un filtre de plus', { filtres: { ...vue.filtres, etat: 'tous' } }],
  ['un filtre de moins', { filtres: { acteur: 'ANCT' } }],
  ['un autre tri', { tri: 'echeance' }],
  ['l’autre sens', { ordre: 'desc' }],
  ['les colonnes dans un autre ordre', { colonnes: ['etape', 'reference'] }],
])('voit qu’elle a changé : %s', (_, change) => {
  expect(differe(vue, { ...vue, ...change })).toBe(true);
});
