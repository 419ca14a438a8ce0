import { valeurParametre } from '../noyau/parametres.js';
import {
  parametresCommuns,
  parametresCrpa,
  parametresInstruction,
} from '../noyau/parametres-communs.js';
import { fiche, hypothese, memoire, secondaire, supposee } from '../noyau/sources.js';
import { type Faits, naturesPopulation, type Parametre } from '../noyau/types.js';

export const decret = (article: number) => ({
  reference: `Décret 2018-514, article ${article}`,
  confiance: 'texte' as const,
});

const ouiNon = [
  { valeur: 'OUI', libelle: 'oui' },
  { valeur: 'NON', libelle: 'non' },
];
const hautRhin = supposee('haut-rhin.gouv.fr, règle d’un autre département');

/** What a préfecture may have added to the sheet. */
const locaux: Parametre[] = [
  {
    cle: 'demandeursAdmis',
    libelle: 'Demandeurs admis',
    choix: [
      { valeur: 'TOUS', libelle: 'collectivités et groupements' },
      { valeur: 'SANS_SYNDICAT', libelle: 'communes, EPCI, départements et régions' },
      { valeur: 'COMMUNES_EPCI', libelle: 'communes et EPCI à fiscalité propre' },
    ],
    defaut: 'TOUS',
    source: supposee('Pages du Puy-de-Dôme et du Haut-Rhin, plus restrictives'),
  },
  {
    cle: 'limitePopulation',
    libelle: 'Limite de population appliquée',
    choix: ouiNon,
    defaut: 'NON',
    source: hautRhin,
  },
  {
    cle: 'populationMaximale',
    libelle: 'Communes et EPCI de moins de',
    unite: 'habitants',
    defaut: 100_000,
    source: hautRhin,
  },
  {
    cle: 'naturePopulation',
    libelle: 'Population comparée à cette limite',
    choix: Object.entries(naturesPopulation).map(([valeur, libelle]) => ({ valeur, libelle })),
    defaut: 'MUNICIPALE',
    source: hypothese,
  },
  {
    cle: 'exclureFraisPersonnel',
    libelle: 'Frais de personnel exclus de la dépense éligible',
    choix: ouiNon,
    defaut: 'NON',
    source: hautRhin,
  },
];

/** The call itself. */
export const appel: Parametre[] = [
  {
    cle: 'anneeDerniereReception',
    libelle: 'Projet réceptionné au plus tard à la fin de l’année',
    unite: 'annee',
    defaut: 2022,
    source: fiche,
  },
];

const montants: Parametre[] = [
  {
    cle: 'plafondAide',
    libelle: 'Aide maximale par projet',
    unite: 'centimes',
    defaut: 3_000_000,
    source: fiche,
  },
  {
    cle: 'tauxMaximal',
    libelle: 'Part maximale de la dépense éligible',
    unite: 'pourcent',
    defaut: 100,
    source: supposee('indre-et-loire.gouv.fr, février 2021'),
  },
  {
    cle: 'partPropreMinimale',
    libelle: 'Part restant à la charge de la collectivité',
    unite: 'pourcent',
    defaut: 20,
    source: secondaire('CGCT L1111-10 III'),
  },
  {
    cle: 'avanceMaximale',
    libelle: 'Avance maximale au démarrage',
    unite: 'pourcent',
    defaut: 30,
    source: decret(12),
  },
  {
    cle: 'acomptesMaximum',
    libelle: 'Avance et acomptes avant le solde',
    unite: 'pourcent',
    defaut: 80,
    source: decret(12),
  },
];

const delaisDuDecret: Parametre[] = [
  {
    cle: 'decret2018514',
    libelle: 'Aides attribuées sous le décret 2018-514 (subventions d’investissement)',
    aide: 'Ses délais remplacent alors le silence de deux mois\u00a0: huit mois pour attribuer, sinon rejet implicite.',
    choix: ouiNon,
    defaut: 'OUI',
    source: supposee('Lecture du décret 2018-514, article 1\u00a0; à confirmer par le service'),
  },
  {
    cle: 'departCompletude',
    libelle: 'Départ des deux mois de vérification',
    choix: [
      { valeur: 'RECEPTION', libelle: 'réception de la demande' },
      { valeur: 'TRANSMISSION', libelle: 'transmission de la demande' },
    ],
    defaut: 'RECEPTION',
    source: supposee('Décret 2018-514, article 4\u00a0; départ discuté'),
  },
  {
    cle: 'delaiCompletude',
    libelle: 'Réponse sur le caractère complet de la demande',
    unite: 'mois',
    defaut: 2,
    source: secondaire('Décret 2018-514, article 4'),
  },
  {
    cle: 'delaiAttribution',
    libelle: 'Attribution après l’accusé de réception, sinon rejet implicite',
    unite: 'mois',
    defaut: 8,
    source: decret(7),
  },
  {
    cle: 'delaiDocumentsFinaux',
    libelle: 'Envoi des documents finaux après la fin prévue du projet',
    unite: 'mois',
    defaut: 12,
    source: memoire('Décret 2018-514, article 13'),
  },
];

/** Targets of the procedure itself. */
const internes: Parametre[] = [
  ...parametresInstruction,
  {
    cle: 'delaiInstruction',
    libelle: 'Instruction d’une demande complète',
    unite: 'jours_ouvres',
    defaut: 20,
    source: hypothese,
  },
  {
    cle: 'delaiSignature',
    libelle: 'Signature du préfet',
    unite: 'jours_ouvres',
    defaut: 15,
    source: hypothese,
  },
  {
    cle: 'delaiNotification',
    libelle: 'Notification d’une décision signée',
    unite: 'jours_ouvres',
    defaut: 5,
    source: hypothese,
  },
  {
    cle: 'delaiMiseEnPaiement',
    libelle: 'Contrôle d’une demande de paiement',
    unite: 'jours_ouvres',
    defaut: 15,
    source: hypothese,
  },
  {
    cle: 'delaiVersement',
    libelle: 'Versement par le service payeur',
    unite: 'jours',
    defaut: 45,
    source: hypothese,
  },
  {
    cle: 'delaiSolde',
    libelle: 'Clôture après le versement',
    unite: 'jours_ouvres',
    defaut: 10,
    source: hypothese,
  },
];

export const parametres: Parametre[] = [
  ...appel,
  ...montants,
  ...locaux,
  ...delaisDuDecret,
  ...internes,
  ...parametresCommuns,
  ...parametresCrpa,
];

export const reglages = { code: 'FITN7', parametres };

/** The award is held to be an investment grant of the State. */
export const sousDecret = (f: Pick<Faits, 'parametres'>) =>
  valeurParametre(reglages, f, 'decret2018514') === 'OUI';
