import { direEuros } from '../noyau/libelles.js';
import type { Condition } from '../noyau/types.js';
import type { DonneesPass } from './donnees.js';

type C = Condition<DonneesPass>;

export const pasPlusQueLaCommande: C = {
  libelle: 'Pass utilisés dans la limite de la commande',
  examiner: ({ donnees: { montantUtilise: utilise, montantCommande: commande } }) =>
    utilise !== undefined && commande !== undefined && utilise > commande
      ? [
          {
            code: 'UTILISATION',
            champ: 'montantUtilise',
            message: `La commande n’était que de ${direEuros(commande)}.`,
          },
        ]
      : [],
};

export const utilisation = (voulue: 'entière' | 'partielle'): C => ({
  libelle: `Utilisation ${voulue} des pass commandés`,
  examiner: ({ donnees: { montantUtilise: utilise = 0, montantCommande: commande = 0 } }) => {
    const constatee = utilise < commande ? 'partielle' : 'entière';
    if (constatee === voulue) return [];
    const message = `${direEuros(utilise)} de pass utilisés sur ${direEuros(commande)}\u00a0: l’utilisation est ${constatee}.`;
    return [{ code: 'UTILISATION', message }];
  },
});
