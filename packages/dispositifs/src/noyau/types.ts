import type { z } from 'zod';
import type { ModeleCourriel } from './courriels.js';

/** A legal date, `YYYY-MM-DD`, without time or zone. */
export type DateLegale = string;

/** Who can hold a dossier: the service itself or an outsider whose act we record. */
export const acteurs = {
  SCIAT: 'SCIAT',
  COLLECTIVITE: 'Collectivité',
  ANCT: 'ANCT',
  PREFET: 'Préfet',
  CSP_CHORUS: 'Service payeur (Chorus)',
} as const;
export type Acteur = keyof typeof acteurs;

/** How a dossier ends. */
export const issues = {
  ACCORD: 'Accord',
  REFUS: 'Refus',
  IRRECEVABLE: 'Irrecevable',
  DESISTEMENT: 'Désistement',
  SANS_SUITE: 'Sans suite',
  INCOMPLET_SANS_REPONSE: 'Incomplet sans réponse',
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

/** What an imported list says of a collectivité at a date. */
export interface ReponseListe {
  presente: boolean;
  source: string;
  effetLe: DateLegale;
  fictive: boolean;
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
  collectivite: { nom: string; type: 'COMMUNE' | 'EPCI'; code: string };
  donnees: Partial<D>;
  pieces: Record<string, EtatPiece>;
  /** Pieces of which a file came since the dossier entered its current step, whatever became of it. */
  piecesArrivees: string[];
  /** `null` (or absent): no list is in force at the pivot date. */
  listes: Record<string, ReponseListe | null>;
  /** Settings resolved at the pivot date; a missing key means the definition's default. */
  parametres: Record<string, ValeurEnVigueur>;
  /** Steps entered so far, oldest first, with their legal date of entry; the last is the current one. */
  passages: { etape: string; transition: string | null; entreeLe: DateLegale }[];
  /** A payment was recorded as made. */
  paye: boolean;
  /** Other dossiers of the same scheme for this collectivité, not refused nor withdrawn. */
  autresDossiers: number;
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
  /** Rolls over weekends and public holidays. */
  report: boolean;
  source: Source;
}

export interface Parametre {
  cle: string;
  libelle: string;
  aide?: string;
  /** Choices of a named setting; absent for a number. */
  choix?: { valeur: string; libelle: string }[];
  unite?: 'centimes' | 'jours' | 'jours_ouvres' | 'mois' | 'pourcent' | 'ans';
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
  centimes: number;
  source: Source;
}
export interface Montant {
  /** Integer cents. */
  centimes: number;
  lignes: LigneCalcul[];
}

export interface Definition<D = Record<string, unknown>> {
  code: string;
  version: string;
  libelle: string;
  description: string;
  enVigueur: { du: DateLegale; au: DateLegale | null };
  reference: Source;
  roleService: RoleService;
  contacts: { libelle: string; courriel: string }[];
  portails: { libelle: string; url: string }[];
  donnees: z.ZodObject;
  /** Field that names a dossier in lists. */
  champTitre: keyof D & string;
  /** Heading of each group of fields, in order. */
  groupes: Record<string, string>;
  listes: { code: string; libelle: string }[];
  parametres: Parametre[];
  criteres: Critere<D>[];
  pieces: PieceDefinition<D>[];
  etapes: EtapeDefinition<D>[];
  etapeInitiale: string;
  transitions: TransitionDefinition<D>[];
  montant: (faits: Faits<D>) => Montant;
}
