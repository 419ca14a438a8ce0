import { etatVague } from './phrases.js';

const vague = { ouvreLe: '2027-03-01', fermeLe: '2027-05-31' };

it.each([
  ['2027-02-28', 'à venir'],
  ['2027-03-01', 'ouverte'],
  ['2027-05-31', 'ouverte'],
  ['2027-06-01', 'fermée'],
])('le %s, une vague du 1er mars au 31 mai 2027 est %s', (jour, etat) => {
  expect(etatVague(vague, jour)).toBe(etat);
});
