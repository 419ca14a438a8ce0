import { ecrireNoms, ecrireTarifs, lireNoms, lireTarifs, TARIF_VIDE } from './lignes.js';

describe('Une grille de tarifs', () => {
  const saisie = [
    { quotient: '600', sansLimite: false, prix: '0,80' },
    { quotient: '', sansLimite: true, prix: '3' },
  ];
  const valeur = [
    { quotientMax: 600, prix: 80 },
    { quotientMax: null, prix: 300 },
  ];

  it('se lit en quotients et en centimes, et se retrouve', () => {
    expect(lireTarifs(saisie)).toEqual(valeur);
    expect(lireTarifs(ecrireTarifs(valeur))).toEqual(valeur);
  });

  it('oublie les lignes laissées vides', () => {
    expect(lireTarifs([...saisie, TARIF_VIDE])).toEqual(valeur);
    expect(lireTarifs([TARIF_VIDE])).toBeNull();
  });

  it('ne prend pas un quotient oublié pour « sans limite »', () => {
    expect(lireTarifs([{ ...TARIF_VIDE, prix: '1' }])).toEqual([{ quotientMax: '', prix: 100 }]);
  });

  it('laisse à l’API de dire ce qui ne va pas, et le remontre tel quel', () => {
    const fausse = lireTarifs([{ quotient: 'six cents', sansLimite: false, prix: 'un euro' }]);
    expect(fausse).toEqual([{ quotientMax: 'six cents', prix: 'un euro' }]);
    expect(ecrireTarifs(fausse)).toEqual([
      { quotient: 'six cents', sansLimite: false, prix: 'un euro' },
    ]);
  });
});

it('une liste de noms oublie les lignes vides et les espaces autour', () => {
  expect(lireNoms(['Aix ', '', ' Gardanne'])).toEqual(['Aix', 'Gardanne']);
  expect(lireNoms([''])).toBeNull();
  expect(ecrireNoms(null)).toEqual([]);
});
