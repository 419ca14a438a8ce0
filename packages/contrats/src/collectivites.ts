import { texteSchema, typesDemandeur } from '@sciat/dispositifs';
import { z } from 'zod';
import { pageSchema, paginationSchema, recherche } from './pagination.js';

export const typeCollectiviteSchema = z.enum(
  Object.keys(typesDemandeur) as [keyof typeof typesDemandeur],
);

export const collectiviteSchema = z
  .object({
    id: z.string(),
    type: typeCollectiviteSchema,
    nom: z.string(),
    /** INSEE code of a commune, SIREN of anyone else. */
    code: z.string(),
    siren: z.string(),
    fictive: z.boolean(),
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

const SIREN = /^\d{9}$/;
/** Luhn; La Poste's own numbers, which break it, have no place here. */
function sirenValide(siren: string): boolean {
  const somme = [...siren].reverse().reduce((total, chiffre, i) => {
    const n = Number(chiffre) * (i % 2 === 0 ? 1 : 2);
    return total + (n > 9 ? n - 9 : n);
  }, 0);
  return somme % 10 === 0;
}

/** An applicant that the referential of communes and EPCI does not hold. */
export const creerCollectiviteSchema = z.strictObject({
  type: typeCollectiviteSchema.exclude(['COMMUNE', 'EPCI'], {
    error: 'Communes et EPCI viennent du référentiel\u00a0: choisissez un autre type.',
  }),
  nom: texteSchema(200).refine((t) => t.length > 0, { error: 'Indiquez le nom.' }),
  siren: z
    .string({ error: 'Le numéro SIREN est attendu.' })
    .transform((t) => t.replace(/\s/g, ''))
    .refine((t) => SIREN.test(t), { error: 'Un SIREN compte neuf chiffres.' })
    .refine((t) => !SIREN.test(t) || sirenValide(t), {
      error: 'Ce SIREN n’existe pas (clé de contrôle fausse).',
    }),
  codesPostaux: z
    .array(z.string().regex(/^\d{5}$/, { error: 'Un code postal compte cinq chiffres.' }))
    .max(5)
    .default([]),
});
export type CreerCollectivite = z.infer<typeof creerCollectiviteSchema>;
