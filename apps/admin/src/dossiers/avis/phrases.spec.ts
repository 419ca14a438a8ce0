import type { Consultation } from '@sciat/contrats';
import { direAttente, direEtat, direHistoire } from './phrases.js';

const JOUR = '2026-09-15';
const attendue: Consultation = {
  id: '1',
  etat: 'ATTENDUE',
  organisme: 'DDFiP',
  utilisateurId: null,
  courriel: null,
  confidentiel: false,
  reserve: false,
  question: 'Le plan tient-il ?',
  pieces: [],
  echeanceLe: '2026-09-20',
  demandeLe: '2026-09-01',
  demandePar: 'Camille Exemple',
  relances: 0,
  relanceLe: null,
  reponse: null,
  commentaire: null,
  reponduLe: null,
  canal: null,
  revoqueLe: null,
  motifRevocation: null,
};
const simple = (texte: string) => texte.replace(/[\u00a0\u202f]/g, ' ');

test.each<[string, Partial<Consultation>, string]>([
  ['attendu', {}, 'Attendu le 20 septembre 2026, dans 5 jours'],
  ['en retard', { echeanceLe: '2026-09-10' }, 'Attendu le 10 septembre 2026, en retard de 5 jours'],
  ['rendu', { etat: 'RENDUE', reponse: 'FAVORABLE_AVEC_RESERVES' }, 'Favorable avec réserves'],
  ['rendu, réservé', { etat: 'RENDUE', confidentiel: true }, 'Avis rendu, confidentiel'],
  ['révoqué', { etat: 'REVOQUEE' }, 'Demande révoquée'],
])('un avis %s se dit', (_cas, surcharge, phrase) => {
  expect(simple(direEtat({ ...attendue, ...surcharge }, JOUR))).toBe(phrase);
});

test('l’histoire d’un avis tient en une ligne', () => {
  expect(simple(direHistoire(attendue))).toBe('Demandé le 1er septembre 2026 par Camille Exemple.');
  const relance = { ...attendue, relances: 2, relanceLe: '2026-09-18' };
  expect(simple(direHistoire({ ...relance, canal: 'TELEPHONE', reponduLe: '2026-09-19' }))).toBe(
    'Demandé le 1er septembre 2026 par Camille Exemple ; relancé 2 fois, la dernière le 18 septembre 2026 ; rendu le 19 septembre 2026 par téléphone.',
  );
  const revoque = { ...attendue, revoqueLe: '2026-09-19', motifRevocation: 'Dossier clos.' };
  expect(simple(direHistoire(revoque))).toContain('révoqué le 19 septembre 2026 : Dossier clos.');
});

test('près de l’obligation, l’attente dit de qui et jusqu’à quand', () => {
  const avis = { id: '1', organisme: 'DDFiP', echeanceLe: '2026-09-20', pourMoi: false };
  expect(direAttente(avis, JOUR)).toBe('Avis de DDFiP attendu dans 5 jours');
  const tard = { ...avis, echeanceLe: '2026-09-10' };
  expect(direAttente(tard, JOUR)).toBe('Avis de DDFiP en retard de 5 jours');
  expect(simple(direAttente({ ...avis, pourMoi: true }, JOUR))).toBe(
    'Votre avis est demandé pour le 20 septembre 2026, dans 5 jours',
  );
});
