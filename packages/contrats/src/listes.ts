import { dateLegaleSchema, texteSchema } from '@sciat/dispositifs';
import { z } from 'zod';
import { effetsSurDossiersSchema } from './eligibilite.js';
import { raisonSchema } from './erreurs.js';
import { pageSchema, paginationSchema, recherche } from './pagination.js';

export const listeSchema = z
  .object({
    id: z.string(),
    code: z.string(),
    libelle: z.string(),
    nature: z.enum(['presence', 'valeur', 'carte']),
    effetLe: z.string(),
    source: z.string(),
    fictive: z.boolean(),
    nombre: z.int(),
    importeeLe: z.string(),
    importeePar: z.string(),
    /** The one in force today for its code. */
    enVigueur: z.boolean(),
    /** Day from which another list takes its place, past or to come. */
    remplaceeLe: z.string().nullable(),
  })
  .meta({ id: 'ListeEligibilite' });
export type ListeEligibilite = z.infer<typeof listeSchema>;

/** A collectivité of a list with its value, or a zone of a map. */
export const ligneListeSchema = z.object({
  id: z.string(),
  code: z.string(),
  nom: z.string(),
  valeur: z.string().nullable(),
});
export type LigneListe = z.infer<typeof ligneListeSchema>;
export const listerListesSchema = paginationSchema(
  ['effetLe', 'code', 'importeeLe'],
  'effetLe',
).extend({
  code: texteSchema(60).optional(),
});
export const listesSchema = pageSchema(listeSchema);
export const listerLignesSchema = paginationSchema(['nom', 'code'], 'nom').extend(recherche);
export const lignesSchema = pageSchema(ligneListeSchema);

/**
 * The form fields beside the file (`fichier`): CSV, XLSX or ODS with columns code, nom and, for a list of
 * values, valeur; GeoJSON for a map.
 */
export const importerListeSchema = z.strictObject({
  code: texteSchema(60),
  effetLe: dateLegaleSchema,
  source: texteSchema(300).refine((t) => t.length > 0, {
    error: 'Indiquez la source de la liste.',
  }),
  fictive: z.enum(['true', 'false']).default('false'),
});
export type ImporterListe = z.infer<typeof importerListeSchema>;

/** What publishing a file would change. Nothing is written. */
export const apercuListeSchema = z
  .object({
    /** Lines read, the header left out. */
    lignes: z.int(),
    refusees: z.int(),
    /** Why, for the first of them. */
    raisons: z.array(raisonSchema),
    /** The list in force at the date of effect, which this one would replace. */
    remplacee: z.object({ id: z.string(), effetLe: z.string(), nombre: z.int() }).nullable(),
    /** A list already published that takes effect later, and would replace this one in turn. */
    suivante: z.object({ id: z.string(), effetLe: z.string() }).nullable(),
    ajoutees: z.array(ligneListeSchema),
    retirees: z.array(ligneListeSchema),
    /** Lines whose name is not ours for this code: a code mistyped, or a name that has changed. */
    nomsDifferents: z.array(
      z.object({ ligne: z.int(), code: z.string(), nom: z.string(), nomDuFichier: z.string() }),
    ),
    /** Collectivités whose value changes. */
    modifiees: z.array(ligneListeSchema.extend({ avant: z.string().nullable() })),
    /** Open dossiers received since the date of effect: they would be examined again. */
    dossiersOuverts: z.int(),
    effets: effetsSurDossiersSchema,
  })
  .meta({ id: 'ApercuListe' });
export type ApercuListe = z.infer<typeof apercuListeSchema>;
