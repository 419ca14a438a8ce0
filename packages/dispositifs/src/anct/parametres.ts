import {
  parametresCommuns,
  parametresCrpa,
  parametresInstruction,
} from '../noyau/parametres-communs.js';
import { fiche, hypothese, publique, supposee } from '../noyau/sources.js';
import { naturesPopulation, type Parametre } from '../noyau/types.js';

export const bases = { HT: 'coût hors taxes', TTC: 'coût toutes taxes comprises' };

/** The day from which the prefect validates the offers on a delegated envelope. */
export const DECONCENTRATION = '2024-03-01';

export const parametres: Parametre[] = [
  {
    cle: 'seuilCommune',
    libelle: 'Prise en charge totale d’une commune de moins de',
    unite: 'habitants',
    defaut: 3500,
    source: fiche,
  },
  {
    cle: 'seuilEpci',
    libelle: 'Prise en charge totale d’un EPCI de moins de',
    unite: 'habitants',
    defaut: 15_000,
    source: fiche,
  },
  {
    cle: 'tauxPetites',
    libelle: 'Taux sous ces seuils',
    unite: 'pourcent',
    defaut: 100,
    source: fiche,
  },
  {
    cle: 'tauxClasses12',
    libelle: 'Taux des classes 1 et 2 (les plus fragiles)',
    unite: 'pourcent',
    defaut: 80,
    source: {
      reference: 'Fiche de synthèse (2021), où «\u00a0classes 12\u00a0» se lit 1/2',
      confiance: 'fiche',
    },
  },
  {
    cle: 'tauxClasses34',
    libelle: 'Taux des classes 3 et 4 (moyennement fragiles)',
    unite: 'pourcent',
    defaut: 50,
    source: fiche,
  },
  {
    cle: 'tauxClasses56',
    libelle: 'Taux des classes 5 et 6 (les moins fragiles)',
    unite: 'pourcent',
    defaut: 33,
    source: fiche,
  },
  {
    cle: 'tauxExceptionnel',
    libelle: 'Taux en situation exceptionnelle (catastrophe naturelle…)',
    unite: 'pourcent',
    defaut: 100,
    source: publique(
      'Conseil d’administration de l’ANCT du 10 mars 2021, vu sur alpes-de-haute-provence.gouv.fr et maire-info',
    ),
  },
  {
    cle: 'naturePopulation',
    libelle: 'Population comparée aux seuils',
    aide: 'La fiche ne dit ni laquelle ni de quelle année\u00a0: le choix change le taux de quelques communes.',
    choix: Object.entries(naturesPopulation).map(([valeur, libelle]) => ({ valeur, libelle })),
    defaut: 'MUNICIPALE',
    source: hypothese,
  },
  {
    cle: 'basePourcentage',
    libelle: 'Base du pourcentage',
    choix: Object.entries(bases).map(([valeur, libelle]) => ({ valeur, libelle })),
    defaut: 'HT',
    source: hypothese,
  },
  {
    cle: 'plafondPriseEnCharge',
    libelle: 'Plafond de la prise en charge',
    aide: 'Aucun plafond n’est connu\u00a0: 0 n’en applique pas.',
    unite: 'centimes',
    defaut: 0,
    source: hypothese,
  },
  {
    cle: 'validateurOffre',
    libelle: 'Qui valide l’offre d’accompagnement',
    choix: [
      {
        valeur: 'SELON_DATE',
        libelle: 'l’ANCT, puis le préfet pour ce qui lui est transmis depuis le 1er mars 2024',
      },
      { valeur: 'ANCT', libelle: 'l’ANCT' },
      { valeur: 'PREFET', libelle: 'le préfet, délégué territorial' },
    ],
    defaut: 'SELON_DATE',
    source: supposee(
      'Décret 2024-97 du 8 février 2024 et rapport du Sénat 24-126\u00a0; mise en œuvre locale à confirmer',
    ),
  },
  ...parametresInstruction,
  {
    cle: 'delaiOrientation',
    libelle: 'Recherche d’une solution locale',
    unite: 'jours_ouvres',
    defaut: 15,
    source: hypothese,
  },
  {
    cle: 'delaiOffre',
    libelle: 'Proposition d’accompagnement attendue',
    unite: 'jours',
    defaut: 60,
    source: hypothese,
  },
  {
    cle: 'delaiNotification',
    libelle: 'Notification de la réponse à la collectivité',
    unite: 'jours_ouvres',
    defaut: 5,
    source: hypothese,
  },
  {
    cle: 'delaiSignatureCollectivite',
    libelle: 'Signature de la convention par la collectivité',
    unite: 'mois',
    defaut: 2,
    source: hypothese,
  },
  {
    cle: 'delaiSignature',
    libelle: 'Signature du préfet',
    unite: 'jours_ouvres',
    defaut: 15,
    source: hypothese,
  },
  ...parametresCommuns,
  ...parametresCrpa,
];

export const reglages = { code: 'ANCT_SM', parametres };
