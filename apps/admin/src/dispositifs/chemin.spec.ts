import type { Dispositif } from '@sciat/contrats';
import { decrire, definitionDe } from '@sciat/dispositifs';
import { cheminOrdinaire, soulignerChemin } from './chemin.js';

const procedure = decrire(definitionDe('VTA', '2021')) as Pick<Dispositif, 'etapes' | 'diagramme'>;

it('ne garde du diagramme que le chemin ordinaire, d’un bout à l’autre', () => {
  const texte = cheminOrdinaire(procedure);
  const fleches = texte.split('\n').filter((l) => l.includes('-->'));
  const principales = procedure.etapes.filter((e) => e.principale).map((e) => e.id);
  const depuis = fleches.map((l) => l.trim().split(' ')[0]);
  expect([...new Set(depuis)]).toEqual(['[*]', ...principales]);
  expect(texte).toContain('stateDiagram');
  expect(texte).not.toContain('COMPLEMENTS');
  expect(texte).not.toContain('Reprendre');
});

it('souligne les étapes du chemin dans le diagramme entier', () => {
  expect(soulignerChemin(procedure)).toContain('class FICHE_DE_POSTE,');
  expect(soulignerChemin(procedure).startsWith(procedure.diagramme)).toBe(true);
});
