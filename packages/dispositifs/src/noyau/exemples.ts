import type { DateLegale, Mesure, TypeDemandeur } from './types.js';

/**
 * What it takes to play a procedure with fictional people: the demo shows it, the tests check that the
 * rules accept it. Every date is derived from the day it is entered.
 */
export interface Exemple<D> {
  /** Who asks; a type that the referential does not hold is created as a fictional applicant. */
  demandeur: TypeDemandeur;
  /** Data entered with the request; must hold what names the dossier. */
  demande: (jour: DateLegale, rang: number) => Partial<D>;
  /** Data entered with one act, or just before it, by transition id; `connues`: those of the dossier so far. */
  actes: Record<string, (jour: DateLegale, rang: number, connues: Partial<D>) => Partial<D>>;
  /**
   * Paths to show, each a list of transition ids from the initial step. Together they reach every step
   * and every outcome that an agent can reach.
   */
  parcours: string[][];
  /** Settings that the demo gives, dated and marked fictive, so that a closed call can be shown today. */
  parametres?: Record<string, number | string>;
  /** Measures of the files deposited, for a scheme that measures them. */
  mesures?: Record<string, Mesure>;
}
