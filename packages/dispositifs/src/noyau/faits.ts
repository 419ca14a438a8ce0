import type { ModeleCourriel } from './courriels.js';
import type { NaturePopulation, TypeDemandeur } from './vocabulaire.js';

/** A legal date, `YYYY-MM-DD`, without time or zone. */
export type DateLegale = string;

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
  /** Mails written to the collectivité, but those that could not leave or came back; and the letters that say the same. */
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
