import { dateLegaleSchema } from '@sciat/dispositifs';
import { z } from 'zod';
import { acteurSchema, sourceSchema } from './dispositifs.js';

export const examinerEligibiliteSchema = z.strictObject({
  dispositif: z.string({ error: 'Le code du dispositif est attendu.' }).max(30),
  collectiviteId: z.uuid({ error: 'L’identifiant de la collectivité est attendu.' }),
  donnees: z.record(z.string(), z.unknown()).default({}),
  /** Pivot date: chooses the version of the rules, the lists and the settings. Today by default. */
  date: dateLegaleSchema.optional(),
});
export type ExaminerEligibilite = z.infer<typeof examinerEligibiliteSchema>;

export const verdictSchema = z.enum(['rempli', 'non rempli', 'à apprécier']);
export const conclusionSchema = z.enum(['éligible', 'non éligible', 'à apprécier']);

export const eligibiliteSchema = z
  .object({
    conclusion: conclusionSchema,
    comptes: z.object({ rempli: z.int(), nonRempli: z.int(), aApprecier: z.int() }),
    criteres: z.array(
      z.object({
        id: z.string(),
        libelle: z.string(),
        portee: z.enum(['bloquant', 'avertissement']),
        verdict: verdictSchema,
        explication: z.string(),
        valeur: z.string().nullable(),
        origine: z.string().nullable(),
        /** Nothing to judge on yet: the fact is entered at a later step. */
        enAttente: z.literal(true).optional(),
        vigilance: z.string().optional(),
        /** An agent's verdict, which holds in place of the computed one. */
        appreciation: z
          .object({
            verdict: z.enum(['rempli', 'non rempli']),
            motif: z.string(),
            auteur: z.string(),
            le: z.string(),
            calcule: verdictSchema,
          })
          .optional(),
        source: sourceSchema,
      }),
    ),
  })
  .meta({ id: 'Eligibilite' });
export type Eligibilite = z.infer<typeof eligibiliteSchema>;

export const lirePretentionsSchema = z.strictObject({
  /** Today by default. */
  date: dateLegaleSchema.optional(),
});

/** What one collectivité may ask for: every scheme, in the version in force at a date or the last one known. */
export const pretentionsSchema = z
  .object({
    date: z.string(),
    pretentions: z.array(
      z.object({
        dispositif: z.string(),
        version: z.string(),
        libelle: z.string(),
        famille: z.string(),
        roleService: z.string(),
        decideur: acteurSchema,
        /** False: the scheme takes no new request at this date; its rules are shown as they last were. */
        ouvert: z.boolean(),
        /** Where a request made that day would stand among the waves; `null` without waves. */
        depot: z.string().nullable(),
        enVigueur: z.object({ du: z.string(), au: z.string().nullable() }),
        /** Whose rules, lists and settings were applied: the date asked for, or the last day of a scheme now closed. */
        jugeLe: z.string(),
        eligibilite: eligibiliteSchema,
        /** Other dossiers of this collectivité in this scheme, open or awarded. */
        autresDossiers: z.int(),
        portails: z.array(z.object({ libelle: z.string(), url: z.string() })),
      }),
    ),
  })
  .meta({ id: 'Pretentions' });
export type Pretentions = z.infer<typeof pretentionsSchema>;

/** A change of verdict that a list or a setting would cause, before it is published. */
export const changementVerdictSchema = z.object({
  id: z.string(),
  reference: z.string(),
  collectivite: z.string(),
  etape: z.string(),
  avant: conclusionSchema,
  apres: conclusionSchema,
  /** Criteria whose verdict changes, in words: "Population : rempli devient non rempli". */
  criteres: z.array(z.string()),
});
/** Effects on the open dossiers concerned. */
export const effetsSurDossiersSchema = z.object({
  /** Open dossiers received since the date of effect and examined again. */
  examines: z.int(),
  /** More were concerned than could be examined at once. */
  tronque: z.boolean(),
  changements: z.array(changementVerdictSchema),
});
export type EffetsSurDossiers = z.infer<typeof effetsSurDossiersSchema>;
