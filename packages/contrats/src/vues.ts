import { texteSchema } from '@sciat/dispositifs';
import { z } from 'zod';
import { roleSchema } from './auth.js';
import {
  COLONNES_DOSSIERS,
  type ColonneDossiers,
  filtresDossiersSchema,
  TRIS_DOSSIERS,
} from './dossiers.js';

const colonneSchema = z.enum(
  Object.keys(COLONNES_DOSSIERS) as [ColonneDossiers, ...ColonneDossiers[]],
  { error: `Colonne inconnue. Possibles : ${Object.keys(COLONNES_DOSSIERS).join(', ')}.` },
);

/** In their order. The reference is always there: it is the link to the dossier. */
export const colonnesSchema = z
  .array(colonneSchema, { error: 'Une liste de colonnes est attendue.' })
  .min(1, { error: 'Au moins une colonne.' })
  .refine((colonnes) => new Set(colonnes).size === colonnes.length, {
    error: 'Une colonne est nommée deux fois.',
  })
  .refine((colonnes) => colonnes.includes('reference'), {
    error: 'La colonne « Dossier » ne se retire pas.',
  });
export const COLONNES_PAR_DEFAUT = [
  'reference',
  'collectivite',
  'etape',
  'acteur',
  'attendu',
  'echeance',
  'agent',
] as const satisfies readonly ColonneDossiers[];

/** What an export takes: which dossiers, in which order, with which columns. */
export const contenuListeSchema = z.strictObject({
  filtres: filtresDossiersSchema,
  tri: z.enum(TRIS_DOSSIERS, { error: `Tri inconnu. Possibles : ${TRIS_DOSSIERS.join(', ')}.` }),
  ordre: z.enum(['asc', 'desc'], { error: 'asc ou desc.' }),
  colonnes: colonnesSchema,
});
export type ContenuListe = z.infer<typeof contenuListeSchema>;

const nomSchema = texteSchema(60).refine((t) => t.length > 0, { error: 'Donnez un nom à la vue.' });
const rolesSchema = z
  .array(roleSchema, { error: 'Une liste de rôles est attendue.' })
  .max(4)
  .refine((roles) => new Set(roles).size === roles.length, {
    error: 'Un rôle est nommé deux fois.',
  });

/**
 * What a view keeps: not what one batch or hand-over did, of which others see nothing, and which is one day forgotten.
 */
const contenuVueSchema = contenuListeSchema.extend({
  filtres: filtresDossiersSchema.omit({ lot: true, passation: true }),
});

export const creerVueSchema = contenuVueSchema.extend({
  nom: nomSchema,
  /** Those it is shared with; none: the author's alone. */
  roles: rolesSchema.default([]),
});
export type CreerVue = z.infer<typeof creerVueSchema>;

export const modifierVueSchema = contenuVueSchema
  .partial()
  .extend({
    version: z.int({ error: 'La version connue de la vue est attendue.' }).min(1).max(1_000_000),
    nom: nomSchema.optional(),
    roles: rolesSchema.optional(),
  })
  .refine((m) => Object.keys(m).length > 1, { error: 'Rien à modifier.' });
export type ModifierVue = z.infer<typeof modifierVueSchema>;

export const vueParDefautSchema = z.strictObject({
  /** `null`: the list opens with all open dossiers. */
  vue: z.string({ error: 'Une vue est attendue.' }).max(60).nullable(),
});

export const vueSchema = z
  .object({
    /** Of one that is shipped, its code. */
    id: z.string(),
    nom: z.string(),
    filtres: z.record(z.string(), z.unknown()),
    tri: z.string(),
    ordre: z.enum(['asc', 'desc']),
    colonnes: z.array(colonneSchema),
    roles: z.array(roleSchema),
    version: z.int(),
    /** `null`: shipped with the application. */
    auteur: z.string().nullable(),
    mienne: z.boolean(),
    /** By whoever asks: its author, or those who keep shared views in order. */
    modifiable: z.boolean(),
  })
  .meta({ id: 'Vue' });
export type Vue = z.infer<typeof vueSchema>;

export const vuesSchema = z
  .object({
    donnees: z.array(vueSchema),
    total: z.int(),
    parDefaut: z.string().nullable(),
  })
  .meta({ id: 'Vues' });
export type Vues = z.infer<typeof vuesSchema>;
