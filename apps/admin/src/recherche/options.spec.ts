import type { ResultatsRecherche } from '@sciat/contrats';
import { direCorrections, direResultats, optionsDe } from './options.js';

const resultats = (total: number, plus = false, collectivites = 0): ResultatsRecherche => ({
  dossiers: { donnees: [], total, plus },
  collectivites: { donnees: [], total: collectivites },
  corrections: [],
});

it('dit ce qui est trouvé, au singulier comme au pluriel', () => {
  expect(direResultats(resultats(1, false, 2))).toBe(
    '1 dossier, 2 collectivités. Flèches pour parcourir.',
  );
  expect(direResultats(resultats(200, true, 1))).toBe(
    'plus de 200 dossiers, 1 collectivité. Flèches pour parcourir.',
  );
  expect(direResultats(resultats(0))).toBe('Aucun résultat');
});

it('mène à la liste de tout ce qui répond, quand quelque chose répond', () => {
  expect(optionsDe(resultats(0), 'arl')).toEqual([]);
  const [tous] = optionsDe(resultats(12), 'arl');
  expect(tous).toMatchObject({ libelle: 'Voir les 12 dossiers dans la liste' });
  expect(decodeURIComponent(tous?.adresse ?? '')).toContain('{"q":"arl","etat":"tous"}');
});

it('dit quel mot a été cherché à la place d’un autre', () => {
  expect(direCorrections(resultats(1))).toBeNull();
  const corrections = [{ saisi: 'evenso', cherche: 'evenos' }];
  expect(direCorrections({ ...resultats(1), corrections })).toBe(
    'Rien pour «\u00a0evenso\u00a0»\u00a0; cherché à la place\u00a0: evenos',
  );
});
