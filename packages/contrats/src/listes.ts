import { dateLegaleSchema, texteSchema } from '@sciat/dispositifs';
import { z } from 'zod';
import { pageSchema, paginationSchema } from './pagination.js';

export const listeSchema = z
  .object({
    id: z.string(),
    code: z.string(),
    libelle: z.string(),
    effetLe: z.string(),
    source: z.string(),
    fictive: z.boolean(),
    nombre: z.int(),
    importeeLe: z.string(),
    importeePar: z.string(),
    /** The one in force today for its code. */
    enVigueur: z.boolean(),
  })
  .meta({ id: 'ListeEligibilite' });
export type ListeEligibilite = z.infer<typeof listeSchema>;

export const ligneListeSchema = z.object({ id: z.string(), code: z.string(), nom: z.string() });
export type LigneListe = z.infer<typeof ligneListeSchema>;
export const listerListesSchema = paginationSchema(
  ['effetLe', 'code', 'importeeLe'],
  'effetLe',
).extend({
  code: z.string().max(60).optional(),
});
export const listesSchema = pageSchema(listeSchema);
export const listerLignesSchema = paginationSchema(['nom', 'code'], 'nom');
export const lignesSchema = pageSchema(ligneListeSchema);

/** The form fields beside the CSV file (`fichier`: columns code and nom, `;` or `,`). */
export const importerListeSchema = z.strictObject({
  code: z.string({ error: 'La liste à importer est attendue.' }).max(60),
  effetLe: dateLegaleSchema,
  source: texteSchema(300).refine((t) => t.length > 0, {
    error: 'Indiquez la source de la liste.',
  }),
  fictive: z.enum(['true', 'false']).default('false'),
});
export type ImporterListe = z.infer<typeof importerListeSchema>;
