import { texteSchema } from '@sciat/dispositifs';
import { z } from 'zod';
import { acteurSchema } from './dispositifs.js';

export const TAILLE_MAX_FICHIER = 25 * 1024 * 1024;
/** A presentation of three minutes, as a telephone films it. */
export const TAILLE_MAX_VIDEO = 100 * 1024 * 1024;
/** What a piece may be. Checked against the content, never against the name or the announced type. */
export const typesAdmis: Record<string, string> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'application/vnd.oasis.opendocument.text': 'ODT',
  'application/vnd.oasis.opendocument.spreadsheet': 'ODS',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'video/mp4': 'MP4',
  'video/webm': 'WebM',
  'video/quicktime': 'MOV',
};
export const estVideo = (type: string) => type.startsWith('video/');
/** Bytes. */
export const tailleMax = (type: string) => (estVideo(type) ? TAILLE_MAX_VIDEO : TAILLE_MAX_FICHIER);

export const etatPieceSchema = z.enum(['ATTENDUE', 'RECUE', 'ACCEPTEE', 'REFUSEE']);

/** `EN_ATTENTE`: in quarantine until the antivirus has looked; `NON_ANALYSE`: none was set. */
export const etatAnalyseSchema = z.enum(['NON_ANALYSE', 'EN_ATTENTE', 'SAINE', 'INFECTEE']);
export type EtatAnalyse = z.infer<typeof etatAnalyseSchema>;

export const versionPieceSchema = z.object({
  numero: z.int(),
  nom: z.string(),
  type: z.string(),
  /** Bytes. */
  taille: z.int(),
  sha256: z.string(),
  /** Read in the file itself; empty for what could not be measured. */
  mesures: z.object({ pages: z.int().optional(), secondes: z.int().optional() }),
  deposeeLe: z.string(),
  deposeePar: z.string(),
  /** Deposited by the collectivité, with a link. */
  parLien: z.boolean(),
  analyse: etatAnalyseSchema,
  /** Reference of the dossier it was taken over from. */
  repriseDe: z.string().nullable(),
});

export const pieceSchema = z
  .object({
    code: z.string(),
    libelle: z.string(),
    aide: z.string().nullable(),
    fourniePar: acteurSchema,
    obligatoire: z.boolean(),
    /** On the checklist of the current step. */
    etapeCourante: z.boolean(),
    /** Asked at an earlier step too, and taken over from there. */
    reprise: z.boolean(),
    /** Accepted for the same applicant in another dossier, and still fresh: may be taken over. */
    reprenable: z.boolean(),
    /** False for a piece with personal data that the reader need not see. */
    consultable: z.boolean(),
    etat: etatPieceSchema,
    motifRefus: z.string().nullable(),
    verifieeLe: z.string().nullable(),
    verifieePar: z.string().nullable(),
    /** Latest first. */
    versions: z.array(versionPieceSchema),
  })
  .meta({ id: 'Piece' });
export type Piece = z.infer<typeof pieceSchema>;
export const piecesSchema = z.object({ donnees: z.array(pieceSchema), total: z.int() });

/** The form fields beside the file (`fichier`) of a multipart deposit. */
export const deposerPieceSchema = z.strictObject({
  code: z.string({ error: 'Le code de la pièce est attendu.' }).max(60),
});

/** The same piece, accepted in another dossier of the same applicant. */
export const repriseSchema = z.object({
  dossierId: z.string(),
  reference: z.string(),
  dispositif: z.string(),
  nom: z.string(),
  type: z.string(),
  taille: z.int(),
  deposeeLe: z.string(),
  verifieeLe: z.string(),
});
export type Reprise = z.infer<typeof repriseSchema>;
export const reprisesSchema = z.object({ donnees: z.array(repriseSchema), total: z.int() });
export const reprendrePieceSchema = z.strictObject({
  dossierId: z.uuid({ error: 'Le dossier d’où la reprendre est attendu.' }),
});

export const verifierPieceSchema = z
  .strictObject({
    /** The file version that was looked at; a newer one is a conflict. */
    numero: z.int({ error: 'Le numéro de version est attendu.' }).min(1),
    etat: z.enum(['ACCEPTEE', 'REFUSEE'], { error: 'ACCEPTEE ou REFUSEE.' }),
    motif: texteSchema(2000).optional(),
  })
  .refine((v) => v.etat !== 'REFUSEE' || Boolean(v.motif), {
    path: ['motif'],
    error: 'Indiquez pourquoi la pièce est refusée.',
  });
export type VerifierPiece = z.infer<typeof verifierPieceSchema>;
