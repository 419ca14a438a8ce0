import { dateLegaleSchema, texteSchema } from '@sciat/dispositifs';
import { z } from 'zod';
import { pageSchema, paginationSchema } from './pagination.js';
import { etatPieceSchema } from './pieces.js';

/** Days the link of an outside body outlives the due date: an opinion a little late is still an opinion. */
export const JOURS_APRES_ECHEANCE_AVIS = 30;

export const etatConsultationSchema = z.enum(['ATTENDUE', 'RENDUE', 'REVOQUEE']);
export const reponseAvisSchema = z.enum(
  ['FAVORABLE', 'FAVORABLE_AVEC_RESERVES', 'DEFAVORABLE', 'SANS_AVIS'],
  { error: 'Choisissez une réponse.' },
);
export type ReponseAvis = z.infer<typeof reponseAvisSchema>;
export const reponsesAvis: Record<ReponseAvis, string> = {
  FAVORABLE: 'Favorable',
  FAVORABLE_AVEC_RESERVES: 'Favorable avec réserves',
  DEFAVORABLE: 'Défavorable',
  SANS_AVIS: 'Sans avis',
};
/** Reserves or a refusal without a reason help nobody decide. */
export const AVEC_COMMENTAIRE: readonly ReponseAvis[] = ['FAVORABLE_AVEC_RESERVES', 'DEFAVORABLE'];

/** An answer that came otherwise, and that an agent notes. */
export const canauxNotes = {
  COURRIEL: 'par courriel',
  COURRIER: 'par courrier',
  TELEPHONE: 'par téléphone',
} as const;
export const canauxAvis = {
  LIEN: 'par le lien',
  APPLICATION: 'dans l’application',
  ...canauxNotes,
} as const;
const canalAvisSchema = z.enum(['LIEN', 'APPLICATION', 'COURRIEL', 'COURRIER', 'TELEPHONE']);
export type CanalAvis = z.infer<typeof canalAvisSchema>;

const piecePartageeSchema = z.object({
  code: z.string(),
  libelle: z.string(),
  numero: z.int(),
});

export const consultationSchema = z
  .object({
    id: z.string(),
    etat: etatConsultationSchema,
    organisme: z.string(),
    /** The colleague asked; `null` for an outside body. */
    utilisateurId: z.string().nullable(),
    courriel: z.string().nullable(),
    confidentiel: z.boolean(),
    /** The question, the pieces and the answer are hidden from whoever asks. */
    reserve: z.boolean(),
    question: z.string().nullable(),
    pieces: z.array(piecePartageeSchema),
    echeanceLe: z.string(),
    demandeLe: z.string(),
    demandePar: z.string(),
    relances: z.int(),
    relanceLe: z.string().nullable(),
    reponse: reponseAvisSchema.nullable(),
    commentaire: z.string().nullable(),
    reponduLe: z.string().nullable(),
    canal: canalAvisSchema.nullable(),
    revoqueLe: z.string().nullable(),
    motifRevocation: z.string().nullable(),
  })
  .meta({ id: 'Consultation' });
export type Consultation = z.infer<typeof consultationSchema>;
export const consultationsSchema = z.object({
  donnees: z.array(consultationSchema),
  total: z.int(),
});

/** What a request for an opinion starts from. */
export const propositionConsultationSchema = z
  .object({
    echeanceLe: z.string(),
    /** The delay it comes from has not been confirmed by the service. */
    aConfirmer: z.boolean(),
    experts: z.array(z.object({ organisme: z.string(), courriel: z.string() })),
    collegues: z.array(z.object({ id: z.string(), nom: z.string(), prenom: z.string() })),
    pieces: z.array(
      piecePartageeSchema.extend({
        etat: etatPieceSchema,
        /** It holds a third person's data. */
        personnelle: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'PropositionConsultation' });
export type PropositionConsultation = z.infer<typeof propositionConsultationSchema>;

const courriel = z.email({ error: 'Adresse de courriel invalide.' }).max(254);
const organisme = texteSchema(120).refine((t) => t.length > 0, { error: 'Indiquez l’organisme.' });
const identifiant = z.uuid({ error: 'Identifiant invalide.' });

export const demanderAvisSchema = z.strictObject({
  destinataire: z.discriminatedUnion(
    'type',
    [
      z.strictObject({ type: z.literal('collegue'), utilisateurId: identifiant }),
      z.strictObject({ type: z.literal('organisme'), organisme, courriel }),
    ],
    { error: 'Choisissez un organisme ou un collègue.' },
  ),
  question: texteSchema(4000).refine((t) => t.length > 0, { error: 'Posez la question.' }),
  pieces: z.array(z.string().max(60)).max(50).default([]),
  echeanceLe: dateLegaleSchema,
  confidentiel: z.boolean().default(false),
});
export type DemanderAvis = z.infer<typeof demanderAvisSchema>;

const reponse = {
  reponse: reponseAvisSchema,
  commentaire: texteSchema(8000).default(''),
};
type Rendu = { reponse: ReponseAvis; commentaire: string };
const motivee = ({ reponse: r, commentaire }: Rendu) =>
  !AVEC_COMMENTAIRE.includes(r) || commentaire.length > 0;
const sansMotif = { path: ['commentaire'], error: 'Dites pourquoi, en une phrase au moins.' };

export const rendreAvisSchema = z.strictObject(reponse).refine(motivee, sansMotif);
export type RendreAvis = z.infer<typeof rendreAvisSchema>;

export const noterAvisSchema = z
  .strictObject({
    ...reponse,
    canal: z.enum(['COURRIEL', 'COURRIER', 'TELEPHONE'], {
      error: 'Choisissez comment l’avis est arrivé.',
    }),
    reponduLe: dateLegaleSchema,
  })
  .refine(motivee, sansMotif);
export type NoterAvis = z.infer<typeof noterAvisSchema>;

export const revoquerAvisSchema = z.strictObject({ motif: texteSchema(1000).default('') });
export type RevoquerAvis = z.infer<typeof revoquerAvisSchema>;

/** What whoever holds the link of a consultation may know of the dossier: nothing else leaves. */
export const avisVuSchema = z
  .object({
    reference: z.string(),
    dispositif: z.string(),
    demandeur: z.string(),
    service: z.object({ nom: z.string(), courriel: z.string() }),
    organisme: z.string(),
    question: z.string(),
    echeanceLe: z.string(),
    confidentiel: z.boolean(),
    /** Empty once the opinion is given. */
    pieces: z.array(
      z.object({
        code: z.string(),
        libelle: z.string(),
        nom: z.string(),
        taille: z.int(),
        /** The antivirus is not done with it, or has blocked it. */
        lisible: z.boolean(),
      }),
    ),
    /** What was answered, once it was. */
    rendu: z
      .object({ reponse: reponseAvisSchema, commentaire: z.string(), le: z.string() })
      .nullable(),
    expireLe: z.string(),
  })
  .meta({ id: 'AvisVu' });
export type AvisVu = z.infer<typeof avisVuSchema>;

/** Of a service, over its dossiers. */
export const consultationSuivieSchema = z
  .object({
    id: z.string(),
    dossier: z.object({ id: z.string(), reference: z.string(), collectivite: z.string() }),
    organisme: z.string(),
    confidentiel: z.boolean(),
    demandeLe: z.string(),
    demandePar: z.string(),
    echeanceLe: z.string(),
    relances: z.int(),
    relanceLe: z.string().nullable(),
  })
  .meta({ id: 'ConsultationSuivie' });
export type ConsultationSuivie = z.infer<typeof consultationSuivieSchema>;
export const consultationsSuiviesSchema = pageSchema(consultationSuivieSchema);
export const listerConsultationsSchema = paginationSchema(['echeanceLe'], 'echeanceLe').extend({
  /** Those asked of whoever asks, rather than those of the whole service. */
  pour: z.enum(['moi']).optional(),
});
export type ListerConsultations = z.infer<typeof listerConsultationsSchema>;

export const expertSchema = z
  .object({
    id: z.string(),
    dispositif: z.string(),
    organisme: z.string(),
    courriel: z.string(),
    fictif: z.boolean(),
    ajouteLe: z.string(),
    auteur: z.string(),
  })
  .meta({ id: 'Expert' });
export type ExpertLu = z.infer<typeof expertSchema>;
export const expertsSchema = z.object({ donnees: z.array(expertSchema), total: z.int() });
export const ajouterExpertSchema = z.strictObject({
  dispositif: z.string({ error: 'Le code du dispositif est attendu.' }).max(30),
  organisme,
  courriel,
});
export type AjouterExpert = z.infer<typeof ajouterExpertSchema>;
