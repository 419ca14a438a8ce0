import { estVide, resumerAnciennete, resumerFlux, resumerPaiements } from './phrases.js';

const semaine = (recus: number, clos: number) => ({ lundi: '2026-11-30', recus, clos });
const lisible = (phrase: string) => phrase.replaceAll('\u00a0', ' ');

describe('phrases du tableau de bord', () => {
  test('le flux dit de combien l’encours monte', () => {
    expect(lisible(resumerFlux([semaine(143, 67), semaine(0, 0)]))).toBe(
      '143 demandes reçues et 67 dossiers clos en 2 semaines : l’encours monte de 76.',
    );
  });

  test('le flux dit de combien l’encours baisse', () => {
    expect(lisible(resumerFlux([semaine(1, 2)]))).toContain('1 demande reçue et 2 dossiers clos');
    expect(lisible(resumerFlux([semaine(1, 2)]))).toContain('l’encours baisse de 1.');
  });

  test('autant d’arrivées que de clôtures : l’encours est stable', () => {
    expect(lisible(resumerFlux([semaine(2, 2)]))).toContain('l’encours est stable');
  });

  test('sans rien à dessiner, une phrase le dit', () => {
    expect(estVide([{ valeurs: [] }, { valeurs: [0, 0] }])).toBe(true);
    expect(estVide([{ valeurs: [0, 1] }])).toBe(false);
    expect(lisible(resumerFlux([semaine(0, 0), semaine(0, 0)]))).toBe(
      'Aucune demande reçue, aucun dossier clos en 2 semaines.',
    );
    expect(resumerPaiements([])).toBe('Rien à verser d’ici douze mois.');
    expect(resumerAnciennete([])).toBe('Aucun dossier n’est ouvert.');
  });
});
