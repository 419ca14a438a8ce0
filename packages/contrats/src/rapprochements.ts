import { z } from 'zod';
import { raisonSchema } from './erreurs.js';
import { pageSchema, paginationSchema } from './pagination.js';

export const LIGNES_RELEVE_MAX = 2000;

export const etatLigneSchema = z.enum([
  'RAPPROCHEE',
  'A_CONFIRMER',
  'SANS_PAIEMENT',
  'DEJA_PAYEE',
  'ECARTEE',
]);
export type EtatLigne = z.infer<typeof etatLigneSchema>;

/** A line of the export and the payment found for it. */
export const ligneReleveSchema = z
  .object({
    /** Line of the file, as a spreadsheet shows it. */
    rang: z.int(),
    engagementNumero: z.string(),
    centimes: z.int(),
    payeLe: z.string(),
    etat: etatLigneSchema,
    /** In one sentence, why it is in that state. */
    explication: z.string(),
    /** Its payment is noted as made. */
    constatee: z.boolean(),
    dossier: z
      .object({ id: z.string(), reference: z.string(), collectivite: z.string() })
      .nullable(),
  })
  .meta({ id: 'LigneReleve' });
export type LigneReleve = z.infer<typeof ligneReleveSchema>;

export const apercuReleveSchema = z
  .object({
    /** The same file, imported before. */
    dejaImporte: z.object({ id: z.string(), importeLe: z.string() }).nullable(),
    lignes: z.array(ligneReleveSchema),
    /** Lines that cannot be read, and why; they are left out. */
    illisibles: z.array(raisonSchema),
    remarques: z.array(z.string()),
  })
  .meta({ id: 'ApercuReleve' });
export type ApercuReleve = z.infer<typeof apercuReleveSchema>;

export const rapprochementResumeSchema = z
  .object({
    id: z.string(),
    fichier: z.string(),
    importeLe: z.string(),
    auteur: z.string(),
    nombre: z.int(),
    aConfirmer: z.int(),
  })
  .meta({ id: 'RapprochementResume' });
export type RapprochementResume = z.infer<typeof rapprochementResumeSchema>;
export const rapprochementsSchema = pageSchema(rapprochementResumeSchema);
export const listerRapprochementsSchema = paginationSchema(['importeLe'], 'importeLe');

export const rapprochementSchema = rapprochementResumeSchema
  .extend({
    lignes: z.array(ligneReleveSchema),
    /** Matched lines whose payment is still to be noted by the job. */
    enCours: z.int(),
  })
  .meta({ id: 'Rapprochement' });
export type Rapprochement = z.infer<typeof rapprochementSchema>;

/** What an agent says of a near match. */
export const deciderLigneSchema = z.strictObject({
  decision: z.enum(['CONFIRMER', 'ECARTER'], { error: 'CONFIRMER ou ECARTER.' }),
});
export type DeciderLigne = z.infer<typeof deciderLigneSchema>;
export const rangSchema = z.coerce
  .number({ error: 'Un numéro de ligne est attendu.' })
  .pipe(z.int({ error: 'Un numéro de ligne est attendu.' }).min(1).max(1_000_000));
