import { parametresCommuns } from '../noyau/parametres-communs.js';
import { fiche, hypothese } from '../noyau/sources.js';
import type { Parametre } from '../noyau/types.js';
import { conventionSubvention, reconduite, vague2023 } from './sources.js';

export const COMMUNE_ENTIERE = 'COMMUNE_ENTIERE';
export const CENTRE_VILLE = 'CENTRE_VILLE';

const localisation: Parametre[] = [
  {
    cle: 'distanceQpv',
    libelle: 'Distance au QPV au-dessous de laquelle un lieu marseillais est admis',
    unite: 'metres',
    defaut: 300,
    source: fiche,
  },
  {
    cle: 'sensVilleCentre',
    libelle: 'Sens de «\u00a0ville-centre de Marseille\u00a0»',
    aide: 'Si la fiche ne vise que le centre de la ville, un lieu marseillais éloigné d’un QPV est à apprécier.',
    choix: [
      { valeur: COMMUNE_ENTIERE, libelle: 'toute la commune' },
      { valeur: CENTRE_VILLE, libelle: 'le centre de la ville seulement' },
    ],
    defaut: COMMUNE_ENTIERE,
    source: hypothese,
  },
];

const dossier: Parametre[] = [
  {
    cle: 'pagesMaximum',
    libelle: 'Longueur du dossier de candidature, au plus',
    unite: 'pages',
    defaut: 10,
    source: fiche,
  },
  {
    cle: 'videoMaximum',
    libelle: 'Durée de la vidéo, au plus',
    unite: 'secondes',
    defaut: 180,
    source: fiche,
  },
];

const argent: Parametre[] = [
  {
    cle: 'montantMinimum',
    libelle: 'Soutien total, au moins',
    unite: 'centimes',
    defaut: 7_500_000,
    source: fiche,
  },
  {
    cle: 'montantMaximum',
    libelle: 'Soutien total, au plus',
    unite: 'centimes',
    defaut: 15_000_000,
    source: fiche,
  },
  {
    cle: 'montantAnnuelMaximum',
    libelle: 'Soutien d’une année, au plus',
    unite: 'centimes',
    defaut: 5_000_000,
    source: fiche,
  },
];

const forfait: Parametre[] = [
  {
    cle: 'montantForfaitaire',
    libelle: 'Soutien forfaitaire',
    unite: 'centimes',
    defaut: 5_000_000,
    source: vague2023,
  },
];

const communs: Parametre[] = [
  {
    cle: 'seuilConvention',
    libelle: 'Subvention annuelle au-delà de laquelle un organisme privé doit une convention',
    unite: 'centimes',
    defaut: 2_300_000,
    source: conventionSubvention,
  },
  {
    cle: 'dureeSoutien',
    libelle: 'Durée du soutien',
    unite: 'mois',
    defaut: 36,
    source: fiche,
  },
  {
    cle: 'delaiReunion',
    libelle: 'Réunion d’information',
    unite: 'jours',
    defaut: 30,
    source: hypothese,
  },
  {
    cle: 'delaiAppui',
    libelle: 'Appui du service à la candidature',
    unite: 'jours_ouvres',
    defaut: 20,
    source: hypothese,
  },
  {
    cle: 'delaiSelection',
    libelle: 'Résultat attendu de la sélection',
    unite: 'mois',
    defaut: 3,
    source: hypothese,
  },
  {
    cle: 'delaiConvention',
    libelle: 'Convention attendue après la sélection',
    unite: 'mois',
    defaut: 3,
    source: hypothese,
  },
  ...parametresCommuns,
];

export const parametres2021 = [...localisation, ...dossier, ...argent, ...communs];

/** What the sheet of 2021 says of the file and of the length is taken to hold in 2023. */
export const parametres2023 = [...dossier, ...forfait, ...communs].map((p) =>
  p.source === fiche ? { ...p, source: reconduite } : p,
);

/** Rules that both versions share read those of 2021: the defaults they use are the same. */
export const reglages2021 = { code: 'TIERS_LIEUX', parametres: parametres2021 };
export const reglages2023 = { code: 'TIERS_LIEUX', parametres: parametres2023 };
