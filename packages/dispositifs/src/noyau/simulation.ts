import { enToutesLettres } from './calendrier.js';
import { actePrincipal } from './controle.js';
import type { DonneesCommunes } from './donnees-communes.js';
import { type EcheanceSuivie, echeancesDe, etapeDe } from './obligations.js';
import {
  type DateLegale,
  type Definition,
  ETAPE_ANTERIEURE,
  type Faits,
  type Raison,
  type TransitionDefinition,
} from './types.js';

export interface ActeSuppose {
  /** By default the act by which the step is ordinarily left. */
  transition?: string | undefined;
  dateLegale: DateLegale;
}

/** A deadline as the supposed act would leave it, with its date as it stands today. */
export type EcheanceSimulee = EcheanceSuivie & { avant: DateLegale | null };

export type Simulation =
  | { possible: true; acte: string; echeances: EcheanceSimulee[] }
  | { possible: false; raisons: Raison[] };

/**
 * "If the pieces arrive on…": the deadlines as they would be once an act of the current step is taken at
 * a date, past or to come. Only the date and the starting step are judged: what the act asks for besides
 * is supposed done, and a deadline that starts from a field not yet known does not appear.
 */
export function simulerEcheances<D>(
  definition: Definition<D>,
  etape: string,
  faits: Faits<D>,
  { transition, dateLegale }: ActeSuppose,
): Simulation {
  const t = transition
    ? definition.transitions.find((x) => x.id === transition)
    : actePrincipal<TransitionDefinition<D>>(definition, etape);
  const raisons = raisonsContre(definition, etape, faits, { transition, dateLegale }, t);
  if (!t || raisons.length > 0) return { possible: false, raisons };

  const passage = { etape: t.vers, transition: t.id, entreeLe: dateLegale };
  const { contactCourriel } = faits.donnees as DonneesCommunes;
  const partis = t.effets.flatMap((e) =>
    e.type === 'courriel' && contactCourriel ? [{ modele: e.modele, le: dateLegale }] : [],
  );
  const ensuite: Faits<D> = {
    ...faits,
    aujourdhui: dateLegale > faits.aujourdhui ? dateLegale : faits.aujourdhui,
    passages: [...faits.passages, passage],
    courriels: [...faits.courriels, ...partis],
  };
  const avant = new Map(echeancesDe(definition, faits).map((e) => [e.code, e.le]));
  return {
    possible: true,
    acte: t.libelle,
    echeances: echeancesDe(definition, ensuite).map((e) => ({
      ...e,
      avant: avant.get(e.code) ?? null,
    })),
  };
}

function raisonsContre<D>(
  definition: Definition<D>,
  etape: string,
  faits: Faits<D>,
  { transition, dateLegale }: ActeSuppose,
  t: TransitionDefinition<D> | undefined,
): Raison[] {
  const champ = 'transition';
  const { libelle, finale } = etapeDe(definition, etape);
  if (finale)
    return [{ code: 'CLOS', message: 'Le dossier est clos\u00a0: aucun délai n’est à simuler.' }];
  if (!t) {
    const message = transition
      ? `L’acte «\u00a0${transition}\u00a0» n’existe pas.`
      : `Aucun acte ne fait d’ordinaire sortir de l’étape «\u00a0${libelle}\u00a0».`;
    return [{ code: 'TRANSITION_INCONNUE', champ, message }];
  }
  if (!t.de.includes(etape)) {
    const message = `«\u00a0${t.libelle}\u00a0» n’est pas possible à l’étape «\u00a0${libelle}\u00a0».`;
    return [{ code: 'ETAPE', champ, message }];
  }
  if (t.vers === ETAPE_ANTERIEURE)
    return [{ code: 'RETOUR', champ, message: 'Un retour en arrière ne se simule pas.' }];
  const entree = faits.passages.at(-1)?.entreeLe ?? faits.datePivot;
  if (dateLegale < entree) {
    const message = `La date précède l’entrée dans l’étape (${enToutesLettres(entree)}).`;
    return [{ code: 'DATE_ANTERIEURE', champ: 'dateLegale', message }];
  }
  return [];
}
