import { anneesProposees, direReste } from './phrases.js';

const lisible = (texte: string) => texte.replace(/[\u00a0\u202f]/g, ' ');

it.each([
  [null, 0, 'enveloppe non fixée'],
  [1_000_000, 0, '10 000 €'],
  [1_000_000, 1_000_000, '10 000 €'],
  [1_000_000, 1_000_001, '10 000 €, soit 0,01 € de moins que les demandes'],
  [0, 0, '0 €'],
  [-50_000, 0, 'dépassée de 500 €'],
])('un reste de %s pour %s demandés se dit « %3$s »', (reste, demande, phrase) => {
  expect(lisible(direReste({ reste, demande }))).toBe(phrase);
});

it('les années proposées entourent la courante, et comptent celle qu’on regarde', () => {
  expect(anneesProposees(2026, 2026)).toEqual([2027, 2026, 2025, 2024, 2023, 2022]);
  expect(anneesProposees(2026, 2019)).toEqual([2027, 2026, 2025, 2024, 2023, 2022, 2019]);
});
