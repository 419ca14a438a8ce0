import { faitsVides, reglages } from '../../test/faits.js';
import type { Definition } from '../noyau/types.js';
import { passNumerique2020 } from './definition.js';
import type { DonneesPass } from './donnees.js';
import { partager } from './montant.js';

const pass: Definition<DonneesPass> = passNumerique2020;
function montant(donnees: Partial<DonneesPass>, parametres = {}) {
  if (!pass.montant) throw new Error('sans montant');
  return pass.montant(faitsVides<DonneesPass>({ donnees, parametres }));
}
const lignes = (donnees: Partial<DonneesPass>) =>
  montant(donnees).lignes.map((l) => [l.libelle, l.valeur ?? l.centimes]);

it('l’État prend la moitié de la commande, en estimation', () => {
  expect(montant({ montantCommande: 2_000_000 })).toMatchObject({
    centimes: 1_000_000,
    estimation: true,
  });
  expect(lignes({ montantCommande: 2_000_000 })).toEqual([
    ['Commande de pass, au total', 2_000_000],
    ['Part de l’État, au plus', '50\u00a0%'],
    ['Part du porteur', 1_000_000],
    ['Part de l’État sur la commande', 1_000_000],
  ]);
});

it('au bilan, il n’en paie que la moitié des pass réellement utilisés', () => {
  const donnees = { montantCommande: 2_000_000, montantUtilise: 1_500_000 };
  expect(montant(donnees).centimes).toBe(750_000);
  expect(lignes(donnees).slice(-2)).toEqual([
    ['Pass réellement utilisés', 1_500_000],
    ['Part de l’État sur les pass utilisés', 750_000],
  ]);
  expect(montant({ montantCommande: 2_000_000, montantUtilise: 0 }).centimes).toBe(0);
});

it('sans commande connue, le montant attend', () => {
  expect(montant({})).toMatchObject({ centimes: null, estimation: true });
});

it('suit le taux daté en vigueur au jour de la demande', () => {
  const parametres = reglages({ tauxEtat: 40 });
  expect(montant({ montantCommande: 2_000_000 }, parametres).centimes).toBe(800_000);
});

it.each([
  [2_000_000, 50, 1_000_000, 1_000_000],
  [2_000_001, 50, 1_000_000, 1_000_001],
  [300_000_000, 50, 150_000_000, 150_000_000],
  [0, 50, 0, 0],
])('%i centimes à %i %% : %i pour l’État, %i pour le porteur', (total, taux, etat, porteur) => {
  expect(partager(total, taux)).toEqual({ etat, porteur });
});
