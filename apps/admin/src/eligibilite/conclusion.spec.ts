import {
  type CritereLu,
  direAppreciation,
  direComptes,
  motConclusion,
  motDe,
} from './conclusion.js';

const critere = (verdict: CritereLu['verdict'], reste: Partial<CritereLu> = {}): CritereLu => ({
  id: verdict,
  libelle: 'Critère',
  portee: 'bloquant',
  verdict,
  explication: 'Parce que.',
  valeur: null,
  origine: null,
  source: { reference: 'Fiche', confiance: 'fiche' },
  ...reste,
});
const rempli = critere('rempli');
const inconnu = critere('à apprécier', { enAttente: true });
const douteux = critere('à apprécier');

it('distingue ce qui n’est pas encore connu de ce qui est à apprécier', () => {
  expect([rempli, inconnu, douteux].map(motDe)).toEqual([
    'rempli',
    'pas encore connu',
    'à apprécier',
  ]);
});

it('conclut « à compléter » quand il ne manque que des faits', () => {
  const criteres = [rempli, inconnu, inconnu];
  expect(motConclusion({ conclusion: 'à apprécier', criteres })).toBe('à compléter');
  expect(motConclusion({ conclusion: 'à apprécier', criteres: [...criteres, douteux] })).toBe(
    'à apprécier',
  );
  expect(motConclusion({ conclusion: 'non éligible', criteres })).toBe('non éligible');
});

it('compte les critères bloquants, ce qui décide d’abord', () => {
  const vigilance: CritereLu = { ...douteux, portee: 'avertissement' };
  expect(
    direComptes({ criteres: [rempli, inconnu, inconnu, critere('non rempli'), vigilance] }),
  ).toBe('1 non rempli, 1 rempli, 2 pas encore connus');
});

it('dit qui a apprécié un critère, quand et pourquoi', () => {
  const appreciation = {
    verdict: 'rempli' as const,
    motif: 'Erreur de code dans la liste.',
    auteur: 'Claude Roux',
    le: '2026-03-03',
    calcule: 'non rempli' as const,
  };
  expect(direAppreciation(appreciation)).toBe(
    'Apprécié rempli par Claude Roux le 3 mars 2026 : Erreur de code dans la liste.',
  );
});
