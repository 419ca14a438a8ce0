import { dateLegaleSchema, texteSchema } from '@sciat/dispositifs';
import { z } from 'zod';
import { pageSchema, paginationSchema } from './pagination.js';
import { agentSchema } from './utilisateurs.js';

/** Days during which a hand-over can be undone. */
export const JOURS_ANNULATION = 7;

const id = (libelle: string) => z.uuid({ error: `${libelle} : identifiant invalide.` });
const quiEtQuoi = {
  deId: id('Agent remplacé'),
  versId: id('Repreneur'),
  /** All of the open dossiers when left out. */
  dossierIds: z
    .array(id('Dossier'))
    .min(1, { error: 'Choisissez au moins un dossier.' })
    .max(1000, { error: 'Au plus 1000 dossiers choisis un par un.' })
    .optional(),
};
export const apercevoirPassationSchema = z.strictObject(quiEtQuoi);
export type ApercevoirPassation = z.infer<typeof apercevoirPassationSchema>;
export const demanderPassationSchema = z.strictObject({
  ...quiEtQuoi,
  motif: texteSchema(1000).refine((t) => t.length > 0, { error: 'Indiquez le motif.' }),
});
export type DemanderPassation = z.infer<typeof demanderPassationSchema>;

const ecarteSchema = z.object({ dossierId: z.string(), reference: z.string(), raison: z.string() });

/** What would be handed over, and what would not. */
export const apercuPassationSchema = z
  .object({
    parDispositif: z.array(z.object({ dispositif: z.string(), nombre: z.int() })),
    transmis: z.int(),
    ecartes: z.int(),
    /** The first of those left aside, each with its reason. */
    exemples: z.array(ecarteSchema),
    avertissements: z.array(z.string()),
  })
  .meta({ id: 'ApercuPassation' });
export type ApercuPassation = z.infer<typeof apercuPassationSchema>;

export const passationSchema = z
  .object({
    id: z.string(),
    de: agentSchema,
    vers: agentSchema,
    auteur: agentSchema,
    motif: z.string(),
    demandeeLe: z.string(),
    annuleeLe: z.string().nullable(),
    /** Last day on which it can be undone. */
    annulableJusquau: z.string(),
    annulable: z.boolean(),
    /** Dossiers still to be written. */
    enAttente: z.int(),
    transmis: z.int(),
    ecartes: z.int(),
    /** Given back, and left with whoever has them now, once it is undone. */
    rendus: z.int(),
    maintenus: z.int(),
    exemples: z.array(ecarteSchema),
  })
  .meta({ id: 'Passation' });
export type Passation = z.infer<typeof passationSchema>;
export const passationsSchema = pageSchema(passationSchema);
export const listerPassationsSchema = paginationSchema(['demandeeLe'], 'demandeeLe').extend({
  ordre: z.enum(['asc', 'desc'], { error: 'asc ou desc.' }).default('desc'),
});
export type ListerPassations = z.output<typeof listerPassationsSchema>;

/** Days of absence, both included; `null` takes them back. */
export const fixerAbsenceSchema = z
  .strictObject({ du: dateLegaleSchema.nullable(), au: dateLegaleSchema.nullable() })
  .refine(({ du, au }) => (du === null) === (au === null), {
    path: ['au'],
    error: 'Indiquez le premier et le dernier jour.',
  })
  .refine(({ du, au }) => du === null || au === null || du <= au, {
    path: ['au'],
    error: 'Le dernier jour vient avant le premier.',
  });
export type FixerAbsence = z.infer<typeof fixerAbsenceSchema>;
export const absenceSchema = z
  .object({ id: z.string(), du: z.string().nullable(), au: z.string().nullable() })
  .meta({ id: 'Absence' });
export type Absence = z.infer<typeof absenceSchema>;
