import { dateLegaleSchema, texteSchema } from '@sciat/dispositifs';
import { z } from 'zod';
import { parametreDefinitionSchema, sourceSchema } from './dispositifs.js';
import { effetsSurDossiersSchema } from './eligibilite.js';

const valeurSchema = z.union([z.number(), z.string()]);

/** A setting, its value today, the defaults of the versions that read it, and every dated value given to it. */
export const parametreSchema = parametreDefinitionSchema
  .extend({
    dispositif: z.string(),
    /** Today; of a scheme that takes no request any more, on its last day. */
    valeur: valeurSchema,
    /** Oldest first. A dated value given by the service holds in place of them all. */
    versions: z.array(
      z.object({
        version: z.string(),
        du: z.string(),
        au: z.string().nullable(),
        defaut: valeurSchema,
        source: sourceSchema,
      }),
    ),
    /** The latest effect first. */
    valeurs: z.array(
      z.object({
        valeur: valeurSchema,
        effetLe: z.string(),
        source: z.string(),
        auteur: z.string(),
        ajouteLe: z.string(),
      }),
    ),
  })
  .meta({ id: 'Parametre' });
export type ParametreLu = z.infer<typeof parametreSchema>;
export const parametresSchema = z.object({ donnees: z.array(parametreSchema), total: z.int() });
export const listerParametresSchema = z.strictObject({
  dispositif: texteSchema(30),
});

export const ajouterParametreSchema = z.strictObject({
  dispositif: z.string().max(30),
  cle: z.string().max(60),
  valeur: z.union([z.int(), z.string().max(100)], {
    error: 'Un nombre entier ou un choix est attendu.',
  }),
  /** Applies to dossiers whose pivot date is this one or later. */
  effetLe: dateLegaleSchema,
  source: texteSchema(300).refine((t) => t.length > 0, {
    error: 'Indiquez la source de cette valeur.',
  }),
});
export type AjouterParametre = z.infer<typeof ajouterParametreSchema>;

/** Open dossiers whose computed amount or a running deadline would change, and the first of them. */
export const calculsChangesSchema = z.object({
  montants: z.int(),
  echeances: z.int(),
  exemples: z.array(
    z.object({
      id: z.string(),
      reference: z.string(),
      collectivite: z.string(),
      /** In cents; `null` when the amount stays the same. */
      montant: z.object({ avant: z.int().nullable(), apres: z.int().nullable() }).nullable(),
      echeances: z.array(
        z.object({
          libelle: z.string(),
          avant: z.string().nullable(),
          apres: z.string().nullable(),
        }),
      ),
    }),
  ),
});
export type CalculsChanges = z.infer<typeof calculsChangesSchema>;

/** What adding a value would change. Nothing is written. */
export const apercuParametreSchema = z
  .object({
    /** What it would replace at its date of effect; `effetLe` is `null` for the default of the definition. */
    remplacee: z.object({ valeur: valeurSchema, effetLe: z.string().nullable() }),
    /** A value already added that takes effect later, and would replace this one in turn. */
    suivante: z.object({ valeur: valeurSchema, effetLe: z.string() }).nullable(),
    /** Open dossiers received since the date of effect. */
    dossiersOuverts: z.int(),
    effets: effetsSurDossiersSchema,
    calculs: calculsChangesSchema,
  })
  .meta({ id: 'ApercuParametre' });
export type ApercuParametre = z.infer<typeof apercuParametreSchema>;
