import type { Probleme } from '@sciat/contrats';
import { resumerErreur } from './resume-erreur.js';

const raison = (champ: string, message: string) => ({ code: 'INVALIDE', champ, message });
const courriel = raison('courriel', 'Adresse invalide.');
const motDePasse = raison('motDePasse', 'Le mot de passe est attendu.');
const probleme = (detail: string, raisons: Probleme['raisons'] = []): Probleme => ({
  type: 'about:blank',
  title: 'Demande invalide',
  status: 400,
  detail,
  code: 'invalide',
  raisons,
});
const joint = probleme('courriel : Adresse invalide. ; motDePasse : Le mot de passe est attendu.', [
  courriel,
  motDePasse,
]);

it('ne répète ni les raisons jointes par l’API, ni celles qui sont sous leur champ', () => {
  expect(resumerErreur(joint)).toEqual({
    titre: 'Demande invalide',
    raisons: [courriel, motDePasse],
  });
  expect(resumerErreur(joint, ['courriel'])).toEqual({
    titre: 'Demande invalide',
    phrase: 'Le mot de passe est attendu.',
    raisons: [],
  });
  expect(resumerErreur(joint, ['courriel', 'motDePasse'])).toEqual({
    phrase: 'Corrigez les champs signalés.',
    raisons: [],
  });
});

it('garde la phrase de l’API quand elle dit autre chose que ses raisons', () => {
  expect(resumerErreur(probleme('2 lignes refusées.', [courriel]))).toEqual({
    titre: 'Demande invalide',
    phrase: '2 lignes refusées.',
    raisons: [courriel],
  });
  expect(resumerErreur(probleme('Ce dossier n’existe pas.'))).toMatchObject({
    phrase: 'Ce dossier n’existe pas.',
    raisons: [],
  });
});
