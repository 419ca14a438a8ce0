import { texteSchema } from '@sciat/dispositifs';
import { z } from 'zod';
import { courrielSchema } from './auth.js';

/** Who signs and answers: printed at the foot of every mail (CRPA R112-5). */
export const serviceSchema = z
  .object({
    id: z.string(),
    code: z.string(),
    nom: z.string(),
    departement: z.string(),
    courriel: z.string(),
    adresse: z.string(),
    telephone: z.string(),
    voiesRecours: z.string(),
  })
  .meta({ id: 'Service' });
export type Service = z.infer<typeof serviceSchema>;

export const modifierServiceSchema = z.strictObject({
  nom: texteSchema(200)
    .refine((t) => t.length > 0, { error: 'Le nom est attendu.' })
    .optional(),
  courriel: courrielSchema.optional(),
  adresse: texteSchema(500).optional(),
  telephone: texteSchema(30).optional(),
  /** Appeal routes, as the service has had them confirmed; empty: left out of the mails. */
  voiesRecours: texteSchema(3000).optional(),
});
export type ModifierService = z.infer<typeof modifierServiceSchema>;
