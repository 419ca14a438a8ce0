import { parametresCommuns } from '../../noyau/parametres-communs.js';
import { fiche, hypothese, supposee } from '../../noyau/sources.js';
import type { Parametre } from '../../noyau/types.js';

/** That the support was offered is published; that it ended is not. */
export const offre = supposee(
  'banquedesterritoires.fr, mars 2022\u00a0; la fin de l’offre n’est dite nulle part',
);

export const parametres: Parametre[] = [
  {
    cle: 'montantForfaitaire',
    libelle: 'Soutien à l’intégration du bouton',
    unite: 'centimes',
    defaut: 500_000,
    source: fiche,
  },
  {
    cle: 'derniereAnneeOffre',
    libelle: 'Dernière année où le soutien est connu comme offert',
    unite: 'annee',
    defaut: 2022,
    source: offre,
  },
  {
    cle: 'delaiDepot',
    libelle: 'Dépôt de la demande par la collectivité',
    unite: 'mois',
    defaut: 2,
    source: hypothese,
  },
  {
    cle: 'delaiInstruction',
    libelle: 'Réponse attendue de France Relance',
    unite: 'jours',
    defaut: 30,
    source: hypothese,
  },
  {
    cle: 'delaiIntegration',
    libelle: 'Intégration du bouton par la collectivité',
    unite: 'mois',
    defaut: 6,
    source: hypothese,
  },
  {
    cle: 'delaiVersement',
    libelle: 'Versement attendu après l’intégration',
    unite: 'mois',
    defaut: 3,
    source: hypothese,
  },
  ...parametresCommuns,
];

export const reglages = { code: 'FC_BOUTON', parametres };
