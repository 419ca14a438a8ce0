import { type AvecParametres, nombreParametre, sourceParametre } from '../noyau/parametres.js';
import type { Faits, LigneCalcul, Montant } from '../noyau/types.js';
import type { DonneesPass } from './donnees.js';
import { appel2020 } from './sources.js';

type F = Faits<DonneesPass>;

/** Never more than the rate: an odd cent stays with the bearer. */
export function partager(commande: number, taux: number): { etat: number; porteur: number } {
  const etat = Math.floor((commande * taux) / 100);
  return { etat, porteur: commande - etat };
}

/** The State's share of the order; of the pass used, once the final report says so. */
export function montantDe(reglages: AvecParametres) {
  return (faits: F): Montant => {
    const { montantCommande: commande, montantUtilise: utilise } = faits.donnees;
    const taux = nombreParametre(reglages, faits, 'tauxEtat');
    const source = sourceParametre(reglages, faits, 'tauxEtat');
    const ligne = (libelle: string, centimes: number): LigneCalcul => ({
      libelle,
      centimes,
      source,
    });
    const leTaux: LigneCalcul = {
      libelle: 'Part de l’État, au plus',
      centimes: null,
      valeur: `${taux}\u00a0%`,
      source,
    };
    if (commande === undefined) return { centimes: null, estimation: true, lignes: [leTaux] };
    const { etat, porteur } = partager(commande, taux);
    const lignes = [
      ligne('Commande de pass, au total', commande),
      leTaux,
      ligne('Part du porteur', porteur),
      ligne('Part de l’État sur la commande', etat),
    ];
    if (utilise === undefined) return { centimes: etat, estimation: true, lignes };
    const solde = partager(utilise, taux).etat;
    return {
      centimes: solde,
      estimation: true,
      lignes: [
        ...lignes,
        { libelle: 'Pass réellement utilisés', centimes: utilise, source: appel2020 },
        { libelle: 'Part de l’État sur les pass utilisés', centimes: solde, source: appel2020 },
      ],
    };
  };
}
