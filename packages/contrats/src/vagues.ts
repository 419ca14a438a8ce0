import { dateLegaleSchema, texteSchema } from '@sciat/dispositifs';
import { z } from 'zod';
import { sourceSchema } from './dispositifs.js';

const dispositif = z.string({ error: 'Le code du dispositif est attendu.' }).max(30);
const source = texteSchema(300).refine((t) => t.length > 0, { error: 'Indiquez la source.' });

export const listerVaguesSchema = z.strictObject({ dispositif });
export const vagueSchema = z
  .object({
    id: z.string(),
    dispositif: z.string(),
    code: z.string(),
    libelle: z.string(),
    ouvreLe: z.string(),
    fermeLe: z.string(),
    source: sourceSchema,
    /** `null`: a wave of the definition. */
    auteur: z.string().nullable(),
  })
  .meta({ id: 'Vague' });
export type VagueLue = z.infer<typeof vagueSchema>;
export const vaguesSchema = z.object({ donnees: z.array(vagueSchema), total: z.int() });

/** A wave of the service; with the code of a known one, it corrects it. */
export const ajouterVagueSchema = z
  .strictObject({
    dispositif,
    code: z
      .string()
      .regex(/^[A-Z0-9_-]{1,30}$/, { error: 'De 1 à 30 lettres capitales, chiffres ou tirets.' }),
    libelle: texteSchema(100).refine((t) => t.length > 0, { error: 'Indiquez le libellé.' }),
    ouvreLe: dateLegaleSchema,
    fermeLe: dateLegaleSchema,
    source,
  })
  .refine((v) => v.ouvreLe <= v.fermeLe, {
    path: ['fermeLe'],
    error: 'La vague ferme avant d’ouvrir.',
  });
export type AjouterVague = z.infer<typeof ajouterVagueSchema>;

const annee = z.coerce.number().pipe(z.int().min(2000).max(2100));
export const listerEnveloppesSchema = z.strictObject({ annee: annee.optional() });

/** The envelope of a scheme for a year, in integer cents. */
export const enveloppeSchema = z
  .object({
    id: z.string(),
    dispositif: z.string(),
    libelle: z.string(),
    annee: z.int(),
    /** `null`: nobody has said what the envelope is. */
    centimes: z.int().nullable(),
    source: z.string().nullable(),
    auteur: z.string().nullable(),
    /** Open requests of the year without an award, as the rules compute them. */
    demande: z.int(),
    dossiersDemandes: z.int(),
    /** Awards of the year. */
    engage: z.int(),
    dossiersEngages: z.int(),
    /** Of these awards, what was paid. */
    paye: z.int(),
    /** Envelope less awards; `null` without an envelope. */
    reste: z.int().nullable(),
  })
  .meta({ id: 'Enveloppe' });
export type EnveloppeLue = z.infer<typeof enveloppeSchema>;
export const enveloppesSchema = z.object({ donnees: z.array(enveloppeSchema), total: z.int() });

export const fixerEnveloppeSchema = z.strictObject({
  dispositif,
  annee: z.int({ error: 'Une année est attendue.' }).min(2000).max(2100),
  centimes: z
    .int({ error: 'Un montant en euros est attendu.' })
    .min(0)
    .max(100_000_000_000, { error: 'Un milliard d’euros au plus.' }),
  source,
});
export type FixerEnveloppe = z.infer<typeof fixerEnveloppeSchema>;
