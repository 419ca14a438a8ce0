import { reglages } from '../../test/faits.js';
import { avec, desFaits } from '../../test/fitn.js';
import { auPlus, montant } from './aide.js';

const euros = (faits = desFaits()) => montant(faits).centimes;

describe('l’aide est la plus petite de ce qui est demandé et des plafonds', () => {
  it.each([
    // Asked, eligible expense, awarded.
    [2_000_000, 3_000_000, 2_000_000],
    [3_000_000, 5_000_000, 3_000_000],
    [3_000_001, 5_000_000, 3_000_000],
    [2_000_000, 1_999_999, 1_999_999],
  ])('%i centimes demandés pour %i de dépense : %i', (aideDemandee, depenseEligible, attendu) => {
    expect(euros(avec({ aideDemandee, depenseEligible }))).toBe(attendu);
  });

  it('le service peut proposer moins que demandé, jamais plus que le plafond', () => {
    expect(euros(avec({ aideRetenue: 1_200_000 }))).toBe(1_200_000);
    expect(euros(avec({ aideRetenue: 4_000_000, depenseEligible: 5_000_000 }))).toBe(3_000_000);
  });

  it('plafond et part maximale se règlent', () => {
    expect(euros(avec({}, { parametres: reglages({ plafondAide: 1_500_000 }) }))).toBe(1_500_000);
    expect(euros(avec({}, { parametres: reglages({ tauxMaximal: 50 }) }))).toBe(1_500_000);
  });

  it('n’est pas calculée tant que l’aide ou la dépense manque', () => {
    expect(euros()).toBeNull();
    expect(euros(avec({ depenseEligible: undefined }))).toBeNull();
    const { lignes } = montant(avec({ aideDemandee: undefined }));
    expect(lignes[0]).toMatchObject({ centimes: null, valeur: 'à saisir' });
  });
});

it('les lignes du calcul vont jusqu’à l’avance et aux acomptes possibles', () => {
  const lignes = (decret2018514: string) =>
    montant(avec({}, { parametres: reglages({ decret2018514 }) })).lignes.map(
      (l) => [l.libelle, l.centimes] as const,
    );
  const sans = [
    ['Aide demandée', 2_000_000],
    ['Dépense éligible', 3_000_000],
    ['Autres aides publiques', 0],
    ['Aide maximale par projet', 3_000_000],
    ['Part maximale de la dépense éligible (100\u00a0%)', 3_000_000],
    ['Aide, la plus petite de ces limites', 2_000_000],
  ];
  expect(lignes('NON')).toEqual(sans);
  expect(lignes('OUI')).toEqual([
    ...sans,
    ['dont avance possible au démarrage (30\u00a0% au plus)', 600_000],
    ['dont avance et acomptes possibles avant le solde (80\u00a0% au plus)', 1_600_000],
  ]);
});

it.each([
  [100, 30, 30],
  [99, 30, 29],
  [1, 99, 0],
])('une limite de %i centimes à %i %% n’est pas arrondie au-dessus : %i', (c, p, attendu) => {
  expect(auPlus(c, p)).toBe(attendu);
});
