import { dateLegaleSchema, texteSchema } from '@sciat/dispositifs';
import { z } from 'zod';
import { acteurSchema, issueSchema, natureEcheanceSchema, sourceSchema } from './dispositifs.js';
import { eligibiliteSchema } from './eligibilite.js';
import { raisonSchema } from './erreurs.js';
import { pageSchema, paginationSchema, recherche } from './pagination.js';
import { pieceSchema } from './pieces.js';
import { agentSchema } from './utilisateurs.js';

const idSchema = (libelle: string) => z.uuid({ error: `${libelle} : identifiant invalide.` });

/** Days before the due date from which a dossier is "soon". */
export const JOURS_BIENTOT = 15;

export const obligationSchema = z.object({
  acteur: acteurSchema,
  libelle: z.string(),
  raison: z.string(),
  depuisLe: z.string(),
  /** `null`: no date by law, promise or target. */
  echeanceLe: z.string().nullable(),
  nature: natureEcheanceSchema.nullable(),
});

export const dossierResumeSchema = z
  .object({
    id: z.string(),
    reference: z.string(),
    version: z.int(),
    dispositif: z.string(),
    titre: z.string().nullable(),
    collectivite: z.object({
      id: z.string(),
      nom: z.string(),
      code: z.string(),
      type: z.enum(['COMMUNE', 'EPCI']),
    }),
    etape: z.object({ id: z.string(), libelle: z.string() }),
    issue: issueSchema.nullable(),
    obligation: obligationSchema.nullable(),
    agent: agentSchema.nullable(),
    recuLe: z.string(),
    closLe: z.string().nullable(),
    fictif: z.boolean(),
  })
  .meta({ id: 'DossierResume' });
export type DossierResume = z.infer<typeof dossierResumeSchema>;

export const segmentSchema = z.object({
  type: z.enum(['depart', 'duree', 'pause', 'report']),
  du: z.string(),
  au: z.string(),
  libelle: z.string(),
});

export const echeanceSchema = z.object({
  code: z.string(),
  libelle: z.string(),
  nature: natureEcheanceSchema,
  le: z.string(),
  etat: z.enum(['EN_COURS', 'TENUE', 'DEPASSEE', 'ANNULEE']),
  /** The date's computation in one French sentence. */
  phrase: z.string(),
  segments: z.array(segmentSchema),
  alternative: z.string().nullable(),
  source: sourceSchema,
});

export const acteSchema = z.object({
  id: z.string(),
  libelle: z.string(),
  vers: z.string().nullable(),
  issue: issueSchema.nullable(),
  effetJuridique: z.boolean(),
  consequence: z.string(),
  dateLibelle: z.string(),
  motif: z.enum(['obligatoire', 'facultatif']),
  /** Fields the act asks for. */
  champs: z.array(z.string()),
  /** Steps to choose from, for a return. */
  etapesCibles: z.array(z.object({ id: z.string(), libelle: z.string() })),
  /** What the agent should know before taking it; never stands in the way. */
  avertissements: z.array(z.string()),
  /** Empty: the act is possible once its form is filled. */
  raisons: z.array(raisonSchema),
  source: sourceSchema,
});
export type Acte = z.infer<typeof acteSchema>;

export const dossierSchema = dossierResumeSchema
  .extend({
    dispositifVersion: z.string(),
    creeLe: z.string(),
    /** The reason given with the act that closed it. */
    motifCloture: z.string().nullable(),
    donnees: z.record(z.string(), z.unknown()),
    /** Fields that can be entered at the current step. */
    champsSaisissables: z.array(z.string()),
    echeances: z.array(echeanceSchema),
    passages: z.array(
      z.object({
        rang: z.int(),
        etape: z.object({ id: z.string(), libelle: z.string() }),
        transition: z.string().nullable(),
        entreeLe: z.string(),
        enregistreeLe: z.string(),
      }),
    ),
    pieces: z.array(pieceSchema),
    eligibilite: eligibiliteSchema,
    controle: z.array(
      z.object({
        type: z.enum(['champ', 'piece', 'critere']),
        id: z.string(),
        libelle: z.string(),
        etat: z.enum(['fait', 'à faire', 'bloquant', 'à apprécier']),
        detail: z.string().nullable(),
      }),
    ),
    /** Acts of the current step for whoever asks; empty for a reader. */
    actes: z.array(acteSchema),
    montant: z.object({
      /** Integer cents. */
      calcule: z.int(),
      lignes: z.array(z.object({ libelle: z.string(), centimes: z.int(), source: sourceSchema })),
      accorde: z.int().nullable(),
    }),
    paiements: z.array(
      z.object({
        id: z.string(),
        centimes: z.int(),
        engagementNumero: z.string(),
        serviceFaitLe: z.string(),
        demandeLe: z.string(),
        payeLe: z.string().nullable(),
        annuleLe: z.string().nullable(),
      }),
    ),
    courriels: z.array(
      z.object({
        id: z.string(),
        objet: z.string(),
        etat: z.string(),
        creeLe: z.string(),
        envoyeLe: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Dossier' });
export type Dossier = z.infer<typeof dossierSchema>;

export const TRIS_DOSSIERS = [
  'echeance',
  'reference',
  'collectivite',
  'etape',
  'recuLe',
  'acteur',
] as const;
export const listerDossiersSchema = paginationSchema(TRIS_DOSSIERS, 'echeance').extend({
  ...recherche,
  dispositif: texteSchema(30).optional(),
  etape: texteSchema(60).optional(),
  acteur: acteurSchema.optional(),
  /** An agent's id, `moi`, `aucun`, or `moi_ou_aucun` (the agent's queue). */
  agent: z.union([z.enum(['moi', 'aucun', 'moi_ou_aucun']), idSchema('Agent')]).optional(),
  collectiviteId: idSchema('Collectivité').optional(),
  retard: z.enum(['en_retard', 'bientot', 'a_temps', 'sans_echeance']).optional(),
  /** Open by default; `clos` or `tous` otherwise. */
  etat: z.enum(['ouvert', 'clos', 'tous']).default('ouvert'),
  issue: issueSchema.optional(),
});
export type ListerDossiers = z.infer<typeof listerDossiersSchema>;
export const dossiersSchema = pageSchema(dossierResumeSchema);

/** What calls for action in the asker's queue. */
export const compteursSchema = z.object({
  maFile: z.int(),
  enRetard: z.int(),
  bientot: z.int(),
  nonAffectes: z.int(),
});
export type Compteurs = z.infer<typeof compteursSchema>;

const saisie = z.record(z.string().max(60), z.unknown());

export const creerDossierSchema = z.strictObject({
  /** Pieces that came with the request; their files are deposited next, and the acknowledgement does not ask for them. */
  piecesRecues: z.array(z.string().max(60)).max(20).optional(),
  dispositif: z.string({ error: 'Le code du dispositif est attendu.' }).max(30),
  collectiviteId: idSchema('Collectivité'),
  /** Date of receipt: the pivot date, which chooses the version of the rules. */
  recuLe: dateLegaleSchema,
  donnees: saisie.default({}),
  agentId: idSchema('Agent').nullable().optional(),
});
export type CreerDossier = z.infer<typeof creerDossierSchema>;

/** As far as the database counts. */
const ENTIER_MAX = 2_147_483_647;
const versionSchema = z
  .int({ error: 'La version connue du dossier est attendue.' })
  .min(1)
  .max(ENTIER_MAX);

export const modifierDossierSchema = z
  .strictObject({
    version: versionSchema,
    donnees: saisie.optional(),
    agentId: idSchema('Agent').nullable().optional(),
  })
  .refine((m) => m.donnees !== undefined || m.agentId !== undefined, { error: 'Rien à modifier.' });
export type ModifierDossier = z.infer<typeof modifierDossierSchema>;

export const franchirEtapeSchema = z.strictObject({
  transition: z.string({ error: 'L’acte est attendu.' }).max(60),
  version: versionSchema,
  /** When the act took place; deadlines run from it. */
  dateLegale: dateLegaleSchema,
  motif: texteSchema(4000).optional(),
  /** Fields the act asks for; kept in the dossier. */
  donnees: saisie.optional(),
  etapeCible: z.string().max(60).optional(),
});
export type FranchirEtape = z.infer<typeof franchirEtapeSchema>;

/** A legal date entered wrong: that of a passage, or one kept in the dossier's data. */
export const corrigerDateSchema = z
  .strictObject({
    version: versionSchema,
    /** Rank of the passage. */
    rang: z.int({ error: 'Le rang du passage est attendu.' }).min(1).max(ENTIER_MAX).optional(),
    /** Name of the field. */
    champ: z.string().max(60).optional(),
    dateLegale: dateLegaleSchema,
    motif: texteSchema(2000).refine((t) => t.length > 0, {
      error: 'Indiquez le motif de la correction.',
    }),
  })
  .refine(({ rang, champ }) => (rang === undefined) !== (champ === undefined), {
    path: ['rang'],
    error: 'Désignez le passage ou la donnée à corriger, et un seul des deux.',
  });
export type CorrigerDate = z.infer<typeof corrigerDateSchema>;
