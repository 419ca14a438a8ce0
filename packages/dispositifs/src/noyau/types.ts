import type { z } from 'zod';
import type { ModeleCourriel } from './courriels.js';
import type { ModeleCourrier } from './courriers.js';
import type { Exemple } from './exemples.js';

/** A legal date, `YYYY-MM-DD`, without time or zone. */
export type DateLegale = string;

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
export interface Population {
  nature: NaturePopulation;
  nombre: number;
  /** The publication it comes from, with its year. */
  source: string;
}

/**
 * Where a rule comes from and how sure we are of it.
 * `texte` and `fiche` were read; `service` was entered by the service itself; `secondaire` was read in another source; `hypothese` and `memoire`
 * are shown as "à confirmer" and never printed as certain.
 */
export interface Source {
  reference: string;
  confiance: 'texte' | 'fiche' | 'service' | 'public' | 'secondaire' | 'hypothese' | 'memoire';
}

/** Why something is refused: a stable code and a sentence an agent can read out. */
export interface Raison {
  code: string;
  message: string;
  /** The field concerned, when there is one. */
  champ?: string;
}

export type EtatPiece = 'ATTENDUE' | 'RECUE' | 'ACCEPTEE' | 'REFUSEE';

/**
 * What an imported list says of a collectivité at a date: that it is there, a value, or for a map how
 * far the place is.
 */
export interface ReponseListe {
  presente: boolean;
  /** For a list of values (a class, a population): the collectivité's own; `null` when it is not there. */
  valeur?: string | null;
  /** For an EPCI: how much of it is made of members that are on the list (municipal populations). */
  membres?: { inscrits: number; nombre: number; populationInscrite: number; population: number };
  /** For a map: metres from the place to the nearest zone, 0 inside; `null` when the place is not known. */
  carte?: { metres: number; zone: string } | null;
  source: string;
  effetLe: DateLegale;
  fictive: boolean;
}

export interface ListeDefinition {
  /** Two dispositifs that read the same list give it the same code. */
  code: string;
  libelle: string;
  /** `presence`: being there is the answer. `valeur`: one value each. `carte`: zones, from GeoJSON. */
  nature: 'presence' | 'valeur' | 'carte';
  /** Values admitted in a list of values; any whole number when absent. */
  valeurs?: readonly string[];
  /** For a map: the fields that hold the place's latitude and longitude (WGS 84, degrees). */
  lieu?: { latitude: string; longitude: string };
}

/** A time during which requests are received; the last day counts. */
export interface Vague {
  code: string;
  libelle: string;
  ouvreLe: DateLegale;
  fermeLe: DateLegale;
  source: Source;
}

/** A verdict given by an agent against, or in place of, the computed one. */
export interface Appreciation {
  verdict: 'rempli' | 'non rempli';
  motif: string;
  auteur: string;
  le: DateLegale;
}

/** What was measured in a file itself. */
export interface Mesure {
  pages?: number;
  secondes?: number;
}

/** A dated value that the service gave to a setting. */
export interface ValeurEnVigueur {
  valeur: number | string;
  effetLe: DateLegale;
  source: string;
}

/**
 * Everything a rule may read. Rules never fetch: today's date, lists and settings are given.
 * `donnees` holds what has been entered so far, hence partial.
 */
export interface Faits<D = Record<string, unknown>> {
  aujourdhui: DateLegale;
  /** The date that chose the version of the rules and the settings: receipt of the request. */
  datePivot: DateLegale;
  collectivite: {
    nom: string;
    type: TypeDemandeur;
    /** INSEE code of a commune, SIREN of anyone else. */
    code: string;
    populations: Population[];
  };
  donnees: Partial<D>;
  pieces: Record<string, EtatPiece>;
  /** Pieces of which a file came since the dossier entered its current step, whatever became of it. */
  piecesArrivees: string[];
  /** By piece: what was measured in the last file given. */
  mesures: Record<string, Mesure>;
  /** Mails written to the collectivité, but those that could not leave. */
  courriels: { modele: ModeleCourriel; le: DateLegale }[];
  /** Verdicts given by an agent, by criterion. */
  appreciations: Record<string, Appreciation>;
  /** Waves added by the service to those of the definition. */
  vagues: Vague[];
  /** `null` (or absent): no list is in force at the pivot date. */
  listes: Record<string, ReponseListe | null>;
  /** Settings resolved at the pivot date; a missing key means the definition's default. */
  parametres: Record<string, ValeurEnVigueur>;
  /** Steps entered so far, oldest first, with their legal date of entry; the last is the current one. */
  passages: Passage[];
  /** What the dossier was awarded, in integer cents; `null` for nothing. */
  accorde: number | null;
  /** Asked for so far, oldest first. */
  paiements: Paiement[];
  /** Other dossiers of the same scheme for this collectivité, not refused nor withdrawn. */
  autresDossiers: number;
}

/** A sum asked of the payer: what was asked, and the day it was paid or no longer expected. */
export interface Paiement {
  nature: 'UNIQUE' | 'AVANCE' | 'ACOMPTE' | 'SOLDE';
  /** Integer cents. */
  centimes: number;
  engagementNumero: string;
  serviceFaitLe: DateLegale;
  demandeLe: DateLegale;
  payeLe: DateLegale | null;
  annuleLe: DateLegale | null;
}

export interface Passage {
  etape: string;
  /** `null`: the initial step. */
  transition: string | null;
  entreeLe: DateLegale;
  /** What was entered with the act: an opinion, the pieces asked for and their limit… */
  donnees?: Record<string, unknown>;
}

export type Unite = 'jours' | 'mois' | 'jours_ouvres';
export interface Duree {
  nombre: number;
  unite: Unite;
}
export interface Pause {
  du: DateLegale;
  au: DateLegale;
  motif: string;
}
export interface Segment {
  type: 'depart' | 'duree' | 'pause' | 'report';
  du: DateLegale;
  au: DateLegale;
  libelle: string;
}
/** `INTERNE`: our own target; `PROMESSE`: announced to the applicant; `LEGALE`: a text; `FIXEE`: a date set by the agent. */
export type NatureEcheance = 'INTERNE' | 'PROMESSE' | 'LEGALE' | 'FIXEE';
export interface Echeance {
  code: string;
  libelle: string;
  nature: NatureEcheance;
  departLe: DateLegale;
  le: DateLegale;
  segments: Segment[];
  source: Source;
  /** The other possible start and what it would give, when a setting chose between two. */
  alternative?: string;
}

/** The rule of one deadline. `depart` answers `null` while the start event is not known. */
export interface RegleEcheance<D> {
  code: string;
  libelle: string;
  nature: NatureEcheance;
  /** In words, for the procedure sheet. */
  departLibelle: string;
  depart: (faits: Faits<D>) => { le: DateLegale; libelle: string; alternative?: string } | null;
  /** Key of the numeric setting holding the length; absent when `depart` is itself the due date. */
  duree?: { parametre: string; unite: Unite };
  /** Periods during which the clock stands still. */
  pauses?: (faits: Faits<D>) => Pause[];
  /** Rolls over weekends and public holidays. */
  report: boolean;
  source: Source;
}

/** A deadline that runs over the dossier whatever its step, until an act ends it. */
export interface Horloge<D> extends RegleEcheance<D> {
  /** What it means that it lapsed; shown once it has. */
  siPassee: string;
  /** The day it was met or made pointless, on or after `departLe`; `null` while it runs. */
  arret: (faits: Faits<D>, departLe: DateLegale) => DateLegale | null;
  /** Whoever holds the dossier sees it as their own due date when it comes first. */
  prioritaire?: true;
  /** Once it has run out, silence is a rejection. */
  rejet?: true;
}

/** A commitment taken with the aid: followed as a checklist, never a condition of eligibility. */
export interface Engagement {
  id: string;
  libelle: string;
  source: Source;
}

export interface Parametre {
  cle: string;
  libelle: string;
  aide?: string;
  /** Choices of a named setting; absent for a number. */
  choix?: { valeur: string; libelle: string }[];
  unite?:
    | 'centimes'
    | 'jours'
    | 'jours_ouvres'
    | 'mois'
    | 'pourcent'
    | 'ans'
    | 'habitants'
    | 'metres'
    | 'pages'
    | 'secondes'
    | 'annee'
    | 'nombre';
  defaut: number | string;
  source: Source;
}

export interface PieceDefinition<D> {
  code: string;
  libelle: string;
  aide?: string;
  /** Steps at which the piece is on the checklist. One deposit serves them all. */
  etapes: string[];
  fourniePar: Acteur;
  obligatoire: (faits: Faits<D>) => boolean;
  /** In words, when `obligatoire` depends on the facts. */
  obligatoireLibelle: string;
  modele?: string;
  /** Holds personal data of a third person: opened only by those who instruct. */
  personnelle?: boolean;
  /** The text requiring it; only such a piece may suspend a legal delay (CRPA L114-5). */
  baseLegale: Source | null;
  source: Source;
}

export type Verdict = 'rempli' | 'non rempli' | 'à apprécier';
export interface ResultatCritere {
  verdict: Verdict;
  /** One sentence saying why. */
  explication: string;
  valeur: string | null;
  /** Where the value comes from, and of which date. */
  origine: string | null;
  /** Nothing to judge on yet: the fact is entered at a later step. No doubt for anyone to settle. */
  enAttente?: true;
  /** Something to look at although the verdict stands. */
  vigilance?: string;
}
export interface Critere<D> {
  id: string;
  libelle: string;
  source: Source;
  /** Says something of a third person: its verdict is everyone's, its reasons are for those who instruct. */
  personnel?: true;
  /** An `avertissement` is shown and never blocks. */
  portee: 'bloquant' | 'avertissement';
  examiner: (faits: Faits<D>) => ResultatCritere;
}

export interface EtapeDefinition<D> {
  id: string;
  libelle: string;
  finale?: boolean;
  /** Part of the ordinary path shown on the dossier; side steps (pieces awaited…) are not. */
  principale: boolean;
  acteur: (faits: Faits<D>) => Acteur;
  /** What the holder is expected to do, as an infinitive. */
  attendu: (faits: Faits<D>) => string;
  raison: string;
  echeance: RegleEcheance<D> | null;
  /**
   * Transition taken by the daily job once the deadline has lapsed. Such a step is no target of a
   * return: the job would close the dossier again.
   */
  aLecheance?: string;
  /** Fields that can be entered at this step. */
  champs: (keyof D & string)[];
  /** Without them the step cannot be left by its main way. */
  champsAttendus: (keyof D & string)[];
}

export type Effet =
  | { type: 'courriel'; modele: ModeleCourriel }
  | { type: 'montant_accorde' }
  | { type: 'montant_modifie' }
  | { type: 'montant_annule' }
  | { type: 'paiement_demande' }
  | { type: 'paiement_constate' }
  | { type: 'constat_annule' }
  | { type: 'paiement_annule' };

/** The act being examined: a condition on a date compares it with the legal date, not with today's. */
export interface ContexteActe {
  dateLegale: DateLegale;
  role: RoleActeur;
  /** The dossier's data before what comes with the act. */
  connues?: Record<string, unknown>;
}

export interface Condition<D> {
  libelle: string;
  /** Ids of the eligibility criteria it looks at: they are on the checklist of the act's step. */
  criteres?: string[];
  examiner: (faits: Faits<D>, acte: ContexteActe) => Raison[];
}

/** Target of a return: the step is chosen among those already gone through. */
export const ETAPE_ANTERIEURE = 'ETAPE_ANTERIEURE';

export interface TransitionDefinition<D> {
  id: string;
  /** The act, as a verb. */
  libelle: string;
  de: string[];
  vers: string;
  issue?: Issue;
  roles: RoleActeur[];
  /** Needs a confirmation, and is never shown before the server has said yes. */
  effetJuridique: boolean;
  /** What will happen, spelled out for the confirmation. */
  consequence: string;
  /** What the legal date of this act is. */
  dateLibelle: string;
  motif: 'obligatoire' | 'facultatif';
  /** Takes back what the step was for: its deadline ends without a verdict. */
  reprise?: true;
  /** Fields that must be known; asked in the act's form, kept in the dossier. */
  champs: (keyof D & string)[];
  /** Pieces that must be accepted. */
  pieces: string[];
  conditions: Condition<D>[];
  effets: Effet[];
  source: Source;
}

export interface LigneCalcul {
  libelle: string;
  /** Integer cents; `null` for a line that is no sum of money (a rate, a population). */
  centimes: number | null;
  /** What the line says when it is no sum: "80 %", "3 397 habitants (population totale)". */
  valeur?: string;
  source: Source;
}
export interface Montant {
  /** Integer cents; `null` when it cannot be computed yet, the lines say why. */
  centimes: number | null;
  /** Someone else computes and pays: shown as an estimate, never promised. */
  estimation?: true;
  lignes: LigneCalcul[];
}

/** What is to be given back, as far as the rules say. */
export interface CalculReversement {
  verdict: 'dû' | 'aucun' | 'à apprécier';
  /** Integer cents; `null` when nothing can be computed. */
  centimes: number | null;
  /** One sentence saying why. */
  explication: string;
  lignes: LigneCalcul[];
}

export interface Definition<D = Record<string, unknown>> {
  code: string;
  version: string;
  libelle: string;
  /** The scheme as the service's sheet names it; two definitions of one scheme share it. */
  famille: string;
  description: string;
  enVigueur: { du: DateLegale; au: DateLegale | null };
  reference: Source;
  roleService: RoleService;
  decideur: Acteur;
  /** Functional mailboxes only. With `acteur`: where that outsider is reminded. */
  contacts: { libelle: string; courriel: string; acteur?: Acteur }[];
  portails: { libelle: string; url: string }[];
  donnees: z.ZodObject;
  /** Field that names a dossier in lists. */
  champTitre: keyof D & string;
  /** Heading of each group of fields, in order. */
  groupes: Record<string, string>;
  listes: ListeDefinition[];
  parametres: Parametre[];
  /** Deposit windows; empty when a request can be made at any time. */
  vagues: Vague[];
  criteres: Critere<D>[];
  pieces: PieceDefinition<D>[];
  etapes: EtapeDefinition<D>[];
  etapeInitiale: string;
  transitions: TransitionDefinition<D>[];
  courriers: ModeleCourrier<D>[];
  horloges: Horloge<D>[];
  engagements: Engagement[];
  /** The fields of the opinion that the service gives; each passage that carried them is one state of it. */
  avis?: { champ: keyof D & string; commentaire: keyof D & string };
  /** The part played by the yearly envelope, for a scheme paid from one. */
  enveloppe?: { libelle: string };
  /** Shown beside the day of receipt where a request is entered, when it is not plain which day that is. */
  aideReception?: string;
  /** How the procedure is played by fictional people, in the demo and in the tests. */
  exemple: Exemple<D>;
  /** What is to be given back after an early end; absent where no rule computes it. */
  reversement?: (
    faits: Faits<D>,
    fin: { finLe: DateLegale; remplace: boolean },
  ) => CalculReversement;
  /** `null`: no sum of money is at stake. */
  montant: ((faits: Faits<D>) => Montant) | null;
}
