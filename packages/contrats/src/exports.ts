import { z } from 'zod';
import { filtresDossiersSchema, TRIS_DOSSIERS } from './dossiers.js';
import { colonnesSchema, contenuListeSchema } from './vues.js';

export const FORMATS_EXPORT = {
  csv: 'CSV',
  xlsx: 'XLSX (Excel)',
  ods: 'ODS (LibreOffice)',
} as const;
export type FormatExport = keyof typeof FORMATS_EXPORT;
const formatSchema = z.enum(['csv', 'xlsx', 'ods'], { error: 'csv, xlsx ou ods.' });

/** Up to so many dossiers the file comes at once; beyond, a job makes it. */
export const EXPORT_DIRECT_MAX = 5_000;
/** What one sheet of a spreadsheet holds, its headings included. */
export const EXPORT_MAX = 1_048_575;

/** A file at once, by its address: the columns are separated by commas. */
export const telechargerDossiersSchema = filtresDossiersSchema.extend({
  format: formatSchema,
  tri: z.enum(TRIS_DOSSIERS).default('echeance'),
  ordre: z.enum(['asc', 'desc']).default('asc'),
  colonnes: z
    .string({ error: 'Des colonnes sont attendues.' })
    .max(400)
    .transform((t) => t.split(','))
    .pipe(colonnesSchema),
});

export const demanderExportSchema = contenuListeSchema.extend({ format: formatSchema });
export type DemanderExport = z.infer<typeof demanderExportSchema>;

export const exportSchema = z
  .object({
    id: z.string(),
    format: formatSchema,
    etat: z.enum(['EN_COURS', 'PRET', 'ECHEC', 'EXPIRE']),
    faits: z.int(),
    total: z.int(),
    taille: z.int().nullable(),
    filtres: z.record(z.string(), z.unknown()),
    creeLe: z.string(),
    finLe: z.string().nullable(),
    /** Until when its file is kept. */
    jusqua: z.string().nullable(),
  })
  .meta({ id: 'Export' });
export type Export = z.infer<typeof exportSchema>;
export const exportsSchema = z.object({ donnees: z.array(exportSchema), total: z.int() });
