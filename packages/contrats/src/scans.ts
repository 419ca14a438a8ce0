import { z } from 'zod';
import { pageSchema, paginationSchema } from './pagination.js';

/** Signed pages as the copier gives them: many letters in one file. */
export const TAILLE_MAX_SCANS = 100 * 1024 * 1024;
export const PAGES_MAX_SCANS = 300;

export const etatLigneScanSchema = z.enum([
  'CLASSE',
  'DEJA_NUMERISE',
  /** A code that is no letter of the service's. */
  'INCONNU',
  'INCOMPLET',
  'DOUBLE',
  /** The letter is not given to sign, or no longer. */
  'ETAT',
  /** No code could be read. */
  'ILLISIBLE',
]);
export type EtatLigneScan = z.infer<typeof etatLigneScanSchema>;

const ligneLotScanSchema = z.object({
  rang: z.int(),
  /** Of the file, from 1. */
  pages: z.array(z.int()),
  etat: etatLigneScanSchema,
  /** Pages of the letter that are missing, or there twice. */
  manquantes: z.array(z.int()),
  courrier: z
    .object({
      id: z.string(),
      chrono: z.string().nullable(),
      libelle: z.string(),
      dossierId: z.string(),
      dossierReference: z.string(),
      collectivite: z.string(),
    })
    .nullable(),
});
export type LigneLotScan = z.infer<typeof ligneLotScanSchema>;

const lotScanResumeSchema = z
  .object({
    id: z.string(),
    nom: z.string(),
    etat: z.enum(['EN_COURS', 'TERMINE', 'ECHOUE']),
    /** Of the file, and those read so far. */
    pages: z.int(),
    lues: z.int(),
    /** Letters filed, and what was left out. */
    classes: z.int(),
    ecartes: z.int(),
    /** Why nothing was filed. */
    erreur: z.string().nullable(),
    deposeLe: z.string(),
    auteur: z.string(),
  })
  .meta({ id: 'LotScanResume' });
export type LotScanResume = z.infer<typeof lotScanResumeSchema>;
export const lotsScansSchema = pageSchema(lotScanResumeSchema);
export const listerLotsScansSchema = paginationSchema(['deposeLe'], 'deposeLe');

/** The report of a file, letter by letter. */
export const lotScanSchema = lotScanResumeSchema
  .extend({ lignes: z.array(ligneLotScanSchema) })
  .meta({ id: 'LotScan' });
export type LotScan = z.infer<typeof lotScanSchema>;
