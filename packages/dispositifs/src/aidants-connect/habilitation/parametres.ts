import { parametresCommuns } from '../../noyau/parametres-communs.js';
import { fiche, hypothese } from '../../noyau/sources.js';
import type { Parametre } from '../../noyau/types.js';
import { plateforme } from '../commun.js';

export const DEPART_VALIDATION = 'VALIDATION';
export const DEPART_DEPOT = 'DEPOT';

export const parametres: Parametre[] = [
  {
    cle: 'delaiFormation',
    libelle: 'Délai pour suivre la formation',
    unite: 'mois',
    defaut: 2,
    source: fiche,
  },
  {
    cle: 'departFormation',
    libelle: 'Départ des 2 mois de formation',
    aide: 'La fiche dit «\u00a0dans un délai de deux mois\u00a0» sans dire à partir de quand.',
    choix: [
      { valeur: DEPART_VALIDATION, libelle: 'validation de la demande' },
      { valeur: DEPART_DEPOT, libelle: 'dépôt de la demande en ligne' },
    ],
    defaut: DEPART_VALIDATION,
    source: hypothese,
  },
  {
    cle: 'anneeFormationPayante',
    libelle: 'Formation payante, sauf deux cas, depuis',
    unite: 'annee',
    defaut: 2023,
    source: plateforme,
  },
  {
    cle: 'delaiDepot',
    libelle: 'Dépôt de la demande en ligne par la structure',
    unite: 'mois',
    defaut: 2,
    source: hypothese,
  },
  {
    cle: 'delaiInstruction',
    libelle: 'Réponse attendue de l’équipe Aidants Connect',
    unite: 'jours',
    defaut: 30,
    source: hypothese,
  },
  {
    cle: 'delaiModifications',
    libelle: 'Correction de la demande par la structure',
    unite: 'jours',
    defaut: 30,
    source: hypothese,
  },
  {
    cle: 'delaiActivation',
    libelle: 'Activation des comptes après la formation',
    unite: 'jours',
    defaut: 30,
    source: hypothese,
  },
  {
    cle: 'delaiSuivi',
    libelle: 'Point avec la structure après l’activation',
    unite: 'mois',
    defaut: 6,
    source: hypothese,
  },
  ...parametresCommuns,
];

export const reglages = { code: 'AIDANTS', parametres };
