import { type ListeCourante, voisinsDe } from './liste-courante.js';

const dossiers = ['a', 'b', 'c'].map((id) => ({ id, reference: `VTA-2026-000${id}` }));
const liste: ListeCourante = { retour: '/ma-file', libelle: 'Ma file', dossiers };

it('donne le précédent et le suivant de la liste d’où l’on vient', () => {
  expect(voisinsDe('b', liste)).toEqual({
    precedent: dossiers[0],
    suivant: dossiers[2],
    rang: 2,
    total: 3,
  });
});

it('s’arrête aux deux bouts', () => {
  expect(voisinsDe('a', liste)?.precedent).toBeNull();
  expect(voisinsDe('c', liste)?.suivant).toBeNull();
});

it('ne dit rien d’un dossier ouvert autrement', () => {
  expect(voisinsDe('z', liste)).toBeNull();
  expect(voisinsDe('a', null)).toBeNull();
});
