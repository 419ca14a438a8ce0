import { z } from 'zod';
import { acteurSchema } from './dispositifs.js';
import { etatPieceSchema } from './pieces.js';

/** Days a deposit link lives at most. */
export const VALIDITE_LIEN_MAX = 90;

export const lienSchema = z
  .object({
    id: z.string(),
    etat: z.enum(['ouvert', 'expire', 'revoque', 'clos']),
    expireLe: z.string(),
    revoqueLe: z.string().nullable(),
    creeLe: z.string(),
    /** `null`: sent with the reminder that leaves by itself. */
    creePar: z.string().nullable(),
    /** How often the page was opened, and when last. */
    visites: z.int(),
    visiteLe: z.string().nullable(),
    /** Pieces deposited with it. */
    depots: z.int(),
  })
  .meta({ id: 'LienDepot' });
export type LienDepot = z.infer<typeof lienSchema>;
export const liensSchema = z.object({
  donnees: z.array(lienSchema),
  total: z.int(),
  /** Days proposed for the next one. */
  validite: z.int(),
});
export type Liens = z.infer<typeof liensSchema>;

const jours = { error: `Un nombre de jours de 1 à ${VALIDITE_LIEN_MAX} est attendu.` };
export const creerLienSchema = z.strictObject({
  /** By default, the setting of the scheme. */
  jours: z.int(jours).min(1, jours).max(VALIDITE_LIEN_MAX, jours).optional(),
});
export type CreerLien = z.infer<typeof creerLienSchema>;

/** The address is shown this once: only a digest of its token is kept. */
export const lienCreeSchema = z.object({ lien: lienSchema, adresse: z.string() });
export type LienCree = z.infer<typeof lienCreeSchema>;

/** What whoever holds the link may know of the dossier: nothing else leaves. */
export const depotVuSchema = z
  .object({
    reference: z.string(),
    dispositif: z.string(),
    demandeur: z.string(),
    service: z.object({ nom: z.string(), courriel: z.string() }),
    etape: z.string(),
    porteur: acteurSchema.nullable(),
    /** What is expected of the applicant and until when; `null` while someone else holds the dossier. */
    attendu: z.object({ libelle: z.string(), limiteLe: z.string().nullable() }).nullable(),
    pieces: z.array(
      z.object({
        code: z.string(),
        libelle: z.string(),
        aide: z.string().nullable(),
        etat: etatPieceSchema,
        motifRefus: z.string().nullable(),
        /** It is awaited, and may be deposited with the link. */
        attendue: z.boolean(),
        /** Its latest file, when it came through this link. */
        recueLe: z.string().nullable(),
      }),
    ),
    expireLe: z.string(),
  })
  .meta({ id: 'DepotVu' });
export type DepotVu = z.infer<typeof depotVuSchema>;
