import { direLot, direManque, direPages } from './phrases.js';

const lot = {
  id: '1',
  nom: 'copieur.pdf',
  etat: 'TERMINE' as const,
  pages: 4,
  lues: 4,
  classes: 2,
  ecartes: 1,
  erreur: null,
  deposeLe: '2026-11-30T10:00:00Z',
  auteur: 'Dominique Essai',
};

it.each([
  [{}, '2\u00a0courriers classés, 1 à regarder.'],
  [{ classes: 1, ecartes: 0 }, '1\u00a0courrier classé.'],
  [{ classes: 0 }, 'Aucun courrier classé, 1 à regarder.'],
  [{ etat: 'EN_COURS' as const, lues: 2 }, 'Lecture de la page 2 sur 4…'],
  [{ etat: 'EN_COURS' as const, pages: 0 }, 'En attente de lecture…'],
  [{ etat: 'ECHOUE' as const, erreur: 'Fichier abîmé.' }, 'Fichier abîmé.'],
])('un fichier dit où il en est', (change, attendu) => {
  expect(direLot({ ...lot, ...change })).toBe(attendu);
});

it('les pages se nomment comme on les lit', () => {
  expect([[], [3], [1, 2], [1, 2, 5]].map(direPages)).toEqual(['', '3', '1 et 2', '1, 2 et 5']);
  const ligne = { rang: 0, pages: [1], etat: 'INCOMPLET' as const, courrier: null };
  expect(direManque({ ...ligne, manquantes: [2] })).toBe('page 2 absente');
  expect(direManque({ ...ligne, manquantes: [2, 3] })).toBe('pages 2 et 3 absentes');
  expect(direManque({ ...ligne, etat: 'DOUBLE', manquantes: [1] })).toBe('page 1 en double');
});
