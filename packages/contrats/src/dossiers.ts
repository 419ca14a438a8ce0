import { dateLegaleSchema, texteSchema } from '@sciat/dispositifs';
import { z } from 'zod';
import { typeCollectiviteSchema } from './collectivites.js';
import { courrielResumeSchema } from './courriels.js';
import { acteurSchema, issueSchema, natureEcheanceSchema, sourceSchema } from './dispositifs.js';
import { eligibiliteSchema } from './eligibilite.js';
import { raisonSchema } from './erreurs.js';
import { etiquettePoseeSchema } from './etiquettes.js';
import { pageSchema, paginationSchema, recherche } from './pagination.js';
import { naturePaiementSchema } from './paiements.js';
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
  /** Reminders sent at this step, the last of them, and when the next is proposed. */
  relances: z.int(),
  relanceLe: z.string().nullable(),
  aRelancerLe: z.string().nullable(),
  /** Why the dossier is stuck, in sentences; empty when it is not. */
  blocages: z.array(z.string()),
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
      type: typeCollectiviteSchema,
    }),
    etape: z.object({ id: z.string(), libelle: z.string() }),
    issue: issueSchema.nullable(),
    obligation: obligationSchema.nullable(),
    agent: agentSchema.nullable(),
    /** Awarded, in cents. */
    accordeCentimes: z.int().nullable(),
    recuLe: z.string(),
    closLe: z.string().nullable(),
    fictif: z.boolean(),
    etiquettes: z.array(etiquettePoseeSchema),
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
  /** What it means that it lapsed; `null` unless it has. */
  siPassee: z.string().nullable(),
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
  /** It asks the applicant for pieces: a deposit link may go with it. */
  lienPossible: z.boolean(),
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
    /** `null`: no sum of money is at stake. */
    montant: z
      .object({
        /** Integer cents; `null` when it cannot be computed yet, the lines say why. */
        calcule: z.int().nullable(),
        /** Someone else computes and pays. */
        estimation: z.boolean(),
        lignes: z.array(
          z.object({
            libelle: z.string(),
            centimes: z.int().nullable(),
            valeur: z.string().nullable(),
            source: sourceSchema,
          }),
        ),
        accorde: z.int().nullable(),
      })
      .nullable(),
    roleService: z.enum(['décide', 'donne un avis', 'relaie', 'suit']),
    decideur: acteurSchema,
    dispositifLibelle: z.string(),
    /** Each state of the opinion that the service gave, oldest first. */
    avis: z.array(
      z.object({
        avis: z.string(),
        commentaire: z.string(),
        donneLe: z.string(),
        acte: z.string(),
      }),
    ),
    /** What an outside body decided, for a watched dossier. */
    issueExterne: z
      .object({ decision: z.string(), le: z.string(), reference: z.string().nullable() })
      .nullable(),
    /** Where the deposit stands among the waves of the scheme; `null` for a scheme without waves. */
    depot: z.object({ phrase: z.string(), recevable: z.boolean() }).nullable(),
    /** The dossier that this one takes up again, and those that take this one up. */
    suiteDe: z.object({ id: z.string(), reference: z.string() }).nullable(),
    suites: z.array(z.object({ id: z.string(), reference: z.string() })),
    /** End of the four years of an award not wholly paid, in the year before it. To be confirmed. */
    prescriptionLe: z.string().nullable(),
    /** Integer cents given back of what was paid. */
    rembourse: z.int(),
    paiements: z.array(
      z.object({
        id: z.string(),
        nature: naturePaiementSchema,
        centimes: z.int(),
        engagementNumero: z.string(),
        serviceFaitLe: z.string(),
        demandeLe: z.string(),
        payeLe: z.string().nullable(),
        annuleLe: z.string().nullable(),
      }),
    ),
    /** Opinions asked of others that have not come, the most overdue first. */
    avisAttendus: z.array(
      z.object({
        id: z.string(),
        organisme: z.string(),
        echeanceLe: z.string(),
        /** It is asked of whoever asks. */
        pourMoi: z.boolean(),
      }),
    ),
    courriels: z.array(courrielResumeSchema),
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
  'depuis',
] as const;

/** Why a dossier is stuck: the rules leave no act, its agent's account is closed, nobody reminded who is late. */
export const CAUSES_BLOCAGE = ['regle', 'agent', 'oubli'] as const;
export type CauseBlocage = (typeof CAUSES_BLOCAGE)[number];

/** The columns a list of dossiers may show, with their titles: on the screen, in a view, in an export. */
export const COLONNES_DOSSIERS = {
  reference: 'Dossier',
  collectivite: 'Collectivité',
  titre: 'Objet',
  dispositif: 'Dispositif',
  etape: 'Étape',
  acteur: 'Qui a la main',
  depuis: 'Depuis',
  attendu: 'Ce qui est attendu',
  echeance: 'Échéance',
  agent: 'Agent',
  montant: 'Montant accordé',
  recuLe: 'Reçu le',
  closLe: 'Clos le',
} as const;
export type ColonneDossiers = keyof typeof COLONNES_DOSSIERS;

const jours = (libelle: string) =>
  z.coerce
    .number({ error: `${libelle} : un nombre de jours est attendu.` })
    .int({ error: `${libelle} : un nombre entier de jours est attendu.` })
    .min(1, { error: `${libelle} : au moins un jour.` })
    .max(3650, { error: `${libelle} : dix ans au plus.` });

/** What a list of dossiers is narrowed by; the same for a view kept and for an export. */
export const filtresDossiersSchema = z.strictObject({
  ...recherche,
  dispositif: texteSchema(30).optional(),
  etape: texteSchema(60).optional(),
  acteur: acteurSchema.optional(),
  /** An agent's id, `moi`, `aucun`, or `moi_ou_aucun` (the agent's queue). */
  agent: z.union([z.enum(['moi', 'aucun', 'moi_ou_aucun']), idSchema('Agent')]).optional(),
  collectiviteId: idSchema('Collectivité').optional(),
  retard: z.enum(['en_retard', 'bientot', 'a_temps', 'sans_echeance', 'pas_en_retard']).optional(),
  /** Held by someone outside the service. */
  chez: z.enum(['exterieur']).optional(),
  /** Held by the same for more than so many days. */
  depuisPlusDe: jours('Depuis plus de').optional(),
  /** `a_relancer`: held by an outsider whose reminder is due. */
  relance: z.enum(['a_relancer']).optional(),
  /** Those with pieces received and not looked at yet. */
  pieces: z.enum(['a_verifier']).optional(),
  /** Something is to be paid within so many days, or should have been already. */
  paiementSous: jours('Paiement sous').optional(),
  /** Those with an opinion late. */
  avis: z.enum(['en_retard']).optional(),
  /** Stuck dossiers only, for whatever cause or for one. */
  blocage: z.enum(['oui', ...CAUSES_BLOCAGE]).optional(),
  /** Held by the same since, received, closed, decided on these days, both included. */
  depuisDu: dateLegaleSchema.optional(),
  depuisAu: dateLegaleSchema.optional(),
  recuDu: dateLegaleSchema.optional(),
  recuAu: dateLegaleSchema.optional(),
  closDu: dateLegaleSchema.optional(),
  closAu: dateLegaleSchema.optional(),
  decideDu: dateLegaleSchema.optional(),
  decideAu: dateLegaleSchema.optional(),
  /** Open by default; `clos` or `tous` otherwise. */
  etat: z.enum(['ouvert', 'clos', 'tous']).optional(),
  issue: issueSchema.optional(),
  etiquette: idSchema('Étiquette').optional(),
  /** Those that a batch of one's own changed, or that a batch gave to the asker. */
  lot: idSchema('Traitement').optional(),
  /** Those that a hand-over gave, or gave back. */
  passation: idSchema('Passation').optional(),
});
export type FiltresDossiers = z.infer<typeof filtresDossiersSchema>;

export const listerDossiersSchema = paginationSchema(TRIS_DOSSIERS, 'echeance').extend(
  filtresDossiersSchema.shape,
);
export type ListerDossiers = z.infer<typeof listerDossiersSchema>;

/**
 * Beyond so many dossiers a list says « plus de 10 000 »: an exact figure would read the whole table at
 * each page, and nobody turns that many pages.
 */
export const TOTAL_MAX = 10_000;
export const dossiersSchema = pageSchema(dossierResumeSchema).extend({
  /** There are more than `total`. */
  auDela: z.boolean(),
});
export type PageDossiers = z.infer<typeof dossiersSchema>;

/** What calls for action in the asker's queue. */
export const compteursSchema = z.object({
  maFile: z.int(),
  enRetard: z.int(),
  bientot: z.int(),
  nonAffectes: z.int(),
  /** Dossiers that wait for an opinion now late, and opinions asked of the asker. */
  avisEnRetard: z.int(),
  avisARendre: z.int(),
  /** Dossiers with pieces received and not looked at yet. */
  aVerifier: z.int(),
});
export type Compteurs = z.infer<typeof compteursSchema>;

/** The parts of an agent's queue, in the order in which to take them: each open dossier is in one of them. */
export const GROUPES_MA_FILE = {
  en_retard: { agent: 'moi_ou_aucun', retard: 'en_retard' },
  a_vous: { agent: 'moi', acteur: 'SCIAT', retard: 'pas_en_retard' },
  aux_autres: { agent: 'moi', chez: 'exterieur', retard: 'pas_en_retard' },
  a_prendre: { agent: 'aucun', retard: 'pas_en_retard' },
} as const satisfies Record<string, FiltresDossiers>;
export type GroupeMaFile = keyof typeof GROUPES_MA_FILE;

/** Dossiers of each part that the page shows; the whole part is a list away. */
export const PAR_GROUPE = 12;
const groupeSchema = dossiersSchema;
export const maFileSchema = z
  .object({
    en_retard: groupeSchema,
    a_vous: groupeSchema,
    aux_autres: groupeSchema,
    a_prendre: groupeSchema,
  })
  .meta({ id: 'MaFile' });
export type MaFile = z.infer<typeof maFileSchema>;

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
  /** Deposited outside a wave: keep it for the next one. */
  vagueSuivante: z.boolean().optional(),
  /** The closed dossier of the same scheme and applicant that this one takes up again. */
  suiteDeId: idSchema('Dossier repris').nullable().optional(),
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
  /** Send a deposit link with the request for pieces. */
  lienDepot: z.boolean().optional(),
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

/** An agent's verdict on a criterion in place of the computed one; `null` takes it back. */
export const apprecierCritereSchema = z.strictObject({
  version: versionSchema,
  verdict: z.enum(['rempli', 'non rempli'], { error: 'rempli ou non rempli.' }).nullable(),
  motif: texteSchema(2000).refine((t) => t.length > 0, { error: 'Indiquez le motif.' }),
});
export type ApprecierCritere = z.infer<typeof apprecierCritereSchema>;

/** A reminder to whoever holds the dossier. */
export const relancerSchema = z.strictObject({
  version: versionSchema,
  /** A sentence added to the template. */
  message: texteSchema(2000).optional(),
  /** Send a deposit link with it. */
  lienDepot: z.boolean().optional(),
  /** Where to send it; the mailbox known for the holder by default. */
  destinataire: z.email({ error: 'Adresse de courriel invalide.' }).max(254).optional(),
  /** When the next one will be proposed. */
  prochaineLe: dateLegaleSchema.optional(),
});
export type Relancer = z.infer<typeof relancerSchema>;

/** Of a reminder not sent yet. */
export const apercevoirRelanceSchema = z.strictObject({
  message: texteSchema(2000).optional(),
  lienDepot: z.enum(['oui']).optional(),
});
export type ApercevoirRelance = z.infer<typeof apercevoirRelanceSchema>;

/** The reminder as it would leave. */
export const apercuRelanceSchema = z
  .object({
    destinataire: z.string().nullable(),
    objet: z.string(),
    texte: z.string(),
    prochaineLe: z.string(),
    /** It is for pieces: a deposit link may go with it. */
    lienPossible: z.boolean(),
  })
  .meta({ id: 'ApercuRelance' });
export type ApercuRelance = z.infer<typeof apercuRelanceSchema>;

const porteurSchema = z.object({
  acteur: acteurSchema,
  nombre: z.int(),
  enRetard: z.int(),
  aRelancer: z.int(),
  depuisLe: z.string(),
});
export type PorteurLu = z.infer<typeof porteurSchema>;
/** What each outsider holds, the longest held first. */
export const porteursSchema = z.object({ donnees: z.array(porteurSchema), total: z.int() });

/** "If the pieces arrive on …": nothing is written. */
export const simulerEcheancesSchema = z.strictObject({
  dossierId: idSchema('Dossier'),
  /** The act to suppose; by default the one by which the current step is ordinarily left. */
  transition: z.string().max(60).optional(),
  dateLegale: dateLegaleSchema,
});
export type SimulerEcheances = z.infer<typeof simulerEcheancesSchema>;
export const simulationSchema = z
  .object({
    acte: z.string(),
    dateLegale: z.string(),
    echeances: z.array(
      echeanceSchema.extend({
        /** The date as it stands without the supposed act; `null` when there was none. */
        avant: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Simulation' });
export type Simulation = z.infer<typeof simulationSchema>;
