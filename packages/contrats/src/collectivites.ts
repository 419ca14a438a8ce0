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

const dossierNommeSchema = z.object({
  id: z.string(),
  reference: z.string(),
  dispositif: z.string(),
  titre: z.string().nullable(),
  recuLe: z.string(),
});

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

export const faitSchema = z.enum(['RECU', 'ACCORDE', 'CLOS', 'PAYE', 'ENVOYE', 'REVERSEMENT']);
export type Fait = z.infer<typeof faitSchema>;

/**
 * What the service remembers of a collectivité, over all schemes and years: of the dossiers that the agent
 * may see, and of nothing else.
 */
export const memoireSchema = z
  .object({
    /** A line for each scheme and year of receipt, the latest first; in integer cents. */
    totaux: z.array(
      z.object({
        dispositif: z.string(),
        annee: z.int(),
        dossiers: z.int(),
        ouverts: z.int(),
        demande: z.int(),
        accorde: z.int(),
        paye: z.int(),
        rembourse: z.int(),
      }),
    ),
    /** `null`: the agent may not read personal data. */
    contacts: z
      .array(
        z.object({
          nom: z.string().nullable(),
          courriel: z.string().nullable(),
          telephone: z.string().nullable(),
          dossier: dossierNommeSchema,
        }),
      )
      .nullable(),
    /** Accepted, and recent enough to serve again. */
    pieces: z.array(
      z.object({
        code: z.string(),
        libelle: z.string(),
        deposeeLe: z.string(),
        /** Last day on which it may be taken over. */
        valableAu: z.string(),
        dossier: z.object({ id: z.string(), reference: z.string(), dispositif: z.string() }),
      }),
    ),
    frise: z.array(
      z.object({
        fait: faitSchema,
        le: z.string(),
        /** The outcome, the object of the letter. */
        detail: z.string().nullable(),
        centimes: z.int().nullable(),
        dossier: z.object({ id: z.string(), reference: z.string(), dispositif: z.string() }),
      }),
    ),
    /** Older facts were left out. */
    friseTronquee: z.boolean(),
    /** Dossiers of one scheme that may be the same request, two or more to a group, the latest first. */
    doublons: z.array(
      z.object({
        motif: z.enum(['TITRE', 'OUVERTS']),
        dossiers: z.array(dossierNommeSchema),
      }),
    ),
    /** The oldest dossiers, when there are too many to compare all of them. */
    nonCompares: z.int(),
    /** Awards that run together, when there are several: to be looked at, no rule is applied. */
    cumul: z.array(dossierNommeSchema.extend({ centimes: z.int(), accordeLe: z.string() })),
    /** Of an EPCI: its communes known to the service; of a commune: itself none, its EPCI in `epci`. */
    communes: z.array(
      z.object({ id: z.string(), nom: z.string(), dossiers: z.int(), ouverts: z.int() }),
    ),
    epci: z
      .object({ id: z.string(), nom: z.string(), dossiers: z.int(), ouverts: z.int() })
      .nullable(),
  })
  .meta({ id: 'Memoire' });
export type Memoire = z.infer<typeof memoireSchema>;
