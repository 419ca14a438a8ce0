import type { PageDossiers } from '@sciat/contrats';
import { type ListeCourante, prolonger, voisinsDe } from './liste-courante.js';

const reperes = (ids: string) => [...ids].map((id) => ({ id, reference: `VTA-2026-000${id}` }));
const liste: ListeCourante = {
  retour: '/ma-file',
  libelle: 'Ma file',
  dossiers: reperes('abc'),
  avant: 0,
  total: 3,
  auDela: false,
  requete: '/dossiers?parPage=3',
  page: 1,
  parPage: 3,
};
const ids = ({ dossiers }: ListeCourante) => dossiers.map((d) => d.id).join('');

/** The list as it stands now in the database. */
const base = (contenu: string) => {
  const lues: number[] = [];
  const lire = async (_: string, page: number) => {
    lues.push(page);
    const donnees = reperes(contenu.slice((page - 1) * 3, page * 3));
    return { donnees, total: contenu.length, auDela: false } as unknown as PageDossiers;
  };
  return { lire, lues };
};

it('donne le précédent et le suivant de la liste d’où l’on vient', () => {
  expect(voisinsDe('b', liste)).toMatchObject({
    precedent: { id: 'a' },
    suivant: { id: 'c' },
    rang: 2,
    total: 3,
  });
});

it('compte les dossiers des pages précédentes', () => {
  expect(voisinsDe('a', { ...liste, avant: 25, total: 28 })).toMatchObject({ rang: 26, total: 28 });
});

it('s’arrête aux deux bouts', () => {
  expect(voisinsDe('a', liste)?.precedent).toBeNull();
  expect(voisinsDe('c', liste)?.suivant).toBeNull();
});

it('ne dit rien d’un dossier ouvert autrement', () => {
  expect(voisinsDe('z', liste)).toBeNull();
  expect(voisinsDe('a', null)).toBeNull();
});

it('ne lit rien au milieu de la page, ni au bout de la liste', async () => {
  const { lire, lues } = base('abc');
  for (const id of ['a', 'b', 'c', 'z']) expect(await prolonger(liste, id, lire)).toBe(liste);
  expect(lues).toEqual([]);
});

it('lit la page suivante au dernier dossier de celle-ci', async () => {
  const { lire } = base('abcdefg');
  const suite = await prolonger({ ...liste, total: 7 }, 'c', lire);
  expect([ids(suite), suite.page]).toEqual(['abcdef', 2]);
});

it('ne saute pas ceux qu’ont fait remonter les dossiers traités entre-temps', async () => {
  const { lire } = base('cdefg');
  const suite = await prolonger({ ...liste, total: 7 }, 'c', lire);
  expect(ids(suite)).toBe('abcde');
});

it('lit la page précédente au premier dossier', async () => {
  const { lire } = base('xyzabc');
  const debut = await prolonger({ ...liste, avant: 3, total: 6, page: 2 }, 'a', lire);
  expect([ids(debut), debut.avant]).toEqual(['xyzabc', 0]);
});

it('s’arrête quand la base n’a plus rien de nouveau', async () => {
  const { lire } = base('abc');
  expect(ids(await prolonger({ ...liste, total: 9 }, 'c', lire))).toBe('abc');
});
