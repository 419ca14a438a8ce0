import { dateLegaleSchema, texteSchema } from '@sciat/dispositifs';
import { z } from 'zod';
import { effetsSurDossiersSchema } from './eligibilite.js';
import { raisonSchema } from './erreurs.js';
import { pageSchema, paginationSchema, recherche } from './pagination.js';
import { calculsChangesSchema } from './parametres.js';

const natureSchema = z.enum(['presence', 'valeur', 'carte']);
/** A CSV, a workbook or a map. The QPV of the whole country take about half of it. */
export const TAILLE_MAX_LISTE = 20 * 1024 * 1024;

/** A list that some dispositif reads, whether one was imported or not. */
export const listePossibleSchema = z
  .object({
    code: z.string(),
    libelle: z.string(),
    nature: natureSchema,
    /** Values admitted in a list of values; any whole number when absent. */
    valeurs: z.array(z.string()).optional(),
    /** Codes of the dispositifs that read it. */
    dispositifs: z.array(z.string()),
    /** Whether one imported for this service is in force today. */
    enVigueur: z.boolean(),
  })
  .meta({ id: 'ListePossible' });
export type ListePossible = z.infer<typeof listePossibleSchema>;
export const listesPossiblesSchema = z.object({
  donnees: z.array(listePossibleSchema),
  total: z.int(),
});

export const listeSchema = z
  .object({
    id: z.string(),
    code: z.string(),
    libelle: z.string(),
    nature: natureSchema,
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
    /** Lines read, the header left out; for a map, zones. */
    lignes: z.int(),
    refusees: z.int(),
    /** Why, for the first of them. */
    raisons: z.array(raisonSchema),
    /** How the file was read, where that is not obvious: "seule la première feuille est lue". */
    remarques: z.array(z.string()),
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
    /** Collectivités whose value changes; zones of a map whose outline does, without values. */
    modifiees: z.array(ligneListeSchema.extend({ avant: z.string().nullable() })),
    /** Open dossiers received since the date of effect: they would be examined again. */
    dossiersOuverts: z.int(),
    effets: effetsSurDossiersSchema,
    calculs: calculsChangesSchema,
  })
  .meta({ id: 'ApercuListe' });
export type ApercuListe = z.infer<typeof apercuListeSchema>;
