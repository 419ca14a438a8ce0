import { texteSchema } from '@sciat/dispositifs';
import { z } from 'zod';

/** Named by what they look like: what they mean is the service's affair. */
export const couleurs = {
  gris: 'Gris',
  bleu: 'Bleu',
  turquoise: 'Turquoise',
  vert: 'Vert',
  ocre: 'Ocre',
  orange: 'Orange',
  rouge: 'Rouge',
  violet: 'Violet',
} as const;
export type Couleur = keyof typeof couleurs;
const noms = Object.keys(couleurs) as [Couleur, ...Couleur[]];
const couleurSchema = z.enum(noms, { error: 'Couleur inconnue.' });

/** A label as a dossier carries it. */
export const etiquettePoseeSchema = z.object({
  id: z.string(),
  nom: z.string(),
  couleur: couleurSchema,
});
export type EtiquettePosee = z.infer<typeof etiquettePoseeSchema>;

export const etiquetteSchema = etiquettePoseeSchema
  .extend({
    archivee: z.boolean(),
    /** Dossiers that carry it, among those of the schemes one follows. */
    dossiers: z.int(),
  })
  .meta({ id: 'Etiquette' });
export type Etiquette = z.infer<typeof etiquetteSchema>;
export const etiquettesSchema = z.object({ donnees: z.array(etiquetteSchema), total: z.int() });

const nomEtiquetteSchema = texteSchema(40).refine((nom) => nom.length > 0, {
  error: 'Donnez un nom à l’étiquette.',
});
export const creerEtiquetteSchema = z.strictObject({
  nom: nomEtiquetteSchema,
  couleur: couleurSchema,
});
export type CreerEtiquette = z.infer<typeof creerEtiquetteSchema>;
export const modifierEtiquetteSchema = z.strictObject({
  nom: nomEtiquetteSchema.optional(),
  couleur: couleurSchema.optional(),
  archivee: z.boolean({ error: 'Vrai ou faux.' }).optional(),
});
export type ModifierEtiquette = z.infer<typeof modifierEtiquetteSchema>;

/** Put on the dossier, or taken off. */
export const etiqueterSchema = z.strictObject({
  etiquetteId: z.uuid({ error: 'Étiquette : identifiant invalide.' }),
  posee: z.boolean({ error: 'Vrai ou faux.' }),
});
export type Etiqueter = z.infer<typeof etiqueterSchema>;
export const etiquettesPoseesSchema = z.object({
  donnees: z.array(etiquettePoseeSchema),
  total: z.int(),
});
