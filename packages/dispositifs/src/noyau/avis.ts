import { z } from 'zod';
import { acteDe } from './actes.js';
import { criteresNonContredits } from './conditions.js';
import { texteSchema } from './donnees.js';
import { hypothese } from './sources.js';
import type { Condition, Critere, Source, TransitionDefinition } from './types.js';

// The opinion that the service gives in a scheme decided elsewhere: two fields, the act that sends it
// and the one that amends it. Each passage keeps what it said.

export const champsAvis = (groupe: string) => ({
  avisPrefecture: z.enum(['FAVORABLE', 'DEFAVORABLE']).meta({
    libelle: 'Avis de la préfecture',
    groupe,
    options: { FAVORABLE: 'Favorable', DEFAVORABLE: 'Défavorable' },
  }),
  avisCommentaire: texteSchema(4000).meta({
    libelle: 'Commentaire de l’avis',
    groupe,
    multiligne: true,
    aide: 'Transmis avec l’avis\u00a0; communicable au demandeur dès la transmission (CRPA L114-7).',
  }),
});
export interface DonneesAvis {
  avisPrefecture: 'FAVORABLE' | 'DEFAVORABLE';
  avisCommentaire: string;
}

/** Where a definition's `avis` finds them. */
export const avis = { champ: 'avisPrefecture', commentaire: 'avisCommentaire' } as const;

/** An agent who sees a criterion otherwise than computed settles it first, with a reason. */
function avisFonde<D extends DonneesAvis>(criteres: Critere<D>[]): Condition<D> {
  const sansContradiction = criteresNonContredits(criteres);
  return {
    ...sansContradiction,
    libelle: 'Un avis favorable n’est contredit par aucun critère bloquant',
    examiner: (f, acte) =>
      f.donnees.avisPrefecture === 'FAVORABLE'
        ? sansContradiction.examiner(f, acte).map((r) => ({ ...r, champ: avis.champ }))
        : [],
  };
}

/**
 * The act that sends the opinion, and the one that amends it while the decision is awaited.
 * @param redaction the step where the opinion is written
 * @param decision the step where whoever decides has it in hand
 */
export function actesAvis<D extends DonneesAvis>(
  criteres: Critere<D>[],
  { redaction, decision }: { redaction: string; decision: string },
  source: Source = hypothese,
): { transmettre: TransitionDefinition<D>; modifier: TransitionDefinition<D> } {
  const acte = acteDe<D>(source);
  const commun = {
    vers: decision,
    effetJuridique: true,
    champs: [avis.champ, avis.commentaire],
    conditions: [avisFonde(criteres)],
  };
  return {
    transmettre: acte({
      ...commun,
      id: 'transmettre_avis',
      libelle: 'Transmettre l’avis',
      de: [redaction],
      consequence:
        'L’avis part à l’ANCT, qui décide\u00a0; le demandeur peut dès lors en demander communication.',
      dateLibelle: 'Date de transmission',
    }),
    modifier: acte({
      ...commun,
      id: 'modifier_avis',
      libelle: 'Modifier l’avis transmis',
      de: [decision],
      consequence:
        'Le nouvel avis remplace le précédent auprès de l’ANCT\u00a0; les deux restent lisibles dans l’historique.',
      dateLibelle: 'Date de transmission du nouvel avis',
    }),
  };
}
