import type { Critere, Definition, Faits, ResultatCritere, Source } from './types.js';

export interface CritereExamine extends ResultatCritere {
  id: string;
  libelle: string;
  portee: Critere<never>['portee'];
  source: Source;
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
    ...examiner(faits),
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
