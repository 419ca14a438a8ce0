import { prescriptionDe } from './prescription.js';

it.each([
  ['2022-01-01', '2026-12-31'],
  ['2022-12-31', '2026-12-31'],
  ['2023-01-01', '2027-12-31'],
])('attribuée le %s, une aide se réclame jusqu’au %s', (accordeLe, limite) => {
  expect(prescriptionDe(accordeLe)).toBe(limite);
});
