import type { LienDepot } from '@sciat/contrats';
import { direLien, direUsage } from './phrases.js';

const lien: LienDepot = {
  id: 'a',
  etat: 'ouvert',
  expireLe: '2026-10-22T21:59:59.000Z',
  revoqueLe: null,
  creeLe: '2026-09-15T09:00:00.000Z',
  creePar: 'Claude Exemple',
  visites: 0,
  visiteLe: null,
  depots: 0,
};
const simple = (texte: string) => texte.replace(/\u00a0|\u202f/g, ' ');

test('un lien dit jusqu’à quand il s’ouvre, ou pourquoi il ne s’ouvre plus', () => {
  const dits = [
    lien,
    { ...lien, etat: 'expire' as const },
    { ...lien, etat: 'revoque' as const, revoqueLe: '2026-09-20T10:00:00.000Z' },
    { ...lien, etat: 'clos' as const },
  ].map((l) => simple(direLien(l)));
  expect(dits).toEqual([
    'Ouvert jusqu’au 22 octobre 2026',
    'Expiré depuis le 22 octobre 2026',
    'Révoqué le 20 septembre 2026',
    'Fermé avec le dossier',
  ]);
});

test('et s’il a servi', () => {
  const visiteLe = '2026-09-16T07:05:00.000Z';
  const usage = (l: Partial<LienDepot>) => simple(direUsage({ ...lien, ...l }));
  const fin = 'Créé le 15 septembre 2026 par Claude Exemple.';
  expect(usage({})).toBe(`Jamais visité ; aucune pièce déposée. ${fin}`);
  expect(usage({ visites: 1, visiteLe, depots: 1 })).toBe(
    `Visité une fois, le 16 septembre 2026 à 09:05 ; 1 pièce déposée. ${fin}`,
  );
  expect(usage({ visites: 3, visiteLe, depots: 2 })).toBe(
    `Visité 3 fois, la dernière le 16 septembre 2026 à 09:05 ; 2 pièces déposées. ${fin}`,
  );
});
