import { parametresCommuns, parametreVerification } from '../noyau/parametres-communs.js';
import { fiche, hypothese } from '../noyau/sources.js';
import type { Parametre } from '../noyau/types.js';
import {
  conventionnement,
  formationInitiale,
  reglesDeGestion,
  renouvellement2023,
} from './sources.js';

export const DEPART_ATTRIBUTION = 'ATTRIBUTION';
export const DEPART_CONVENTION = 'CONVENTION';
export const SANS_FERMETURE = 'AUCUNE';

export const parametres: Parametre[] = [
  {
    cle: 'fermeturePostesNouveaux',
    libelle: 'Aucun poste nouveau attribué depuis le',
    choix: [
      { valeur: '2025-05-14', libelle: '14 mai 2025' },
      { valeur: SANS_FERMETURE, libelle: 'aucune fermeture (postes nouveaux ouverts)' },
    ],
    defaut: '2025-05-14',
    source: reglesDeGestion,
  },
  {
    cle: 'montantParPoste',
    libelle: 'Subvention par poste, au plus',
    unite: 'centimes',
    defaut: 5_000_000,
    source: fiche,
  },
  {
    cle: 'dureePublic',
    libelle: 'Durée de la première convention, employeur public',
    unite: 'mois',
    defaut: 24,
    source: conventionnement,
  },
  {
    cle: 'dureePrive',
    libelle: 'Durée de la première convention, employeur privé',
    unite: 'mois',
    defaut: 18,
    source: conventionnement,
  },
  {
    cle: 'renouvellementAnnee1',
    libelle: 'Renouvellement, première année, par poste',
    unite: 'centimes',
    defaut: 1_750_000,
    source: renouvellement2023,
  },
  {
    cle: 'renouvellementAnnee2',
    libelle: 'Renouvellement, deuxième année, par poste',
    unite: 'centimes',
    defaut: 1_250_000,
    source: renouvellement2023,
  },
  {
    cle: 'renouvellementAnnee3',
    libelle: 'Renouvellement, troisième année, par poste',
    unite: 'centimes',
    defaut: 1_250_000,
    source: renouvellement2023,
  },
  {
    cle: 'bonusPremier',
    libelle: 'Bonus QPV ou ZRR, première part, par poste',
    unite: 'centimes',
    defaut: 250_000,
    source: renouvellement2023,
  },
  {
    cle: 'bonusSecond',
    libelle: 'Bonus QPV ou ZRR, seconde part, par poste',
    unite: 'centimes',
    defaut: 500_000,
    source: renouvellement2023,
  },
  {
    cle: 'dureeRenouvellement',
    libelle: 'Durée du renouvellement',
    unite: 'mois',
    defaut: 36,
    source: renouvellement2023,
  },
  {
    cle: 'departSelection',
    libelle: 'Départ du mois de sélection du candidat',
    aide: 'La fiche dit «\u00a0un mois maximum\u00a0» sans dire à partir de quand.',
    choix: [
      { valeur: DEPART_ATTRIBUTION, libelle: 'attribution des postes par le comité' },
      { valeur: DEPART_CONVENTION, libelle: 'signature de la convention' },
    ],
    defaut: DEPART_ATTRIBUTION,
    source: hypothese,
  },
  {
    cle: 'delaiSelection',
    libelle: 'Sélection du candidat',
    unite: 'mois',
    defaut: 1,
    source: fiche,
  },
  {
    cle: 'delaiContrat',
    libelle: 'Signature du contrat après la sélection',
    unite: 'jours',
    defaut: 15,
    source: fiche,
  },
  {
    cle: 'delaiFormation',
    libelle: 'Formation initiale, au plus',
    unite: 'mois',
    defaut: 4,
    source: formationInitiale,
  },
  {
    cle: 'delaiVacance',
    libelle: 'Vacance d’un poste avant restitution',
    unite: 'mois',
    defaut: 6,
    source: reglesDeGestion,
  },
  parametreVerification,
  {
    cle: 'delaiAvis',
    libelle: 'Rédaction de l’avis par le service',
    unite: 'jours_ouvres',
    defaut: 15,
    source: hypothese,
  },
  {
    cle: 'delaiComite',
    libelle: 'Décision attendue du comité de sélection',
    unite: 'mois',
    defaut: 2,
    source: hypothese,
  },
  {
    cle: 'delaiConvention',
    libelle: 'Convention avec la Banque des Territoires',
    unite: 'mois',
    defaut: 2,
    source: hypothese,
  },
  ...parametresCommuns,
];

export const reglages = { code: 'CNFS', parametres };
