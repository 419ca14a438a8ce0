import { dateLegaleSchema, texteSchema } from '@sciat/dispositifs';
import { z } from 'zod';
import { courrielResumeSchema } from './courriels.js';
import { sourceSchema } from './dispositifs.js';
import { raisonSchema } from './erreurs.js';
import { pageSchema, paginationSchema, recherche } from './pagination.js';
import { etatAnalyseSchema } from './pieces.js';

export const etatCourrierSchema = z.enum([
  'BROUILLON',
  'A_VALIDER',
  'A_SIGNER',
  'SIGNE',
  'ENVOYE',
  'RECU',
  'ANNULE',
]);
export type EtatCourrier = z.infer<typeof etatCourrierSchema>;
export const canalSchema = z.enum(['COURRIEL', 'POSTE', 'PORTAIL'], {
  error: 'Courriel, poste ou portail.',
});

/** Code of the deadline that the receipt of a letter opens: this, then the letter's id. */
export const PREFIXE_RECOURS = 'RECOURS_';

/** A template that may be drafted for a dossier now, or why not. */
export const modeleCourrierSchema = z.object({
  code: z.string(),
  libelle: z.string(),
  /** What is missing or to be confirmed; empty when it can be drafted. */
  raisons: z.array(raisonSchema),
});

export const courrierResumeSchema = z
  .object({
    id: z.string(),
    dossierId: z.string(),
    dossierReference: z.string(),
    collectivite: z.string(),
    dispositif: z.string(),
    modele: z.string(),
    libelle: z.string(),
    objet: z.string(),
    etat: etatCourrierSchema,
    version: z.int(),
    /** "2026-0042", once it has one. */
    chrono: z.string().nullable(),
    creeLe: z.string(),
    creePar: z.string(),
    signeLe: z.string().nullable(),
    envoyeLe: z.string().nullable(),
    recuLe: z.string().nullable(),
    fictif: z.boolean(),
  })
  .meta({ id: 'CourrierResume' });
export type CourrierResume = z.infer<typeof courrierResumeSchema>;

export const paragrapheSchema = z.object({
  id: z.string(),
  texte: z.string(),
  /** May be edited by the agent. */
  libre: z.boolean(),
  /** A legal mention: where it comes from. */
  source: sourceSchema.nullable(),
  /** Nobody has confirmed it yet: the letter does not leave with it. */
  aConfirmer: z.boolean(),
});
export type ParagrapheLu = z.infer<typeof paragrapheSchema>;

export const courrierSchema = courrierResumeSchema
  .extend({
    destinataire: z.string(),
    paragraphes: z.array(paragrapheSchema),
    /** Merge fields with what they say; `null` is missing and stops the rendering. */
    champs: z.array(
      z.object({ nom: z.string(), libelle: z.string(), valeur: z.string().nullable() }),
    ),
    /** What stands in the way of its next state, the legal text to be confirmed included. */
    raisons: z.array(raisonSchema),
    /** A reviewer must pass it before it can be signed. */
    relecture: z.boolean(),
    validePar: z.string().nullable(),
    signataire: z.string().nullable(),
    canal: canalSchema.nullable(),
    preuve: z.string().nullable(),
    /** The latest mail that carried it: its proof, when it was sent by mail. */
    courriel: courrielResumeSchema.nullable(),
    /** The PDF as it was given to sign, and the signed scan. */
    pdf: z.boolean(),
    scan: z.boolean(),
    /** What the antivirus said of the scan; `null` without one. */
    scanAnalyse: etatAnalyseSchema.nullable(),
    /** End of the time to appeal, from the receipt; `null` for a letter that opens none. */
    recoursLe: z.string().nullable(),
    /** The act of the dossier that notes this letter: told, never taken by the letter itself. */
    acte: z
      .object({
        id: z.string(),
        libelle: z.string(),
        /** The dossier is at a step from which it can be taken. */
        possible: z.boolean(),
      })
      .nullable(),
  })
  .meta({ id: 'Courrier' });
export type Courrier = z.infer<typeof courrierSchema>;

export const courriersSchema = pageSchema(courrierResumeSchema);
export const courriersDuDossierSchema = z.object({
  donnees: z.array(courrierResumeSchema),
  total: z.int(),
  modeles: z.array(modeleCourrierSchema),
});
export type CourriersDuDossier = z.infer<typeof courriersDuDossierSchema>;

export const listerCourriersSchema = paginationSchema(['creeLe', 'chrono'], 'creeLe').extend({
  ...recherche,
  etat: etatCourrierSchema.optional(),
  dispositif: texteSchema(30).optional(),
  collectiviteId: z.uuid({ error: 'Cette collectivité n’existe pas.' }).optional(),
});

const version = z.int({ error: 'La version connue du courrier est attendue.' }).min(1);

export const creerCourrierSchema = z.strictObject({
  modele: z.string({ error: 'Le modèle est attendu.' }).max(60),
  /** Of a letter about a repayment: which; the last one opened when it is not said. */
  reversementId: z.uuid({ error: 'Ce reversement n’existe pas.' }).optional(),
});
export type CreerCourrier = z.infer<typeof creerCourrierSchema>;

/** Free paragraphs by id; `null` takes the template's own text back. */
export const modifierCourrierSchema = z.strictObject({
  version,
  objet: texteSchema(300).optional(),
  paragraphes: z.record(z.string().max(60), texteSchema(6000).nullable()).optional(),
});
export type ModifierCourrier = z.infer<typeof modifierCourrierSchema>;

/** From one state to the next. */
export const avancerCourrierSchema = z.discriminatedUnion('vers', [
  /** Gives the number, freezes the text and renders the PDF; `A_VALIDER` first where a reviewer is asked. */
  z.strictObject({ vers: z.literal('A_SIGNER'), version }),
  z.strictObject({ vers: z.literal('A_VALIDER'), version }),
  z.strictObject({ vers: z.literal('BROUILLON'), version, motif: texteSchema(2000).min(1) }),
  z.strictObject({
    vers: z.literal('SIGNE'),
    version,
    signeLe: dateLegaleSchema,
    delegationId: z.uuid({ error: 'Choisissez le signataire.' }),
  }),
  z.strictObject({
    vers: z.literal('ENVOYE'),
    version,
    envoyeLe: dateLegaleSchema,
    canal: canalSchema,
    preuve: texteSchema(300).optional(),
    /** With the channel `COURRIEL`: the address known for its addressee, when absent. */
    destinataire: z.email({ error: 'Adresse de courriel invalide.' }).max(254).optional(),
  }),
  z.strictObject({ vers: z.literal('RECU'), version, recuLe: dateLegaleSchema }),
  z.strictObject({ vers: z.literal('ANNULE'), version, motif: texteSchema(2000).min(1) }),
]);
export type AvancerCourrier = z.infer<typeof avancerCourrierSchema>;

export const delegationSchema = z
  .object({
    id: z.string(),
    nom: z.string(),
    prenom: z.string(),
    qualite: z.string(),
    acte: z.string(),
    du: z.string(),
    au: z.string().nullable(),
    dispositifs: z.array(z.string()),
    fictive: z.boolean(),
  })
  .meta({ id: 'Delegation' });
export type Delegation = z.infer<typeof delegationSchema>;
export const delegationsSchema = z.object({ donnees: z.array(delegationSchema), total: z.int() });
export const listerDelegationsSchema = z.strictObject({
  /** Only those who could sign that day for that scheme. */
  le: dateLegaleSchema.optional(),
  dispositif: z.string().max(30).optional(),
});
export const listerASignerSchema = z.strictObject({ dispositif: z.string().max(30).optional() });
const nonVide = (libelle: string, maximum = 200) =>
  texteSchema(maximum).refine((t) => t.length > 0, { error: `Indiquez ${libelle}.` });
export const ajouterDelegationSchema = z
  .strictObject({
    nom: nonVide('le nom'),
    prenom: nonVide('le prénom'),
    qualite: nonVide('la qualité'),
    acte: nonVide('l’acte qui donne la délégation', 300),
    du: dateLegaleSchema,
    au: dateLegaleSchema.nullable().default(null),
    dispositifs: z.array(z.string().max(30)).max(30).default([]),
  })
  .refine((d) => d.au === null || d.du <= d.au, {
    path: ['au'],
    error: 'La délégation finit avant de commencer.',
  });
export type AjouterDelegation = z.infer<typeof ajouterDelegationSchema>;
export const finirDelegationSchema = z.strictObject({ au: dateLegaleSchema });
export type FinirDelegation = z.infer<typeof finirDelegationSchema>;
