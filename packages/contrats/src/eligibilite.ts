import { dateLegaleSchema } from '@sciat/dispositifs';
import { z } from 'zod';
import { sourceSchema } from './dispositifs.js';

export const examinerEligibiliteSchema = z.strictObject({
  dispositif: z.string({ error: 'Le code du dispositif est attendu.' }).max(30),
  collectiviteId: z.uuid({ error: 'L’identifiant de la collectivité est attendu.' }),
  donnees: z.record(z.string(), z.unknown()).default({}),
  /** Pivot date: chooses the version of the rules, the lists and the settings. Today by default. */
  date: dateLegaleSchema.optional(),
});
export type ExaminerEligibilite = z.infer<typeof examinerEligibiliteSchema>;

export const eligibiliteSchema = z
  .object({
    conclusion: z.enum(['éligible', 'non éligible', 'à apprécier']),
    comptes: z.object({ rempli: z.int(), nonRempli: z.int(), aApprecier: z.int() }),
    criteres: z.array(
      z.object({
        id: z.string(),
        libelle: z.string(),
        portee: z.enum(['bloquant', 'avertissement']),
        verdict: z.enum(['rempli', 'non rempli', 'à apprécier']),
        explication: z.string(),
        valeur: z.string().nullable(),
        origine: z.string().nullable(),
        /** Nothing to judge on yet: the fact is entered at a later step. */
        enAttente: z.literal(true).optional(),
        vigilance: z.string().optional(),
        source: sourceSchema,
      }),
    ),
  })
  .meta({ id: 'Eligibilite' });
export type Eligibilite = z.infer<typeof eligibiliteSchema>;
