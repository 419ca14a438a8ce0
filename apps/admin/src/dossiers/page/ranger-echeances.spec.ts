import { direCalcul, type EcheanceLue, grouper } from './ranger-echeances.js';

const echeance = (code: string, nature: EcheanceLue['nature'], le: string): EcheanceLue => ({
  code,
  libelle: code,
  nature,
  le,
  etat: 'EN_COURS',
  siPassee: null,
  phrase: '',
  segments: [],
  alternative: null,
  source: { reference: 'CRPA', confiance: 'texte' },
});

it('ne mêle pas les délais des textes et les objectifs du service, le plus proche d’abord', () => {
  const groupes = grouper([
    echeance('interne', 'INTERNE', '2026-03-01'),
    echeance('silence', 'LEGALE', '2026-05-03'),
    echeance('limite', 'FIXEE', '2026-04-01'),
    echeance('accuse', 'LEGALE', '2026-03-17'),
    echeance('versement', 'PROMESSE', '2026-03-20'),
  ]);
  expect(groupes.map((g) => [g.titre, g.echeances.map((e) => e.code)])).toEqual([
    ['Délais légaux', ['accuse', 'silence']],
    ['Délais annoncés et dates fixées', ['versement', 'limite']],
    ['Objectifs internes du service', ['interne']],
  ]);
});

it('met à part le délai de recours, qui n’est pas à tenir par le service', () => {
  const groupes = grouper([
    echeance('RECOURS_42', 'LEGALE', '2026-03-10'),
    echeance('silence', 'LEGALE', '2026-05-03'),
  ]);
  expect(groupes.map((g) => g.titre)).toEqual(['Délais légaux', 'Délais de recours du demandeur']);
});

it('tait les groupes vides', () => {
  expect(grouper([])).toEqual([]);
});

it('dit le calcul en une phrase', () => {
  expect(direCalcul('reçu le 3 mars 2026 + 2 mois, échéance le 3 mai 2026')).toBe(
    'Reçu le 3 mars 2026 + 2 mois, échéance le 3 mai 2026.',
  );
});
