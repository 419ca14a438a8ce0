import { laListe, reglages as regler } from '../../test/faits.js';
import { critere, type FaitsTiersLieux as F } from '../../test/tiers-lieux.js';
import type { ReponseListe } from '../noyau/types.js';
import type { DonneesTiersLieux } from './donnees.js';

const MARSEILLE: Partial<DonneesTiersLieux> = {
  lieuCommune: '13055',
  lieuLatitude: 43.3,
  lieuLongitude: 5.38,
};
const aDistance = (metres: number, reste: Partial<ReponseListe> = {}) => ({
  QPV: laListe(true, {
    source: 'Carte fictive des QPV',
    effetLe: '2021-01-01',
    carte: { metres, zone: 'Quartier fictif' },
    ...reste,
  }),
});

describe('le lieu, hors de Marseille', () => {
  it.each(['13001', '13054', '13056', '13200', '13217', '84089', '2A004'])(
    'à %s : rempli, sans carte',
    (lieuCommune) => {
      expect(critere('localisation', { donnees: { lieuCommune } })).toEqual({
        verdict: 'rempli',
        explication: 'Le lieu est hors de Marseille.',
        valeur: lieuCommune,
        origine: 'adresse du lieu',
      });
    },
  );
  it('commune inconnue : pas encore connu', () => {
    expect(critere('localisation')).toMatchObject({ verdict: 'à apprécier', enAttente: true });
  });
});

describe('le lieu, à Marseille', () => {
  it.each([
    [0, 'rempli', '0\u00a0m'],
    [299.99, 'rempli', '299,99\u00a0m'],
    [300, 'à apprécier', '300\u00a0m'],
    [300.01, 'non rempli', '300,01\u00a0m'],
  ])('à %d mètres d’un QPV : %s', (metres, verdict, valeur) => {
    expect(
      critere('localisation', { donnees: MARSEILLE, listes: aDistance(metres) }),
    ).toMatchObject({
      verdict,
      valeur,
      origine: 'Carte fictive des QPV, effet le 1er janvier 2021',
    });
  });

  it.each(['13055', '13201', '13216'])('le code %s en est', (lieuCommune) => {
    const donnees = { ...MARSEILLE, lieuCommune };
    expect(critere('localisation', { donnees, listes: aDistance(400) }).verdict).toBe('non rempli');
  });

  it.each<F['listes']>([{}, { QPV: null }])(
    'sans carte en vigueur (%j) : à apprécier',
    (listes) => {
      expect(critere('localisation', { donnees: MARSEILLE, listes })).toMatchObject({
        verdict: 'à apprécier',
        explication: expect.stringMatching(/aucune carte des QPV/),
      });
    },
  );

  it('position inconnue : à apprécier, avec la carte et sa date', () => {
    const attendu = {
      verdict: 'à apprécier',
      explication: expect.stringMatching(/position n’est pas connue/),
      origine: 'Carte fictive des QPV, effet le 1er janvier 2021',
    };
    const sansPoint = aDistance(0, { carte: null });
    expect(critere('localisation', { donnees: MARSEILLE, listes: sansPoint })).toMatchObject(
      attendu,
    );
    const donnees = { lieuCommune: '13055' };
    expect(critere('localisation', { donnees, listes: aDistance(0) })).toMatchObject(attendu);
  });

  it('une carte fictive le dit', () => {
    const listes = aDistance(10, { fictive: true });
    expect(critere('localisation', { donnees: MARSEILLE, listes }).origine).toMatch(/fictive\)$/);
  });

  it('si seul le centre de la ville est exclu, loin d’un QPV on apprécie ; près, on est admis', () => {
    const parametres = regler({ sensVilleCentre: 'CENTRE_VILLE' });
    const verdict = (metres: number) =>
      critere('localisation', { donnees: MARSEILLE, listes: aDistance(metres), parametres })
        .verdict;
    expect([299, 300, 301].map(verdict)).toEqual(['rempli', 'à apprécier', 'à apprécier']);
  });

  it('la distance se règle', () => {
    const parametres = regler({ distanceQpv: 500 });
    const verdict = (metres: number) =>
      critere('localisation', { donnees: MARSEILLE, listes: aDistance(metres), parametres })
        .verdict;
    expect([499, 500, 501].map(verdict)).toEqual(['rempli', 'à apprécier', 'non rempli']);
  });
});
