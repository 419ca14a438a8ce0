import type { Dispositif } from '@sciat/contrats';
import { decrire, definitionDe } from '@sciat/dispositifs';
import { cheminOrdinaire, marquerEtape, soulignerChemin, surLeChemin } from './chemin.js';

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

it('ne laisse pas à l’écart une fin à laquelle rien d’ordinaire ne mène', () => {
  const etape = (id: string) => ({ id, principale: true });
  const texte = cheminOrdinaire({
    etapes: [etape('A'), etape('B'), etape('CLOS')] as Dispositif['etapes'],
    diagramme: [
      'stateDiagram-v2',
      '  [*] --> A',
      '  A: Première · SCIAT',
      '  B: Seconde · ANCT',
      '  CLOS: Clos',
      '  A --> B: Transmettre',
      '  CLOS --> [*]',
    ].join('\n'),
  });
  expect(texte.split('\n')).toEqual([
    'stateDiagram-v2',
    '  [*] --> A',
    '  A: Première · SCIAT',
    '  B: Seconde · ANCT',
    '  A --> B: Transmettre',
  ]);
});

it('souligne les étapes du chemin dans le diagramme entier', () => {
  expect(soulignerChemin(procedure)).toContain('class FICHE_DE_POSTE,');
  expect(soulignerChemin(procedure).startsWith(procedure.diagramme)).toBe(true);
});

it('montre l’étape d’un dossier, en mots et en couleur', () => {
  const couleurs = { fond: '#dde', trait: '#114', texte: '#000' };
  const texte = marquerEtape(procedure.diagramme, 'FICHE_DE_POSTE', couleurs);
  expect(texte).toMatch(/^ {2}FICHE_DE_POSTE: .* · le dossier est ici$/m);
  expect(texte).toMatch(/^ {2}class FICHE_DE_POSTE courante$/m);
  expect(texte.match(/le dossier est ici/g)).toHaveLength(1);
  expect(marquerEtape(procedure.diagramme, 'INCONNUE', couleurs)).toBe(procedure.diagramme);
});

it('sait si une étape est sur le chemin ordinaire', () => {
  expect(surLeChemin(procedure, 'FICHE_DE_POSTE')).toBe(true);
  expect(surLeChemin(procedure, 'COMPLEMENTS_FICHE')).toBe(false);
});
