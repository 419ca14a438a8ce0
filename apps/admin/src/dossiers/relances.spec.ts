import { direRelances, direRelancesEnBref, estARelancer } from './relances.js';

const JOUR = '2026-03-07';
const chez = (relances: number, relanceLe: string | null, aRelancerLe: string | null) => ({
  acteur: 'ANCT' as const,
  relances,
  relanceLe,
  aRelancerLe,
});

it.each([
  [
    'jamais relancé, pas encore temps',
    chez(0, null, '2026-03-20'),
    'Pas encore relancé ; relance proposée le 20 mars 2026.',
    'relance le 20/03/2026',
    false,
  ],
  [
    'jamais relancé, plus que temps',
    chez(0, null, '2026-03-01'),
    'Pas encore relancé ; relance proposée depuis le 1er mars 2026.',
    'à relancer',
    true,
  ],
  [
    'à relancer ce jour',
    chez(0, null, JOUR),
    'Pas encore relancé ; relance proposée le 7 mars 2026.',
    'à relancer',
    true,
  ],
  [
    'relancé une fois',
    chez(1, '2026-03-03', '2026-04-02'),
    'Relancé une fois, le 3 mars 2026 ; prochaine relance proposée le 2 avril 2026.',
    'relancé le 03/03/2026',
    false,
  ],
  [
    'relancé deux fois, sans nouvelle',
    chez(2, '2026-02-01', '2026-03-03'),
    'Relancé 2 fois, la dernière le 1er février 2026 ; prochaine relance proposée depuis le 3 mars 2026.',
    'à relancer',
    true,
  ],
])('%s', (_, obligation, phrase, bref, due) => {
  expect(direRelances(obligation, JOUR)).toBe(phrase);
  expect(direRelancesEnBref(obligation, JOUR)).toBe(bref);
  expect(estARelancer(obligation, JOUR)).toBe(due);
});

it('ne parle pas de relance quand le service a la main', () => {
  const ici = { ...chez(0, null, null), acteur: 'SCIAT' as const };
  expect(direRelances(ici, JOUR)).toBeNull();
  expect(direRelancesEnBref(ici, JOUR)).toBeNull();
});
