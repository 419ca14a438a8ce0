import { dateLegaleSchema, texteSchema } from '@sciat/dispositifs';
import { z } from 'zod';
import { sourceSchema } from './dispositifs.js';

const ligneSchema = z.object({
  libelle: z.string(),
  centimes: z.int().nullable(),
  valeur: z.string().optional(),
  source: sourceSchema,
});

export const etatReversementSchema = z.enum([
  'OBSERVATIONS',
  'A_DEMANDER',
  'DEMANDE',
  'SOLDE',
  'ANNULE',
]);

export const reversementSchema = z
  .object({
    id: z.string(),
    etat: etatReversementSchema,
    centimes: z.int(),
    motif: z.string(),
    lignes: z.array(ligneSchema),
    /** Last day of the time given to the collectivité to answer, before anything is asked. */
    observationsLe: z.string(),
    demandeLe: z.string().nullable(),
    /** Integer cents given back so far. */
    rembourse: z.int(),
    /** Oldest first. */
    remboursements: z.array(z.object({ centimes: z.int(), recuLe: z.string() })),
    soldeLe: z.string().nullable(),
    annuleLe: z.string().nullable(),
    creePar: z.string(),
    creeLe: z.string(),
  })
  .meta({ id: 'Reversement' });
export type ReversementLu = z.infer<typeof reversementSchema>;

export const reversementsSchema = z.object({
  donnees: z.array(reversementSchema),
  total: z.int(),
  /** Integer cents that may still be asked back. */
  reversible: z.int(),
  /** Whether the rules compute a sum for an early end, and the day that one was noted. */
  calculable: z.boolean(),
  finLe: z.string().nullable(),
});
export type Reversements = z.infer<typeof reversementsSchema>;

export const calculerReversementSchema = z.strictObject({
  finLe: dateLegaleSchema,
  remplace: z.boolean({ error: 'Dites si le volontaire est remplacé.' }),
});
export type CalculerReversement = z.infer<typeof calculerReversementSchema>;
export const calculReversementSchema = z
  .object({
    verdict: z.enum(['dû', 'aucun', 'à apprécier']),
    centimes: z.int().nullable(),
    explication: z.string(),
    lignes: z.array(ligneSchema),
  })
  .meta({ id: 'CalculReversement' });
export type CalculReversementLu = z.infer<typeof calculReversementSchema>;

const centimes = z
  .int({ error: 'Un montant en euros est attendu.' })
  .min(1, { error: 'Le montant est nul.' })
  .max(2_000_000_000, { error: '20 millions d’euros au plus.' });
const motif = texteSchema(2000).refine((t) => t.length > 0, { error: 'Indiquez le motif.' });
const version = z.int({ error: 'La version connue du dossier est attendue.' }).min(1);

/** Says to the collectivité what may be asked back, and until when it may answer. */
export const envisagerReversementSchema = z.strictObject({
  version,
  centimes,
  motif,
  observationsLe: dateLegaleSchema,
  /** What the sum was computed from; without it, the sum is the agent's. */
  calcul: calculerReversementSchema.optional(),
});
export type EnvisagerReversement = z.infer<typeof envisagerReversementSchema>;

export const avancerReversementSchema = z.discriminatedUnion('acte', [
  z.strictObject({ acte: z.literal('DEMANDER'), version, le: dateLegaleSchema }),
  z.strictObject({ acte: z.literal('REMBOURSER'), version, le: dateLegaleSchema, centimes }),
  z.strictObject({ acte: z.literal('ANNULER'), version, le: dateLegaleSchema, motif }),
]);
export type AvancerReversement = z.infer<typeof avancerReversementSchema>;
