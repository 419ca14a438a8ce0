import { z } from 'zod';
import { pageSchema, paginationSchema, recherche } from './pagination.js';

export const typeCollectiviteSchema = z.enum(['COMMUNE', 'EPCI']);

export const collectiviteSchema = z
  .object({
    id: z.string(),
    type: typeCollectiviteSchema,
    nom: z.string(),
    /** INSEE code of a commune, SIREN of an EPCI. */
    code: z.string(),
    siren: z.string(),
    codesPostaux: z.array(z.string()),
    departement: z.string(),
    /** With its kind and vintage: two populations of different kinds must never meet in one rule. */
    population: z.int().nullable(),
    populationNature: z.string().nullable(),
    populationMillesime: z.string().nullable(),
    epci: z.object({ id: z.string(), nom: z.string() }).nullable(),
    /** Members of an EPCI, those outside the département included; 0 for a commune. */
    nombreMembres: z.int(),
  })
  .meta({ id: 'Collectivite' });
export type Collectivite = z.infer<typeof collectiviteSchema>;

/** `q` is looked for in the name (without accents), the INSEE code, the SIREN and the postal codes. */
export const listerCollectivitesSchema = paginationSchema(
  ['nom', 'code', 'population'],
  'nom',
).extend({
  ...recherche,
  type: typeCollectiviteSchema.optional(),
});
export const collectivitesSchema = pageSchema(collectiviteSchema);
