import { definitionDe, evaluerEligibilite, type Faits } from '@sciat/dispositifs';
import { conclure } from './conclure.js';

const definition = definitionDe('VTA', '2021');
const liste = (presente: boolean): Faits['listes'] => ({
  VTA_COMMUNES_EPCI_RURAUX: { presente, source: 'Arrêté', effetLe: '2026-01-01', fictive: false },
});
function examiner(listes: Faits['listes'], donnees: Record<string, unknown> = {}) {
  const eligibilite = evaluerEligibilite(definition, {
    aujourdhui: '2026-09-15',
    datePivot: '2026-09-15',
    collectivite: { nom: 'Aurons', type: 'COMMUNE', code: '13008', populations: [] },
    donnees,
    pieces: {},
    piecesArrivees: [],
    mesures: {},
    courriels: [],
    appreciations: {},
    vagues: [],
    listes,
    parametres: {},
    passages: [],
    accorde: null,
    paiements: [],
    autresDossiers: 0,
  });
  const { plusTard, ...conclusion } = conclure('Aurons', eligibilite);
  return { ...conclusion, plusTard: plusTard.map((c) => c.id) };
}

it('dit d’une commune inscrite qu’elle peut demander, et ce qui se vérifiera plus tard', () => {
  expect(examiner(liste(true))).toEqual({
    sens: 'oui',
    phrase: 'Aurons peut demander cette aide',
    raisons: 'elle figure sur la liste',
    plusTard: ['duree', 'quotite', 'age', 'diplome', 'remuneration'],
  });
});

it('dit non dès qu’un critère n’est pas rempli, et lequel', () => {
  expect(examiner(liste(false))).toMatchObject({
    sens: 'non',
    phrase: 'Aurons ne peut pas demander cette aide en l’état',
    raisons: 'elle ne figure pas sur la liste',
  });
  expect(examiner(liste(true), { dureePrevueMois: 9 })).toMatchObject({
    sens: 'non',
    raisons: '9 mois pour un contrat de 12 à 18 mois',
  });
});

it('ne promet rien sans liste en vigueur', () => {
  expect(examiner({}, { dureePrevueMois: 12 })).toMatchObject({
    sens: 'incertain',
    raisons: 'aucune liste d’éligibilité n’est en vigueur à la date de la demande',
  });
});
