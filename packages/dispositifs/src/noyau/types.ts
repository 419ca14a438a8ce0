import type { z } from 'zod';
import type { ModeleCourriel } from './courriels.js';
import type { ModeleCourrier } from './courriers.js';
import type { Exemple } from './exemples.js';
import type { DateLegale, Faits, Raison, Source, Vague } from './faits.js';
import type { Acteur, Issue, RoleActeur, RoleService } from './vocabulaire.js';

export * from './faits.js';
export * from './vocabulaire.js';

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
  /** Its name where there is little room, the same in every version. */
  sigle: string;
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
