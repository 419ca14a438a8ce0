import { dessinsDe, type TableauRapport } from '@sciat/contrats';
import { cadreDe, diagrammeDe } from './diagramme-ods.js';
import { graphiquesDe } from './graphique.js';

const tableau = (lignes: TableauRapport['lignes']): TableauRapport => ({
  id: 'mois',
  titre: 'Mois par mois',
  compte: '',
  colonnes: [
    { titre: 'Mois', format: 'texte' },
    { titre: 'Reçues', format: 'nombre' },
    { titre: 'Décidés', format: 'nombre' },
    { titre: 'Accordé', format: 'euros' },
  ],
  lignes,
  inconnu: '',
  barres: null,
  graphiques: [
    { titre: 'Dossiers', colonnes: [1, 2] },
    { titre: 'Montants', colonnes: [3] },
  ],
});
const barresDe = (svg = '') => [...svg.matchAll(/<rect [^>]*height="([\d.]+)"/g)].map((m) => m[1]);

test('un diagramme dit en mots ses totaux et son plus haut mois', () => {
  const [dossiers, montants] = graphiquesDe(
    tableau([
      ['mars', 6, 1, 45_000_00],
      ['avril', 2, 1, 15_000_00],
    ]),
  );
  expect(dossiers?.alternative).toBe(
    'Diagramme en barres. Reçues : 8 en tout, au plus 6 (mars). Décidés : 2 en tout, au plus 1 (mars, avril). Le tableau donne chaque chiffre.',
  );
  expect(montants?.alternative).toMatch(
    /Accordé : 60\s000\s€ en tout, au plus 45\s000\s€ \(mars\)/,
  );
});

test('une barre par chiffre, haute comme lui ; rien n’a ni barre ni diagramme', () => {
  const graphiques = graphiquesDe(
    tableau([
      ['janvier', 4, 2, 0],
      ['février', 0, 0, 0],
    ]),
  );
  expect(graphiques.map((g) => g.titre)).toEqual(['Dossiers']);
  // Two of the legend, then those of January.
  const [quatre, deux] = barresDe(graphiques[0]?.svg).map(Number);
  expect(barresDe(graphiques[0]?.svg)).toHaveLength(4);
  expect(quatre).toBeCloseTo(2 * (deux ?? 0));
  expect(graphiques[0]?.svg).not.toContain('>0,5<');
});

test('un nom ne sort pas du dessin, et un grand montant se dit en milliers', () => {
  const [, montants] = graphiquesDe(tableau([['<b>&', 1, 1, 1_200_000_00]]));
  expect(montants?.svg).toContain('>&lt;b>&amp;</text>');
  expect(montants?.svg).toMatch(/>1\s200\sk€</);
});

test('dans le classeur, le diagramme lit les cellules de sa feuille', () => {
  const [dossiers] = dessinsDe(
    tableau([
      ['mars', 6, 1, 0],
      ['avril', 2, 1, 0],
    ]),
  );
  if (!dossiers) throw new Error('sans diagramme');
  const xml = diagrammeDe(dossiers, 'Mois par mois');
  const plages = [...xml.matchAll(/(?:cell-range|label-cell)-address="([^"]+)"/g)].map((m) => m[1]);
  expect(plages.map((p) => p?.replaceAll("'Mois par mois'", 'M'))).toEqual([
    'M.A2:M.A3',
    'M.B2:M.B3',
    'M.B1',
    'M.C2:M.C3',
    'M.C1',
  ]);
  expect(cadreDe(dossiers, 'Object 1', 0, 19)).toContain(
    '<svg:desc>Diagramme en barres. Reçues : 8',
  );
});
