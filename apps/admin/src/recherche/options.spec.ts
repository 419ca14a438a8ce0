import type { ResultatsRecherche } from '@sciat/contrats';
import {
  direCorrections,
  direResultats,
  direVoisines,
  optionsDe,
  ouvrirDirectement,
} from './options.js';

const resultats = (total: number, plus = false, collectivites = 0): ResultatsRecherche => ({
  dossiers: { donnees: [], total, plus },
  collectivites: { donnees: [], total: collectivites, approche: false },
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

it('dit que des collectivités ne sont que de nom voisin', () => {
  expect(direVoisines(resultats(0), 'evenos')).toBeNull();
  const collectivites = { donnees: [], total: 1, approche: true };
  expect(direVoisines({ ...resultats(0), collectivites }, 'evenos')).toBe(
    'Aucune ne répond à «\u00a0evenos\u00a0»\u00a0; noms voisins\u00a0:',
  );
});

describe('sur Entrée, sans rien choisir', () => {
  const orgon = { id: 'c1', nom: 'Orgon', code: '13067', type: 'COMMUNE' as const };
  const collectivites = { donnees: [orgon], total: 1, approche: false };
  const dossier = {
    id: 'd1',
    reference: 'VTA-2026-0001',
    titre: null,
    collectivite: 'Orgon',
    code: null,
    etape: 'Reçu',
    clos: false,
    fictif: false,
    extraits: [],
  };

  it('ouvre le dossier dont c’est la référence', () => {
    const dossiers = { donnees: [dossier], total: 1, plus: false };
    const trouves = { dossiers, collectivites, corrections: [] };
    expect(ouvrirDirectement(trouves, 'vta-2026-0001')).toBe('/dossiers/d1');
    expect(ouvrirDirectement(trouves, 'orgon')).toContain('/dossiers?filter=');
  });

  it('ouvre la première collectivité quand aucun dossier ne répond', () => {
    expect(ouvrirDirectement({ ...resultats(0), collectivites }, 'orgon')).toBe(
      '/collectivites/c1',
    );
    expect(ouvrirDirectement(resultats(0), 'orgon')).toContain('/dossiers?filter=');
  });
});
