import { z } from 'zod';
import { pageSchema, paginationSchema, recherche } from './pagination.js';

/**
 * `CONSERVE`: no mail server is set, the mail is kept here. `INCERTAIN`: the server was lost while sending.
 * `REMIS`, `REVENU`: a delivery notice came back for a mail that had left.
 */
export const etatCourrielSchema = z.enum([
  'A_ENVOYER',
  'EN_COURS',
  'ENVOYE',
  'CONSERVE',
  'INCERTAIN',
  'ECHEC',
  'REMIS',
  'REVENU',
]);
export type EtatCourriel = z.infer<typeof etatCourrielSchema>;

/** What a delivery notice said last: of a mail still `ENVOYE`, that its delivery is delayed. */
const retour = {
  retourLe: z.string().nullable(),
  /** "5.1.1" (RFC 3463) */
  retourStatut: z.string().nullable(),
  retourDiagnostic: z.string().nullable(),
};

/** A mail as a dossier or a letter shows it. */
export const courrielResumeSchema = z
  .object({
    id: z.string(),
    modele: z.string(),
    /** Empty: nobody to write to. `null`: not for this reader, and neither is what servers say of it. */
    destinataire: z.string().nullable(),
    objet: z.string(),
    etat: etatCourrielSchema,
    erreur: z.string().nullable(),
    /** Known once it was given to a server. */
    messageId: z.string().nullable(),
    creeLe: z.string(),
    envoyeLe: z.string().nullable(),
    ...retour,
    /** Another mail has taken its place since it came back. */
    renvoye: z.boolean(),
  })
  .meta({ id: 'CourrielResume' });
export type CourrielResume = z.infer<typeof courrielResumeSchema>;

export const courrielLuSchema = courrielResumeSchema
  .extend({
    /** `null`: for one of our own, of no dossier. */
    dossier: z
      .object({
        id: z.string(),
        reference: z.string(),
        /** The address of its contact today. */
        contact: z.string().nullable(),
      })
      .nullable(),
    destinataire: z.string(),
    texte: z.string(),
    piecesJointes: z.array(z.object({ nom: z.string(), taille: z.int() })),
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

/** Writes again a mail that came back: another mail, to the address given. */
export const renvoyerCourrielSchema = z.strictObject({
  destinataire: z.email({ error: 'Adresse de courriel invalide.' }).max(254),
});
export type RenvoyerCourriel = z.infer<typeof renvoyerCourrielSchema>;

export const retourCourrielSchema = z
  .object({
    courriel: courrielLuSchema,
    /** What the notice says, whatever was known already. */
    dit: z.enum(['remis', 'retarde', 'revenu']),
    /** It changed something: the same notice twice is once. */
    nouveau: z.boolean(),
  })
  .meta({ id: 'RetourCourriel' });
export type RetourCourriel = z.infer<typeof retourCourrielSchema>;
