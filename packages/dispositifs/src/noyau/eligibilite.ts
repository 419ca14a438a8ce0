import { enToutesLettres } from './calendrier.js';
import type {
  Appreciation,
  Critere,
  Definition,
  Faits,
  ResultatCritere,
  Source,
  Verdict,
} from './types.js';

export interface CritereExamine extends ResultatCritere {
  id: string;
  libelle: string;
  portee: Critere<never>['portee'];
  source: Source;
  /** An agent's verdict, which holds in place of the computed one. */
  appreciation?: Appreciation & { calcule: Verdict };
}

export type ConclusionEligibilite = 'éligible' | 'non éligible' | 'à apprécier';

export interface Eligibilite {
  conclusion: ConclusionEligibilite;
  comptes: { rempli: number; nonRempli: number; aApprecier: number };
  criteres: CritereExamine[];
}

/**
 * Examines every criterion and derives the conclusion from the blocking ones: one that is not met
 * is enough to conclude "non éligible"; one left open, "à apprécier".
 */
export function evaluerEligibilite<D>(
  definition: Pick<Definition<D>, 'criteres'>,
  faits: Faits<D>,
): Eligibilite {
  const criteres = definition.criteres.map(({ id, libelle, portee, source, examiner }) => ({
    id,
    libelle,
    portee,
    source,
    ...apprecier(examiner(faits), faits.appreciations[id]),
  }));
  const bloquants = criteres.filter((c) => c.portee === 'bloquant');
  const compter = (verdict: string) => bloquants.filter((c) => c.verdict === verdict).length;
  const comptes = {
    rempli: compter('rempli'),
    nonRempli: compter('non rempli'),
    aApprecier: compter('à apprécier'),
  };
  const conclusion =
    comptes.nonRempli > 0 ? 'non éligible' : comptes.aApprecier > 0 ? 'à apprécier' : 'éligible';
  return { conclusion, comptes, criteres };
}

/** The computed result stays readable behind the agent's verdict. */
function apprecier(
  resultat: ResultatCritere,
  appreciation: Appreciation | undefined,
): Pick<CritereExamine, keyof ResultatCritere | 'appreciation'> {
  if (!appreciation) return resultat;
  const { enAttente: _, ...reste } = resultat;
  return {
    ...reste,
    verdict: appreciation.verdict,
    appreciation: { ...appreciation, calcule: resultat.verdict },
  };
}

/** Why the verdict stands: as computed or, where an agent gave it, who did and for what reason. */
export function direPourquoi({ explication, appreciation }: CritereExamine): string {
  if (!appreciation) return explication;
  const { auteur, le, motif } = appreciation;
  return `Apprécié par ${auteur} le ${enToutesLettres(le)}\u00a0: ${motif}`;
}

// What the criteria of every scheme build their answers with.

export function rempli(explication: string, valeur: string, origine: string): ResultatCritere {
  return { verdict: 'rempli', explication, valeur, origine };
}
export function nonRempli(explication: string, valeur: string, origine: string): ResultatCritere {
  return { verdict: 'non rempli', explication, valeur, origine };
}
/** `rempli` when the test holds, else `non rempli`. */
export function selon(
  conforme: boolean,
  explication: string,
  valeur: string,
  origine: string,
): ResultatCritere {
  return { verdict: conforme ? 'rempli' : 'non rempli', explication, valeur, origine };
}
export function aApprecier(
  explication: string,
  valeur: string | null = null,
  origine: string | null = null,
): ResultatCritere {
  return { verdict: 'à apprécier', explication, valeur, origine };
}
/** The fact is entered at a later step: no doubt for anyone to settle yet. */
export function pasEncoreConnu(explication: string): ResultatCritere {
  return { ...aApprecier(explication), enAttente: true };
}

/** "Liste du 2 janvier 2026, effet le 3 mars 2026 (liste fictive)" */
export function origineListe({
  source,
  effetLe,
  fictive,
}: {
  source: string;
  effetLe: string;
  fictive: boolean;
}): string {
  return `${source}, effet le ${enToutesLettres(effetLe)}${fictive ? ' (liste fictive)' : ''}`;
}
