import { dateLegaleSchema, texteSchema } from '@sciat/dispositifs';
import { z } from 'zod';
import { parametreDefinitionSchema } from './dispositifs.js';

/** A setting, its value today, and every dated value given to it. */
export const parametreSchema = parametreDefinitionSchema
  .extend({
    dispositif: z.string(),
    valeur: z.union([z.number(), z.string()]),
    valeurs: z.array(
      z.object({
        valeur: z.union([z.number(), z.string()]),
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
