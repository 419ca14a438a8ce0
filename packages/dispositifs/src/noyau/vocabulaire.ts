// The closed lists that rules, screens and the database share, with their French labels.

/** Who can hold a dossier: the service itself or an outsider whose act we record. */
export const acteurs = {
  SCIAT: 'SCIAT',
  COLLECTIVITE: 'Collectivité',
  ANCT: 'ANCT',
  PREFET: 'Préfet',
  SGAR: 'SGAR (préfet de région)',
  OPERATEUR: 'Opérateur',
  BANQUE_DES_TERRITOIRES: 'Banque des Territoires',
  EQUIPE_AIDANTS_CONNECT: 'Équipe Aidants Connect',
  FRANCE_RELANCE: 'France Relance',
  ASP: 'ASP',
  ACADEMIE: 'Académie',
  CSP_CHORUS: 'Service payeur (Chorus)',
} as const;
export type Acteur = keyof typeof acteurs;

/** How a dossier ends. */
export const issues = {
  ACCORD: 'Accord',
  ACCORD_PARTIEL: 'Accord partiel',
  REFUS: 'Refus',
  IRRECEVABLE: 'Irrecevable',
  REORIENTE: 'Réorienté',
  DESISTEMENT: 'Désistement',
  SANS_SUITE: 'Sans suite',
  INCOMPLET_SANS_REPONSE: 'Incomplet sans réponse',
  REJET_IMPLICITE: 'Rejet implicite',
  CADUC: 'Caduc',
  RETIRE: 'Retiré',
  REVERSEMENT: 'Reversement',
  ISSUE_EXTERNE: 'Décidé ailleurs',
} as const;
export type Issue = keyof typeof issues;

export const roles = {
  instructeur: 'Instructeur',
  superviseur: 'Superviseur',
  administrateur: 'Administrateur',
  lecture: 'Lecture seule',
} as const;
export type Role = keyof typeof roles;
/** The daily job acts as `systeme`; nobody signs in with it. */
export type RoleActeur = Role | 'systeme';

/** The part the service plays in a scheme. */
export type RoleService = 'décide' | 'donne un avis' | 'relaie' | 'suit';

/** Who may ask. The referential holds communes and EPCI; the others are entered by the service. */
export const typesDemandeur = {
  COMMUNE: 'Commune',
  EPCI: 'EPCI',
  GROUPEMENT: 'Autre groupement de collectivités',
  DEPARTEMENT: 'Département',
  REGION: 'Région',
  ETABLISSEMENT_PUBLIC: 'Établissement public',
  ASSOCIATION: 'Association',
  ENTREPRISE: 'Entreprise ou autre structure privée',
  SERVICE_ETAT: 'Service déconcentré de l’État',
} as const;
export type TypeDemandeur = keyof typeof typesDemandeur;

/** Populations of different kinds or years never meet in one rule. */
export const naturesPopulation = {
  MUNICIPALE: 'population municipale (fichier des EPCI)',
  TOTALE: 'population totale (fichier des EPCI)',
  COMMUNES: 'population (fichier des communes)',
} as const;
export type NaturePopulation = keyof typeof naturesPopulation;
