import { z } from 'zod';
import { pageSchema, paginationSchema, recherche } from './pagination.js';

/** `CONSERVE`: no mail server is set, the mail is kept here. `INCERTAIN`: the server was lost while sending. */
export const etatCourrielSchema = z.enum([
  'A_ENVOYER',
  'EN_COURS',
  'ENVOYE',
  'CONSERVE',
  'INCERTAIN',
  'ECHEC',
]);

export const courrielLuSchema = z
  .object({
    id: z.string(),
    /** `null`: for one of our own, of no dossier. */
    dossier: z.object({ id: z.string(), reference: z.string() }).nullable(),
    modele: z.string(),
    destinataire: z.string(),
    objet: z.string(),
    texte: z.string(),
    etat: etatCourrielSchema,
    erreur: z.string().nullable(),
    creeLe: z.string(),
    envoyeLe: z.string().nullable(),
  })
  .meta({ id: 'Courriel' });
export type CourrielLu = z.infer<typeof courrielLuSchema>;
export const listerCourrielsSchema = paginationSchema(
  ['creeLe', 'etat', 'destinataire'],
  'creeLe',
).extend({
  ordre: z.enum(['asc', 'desc'], { error: 'asc ou desc.' }).default('desc'),
  ...recherche,
  etat: etatCourrielSchema.optional(),
  dossierId: z.uuid({ error: 'Dossier : identifiant invalide.' }).optional(),
});
export const courrielsSchema = pageSchema(courrielLuSchema);
