import { basculer, deplacer } from './colonnes-choisies.js';

it('montre une colonne en dernier, et la cache', () => {
  expect(basculer(['reference', 'etape'], 'agent')).toEqual(['reference', 'etape', 'agent']);
  expect(basculer(['reference', 'etape'], 'etape')).toEqual(['reference']);
});

it('garde toujours le lien du dossier', () => {
  expect(basculer(['etape', 'reference'], 'reference')).toEqual(['etape', 'reference']);
});

it('avance et recule une colonne d’une place, jusqu’au bord', () => {
  expect(deplacer(['reference', 'etape', 'agent'], 'agent', -1)).toEqual([
    'reference',
    'agent',
    'etape',
  ]);
  expect(deplacer(['reference', 'etape'], 'etape', 1)).toEqual(['reference', 'etape']);
  expect(deplacer(['reference', 'etape'], 'agent', -1)).toEqual(['reference', 'etape']);
});
