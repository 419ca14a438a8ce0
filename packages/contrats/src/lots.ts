import { dateLegaleSchema, texteSchema } from '@sciat/dispositifs';
import { z } from 'zod';
import { filtresDossiersSchema } from './dossiers.js';
import { etiqueterSchema } from './etiquettes.js';
import { pageSchema, paginationSchema } from './pagination.js';

/** Dossiers of a batch; fewer when letters are drafted, each of which someone must read again. */
export const LOT_MAX = 5_000;
export const LOT_COURRIERS_MAX = 500;
/** Dossiers ticked one by one; beyond, the filters say which. */
export const CHOISIS_MAX = 500;

const idSchema = (libelle: string) => z.uuid({ error: `${libelle} : identifiant invalide.` });

/** Those ticked, or the whole of a filtered list. */
export const selectionSchema = z.union(
  [
    z.strictObject({
      dossiers: z
        .array(idSchema('Dossier'))
        .min(1, { error: 'Choisissez au moins un dossier.' })
        .max(CHOISIS_MAX, { error: `Au plus ${CHOISIS_MAX} dossiers choisis un à un.` }),
    }),
    z.strictObject({ filtres: filtresDossiersSchema }),
  ],
  { error: 'Des dossiers choisis, ou les filtres d’une liste, sont attendus.' },
);
export type Selection = z.infer<typeof selectionSchema>;

const codeSchema = (libelle: string) => z.string({ error: `${libelle} est attendu.` }).max(60);

/** What is done to each dossier of a batch: said once, the same for all. */
export const actionLotSchema = z.discriminatedUnion(
  'genre',
  [
    z.strictObject({
      genre: z.literal('affecter'),
      /** `null`: to nobody. */
      agentId: idSchema('Agent').nullable(),
    }),
    z.strictObject({ genre: z.literal('etiqueter'), ...etiqueterSchema.shape }),
    z.strictObject({
      genre: z.literal('franchir'),
      dispositif: codeSchema('Le dispositif'),
      transition: codeSchema('L’acte'),
      dateLegale: dateLegaleSchema,
      motif: texteSchema(4000).optional(),
    }),
    z.strictObject({
      genre: z.literal('courrier'),
      dispositif: codeSchema('Le dispositif'),
      modele: codeSchema('Le modèle'),
    }),
  ],
  { error: 'Action inconnue. Possibles : affecter, etiqueter, franchir, courrier.' },
);
export type ActionLot = z.infer<typeof actionLotSchema>;

export const demanderLotSchema = z.strictObject({
  selection: selectionSchema,
  action: actionLotSchema,
});
export type DemanderLot = z.infer<typeof demanderLotSchema>;

export const choixLotSchema = z.strictObject({ selection: selectionSchema });
export type ChoixLot = z.infer<typeof choixLotSchema>;

/** The acts and letters that the steps of the chosen dossiers know, with how many stand there. */
export const possiblesLotSchema = z
  .object({
    total: z.int(),
    actes: z.array(
      z.object({
        dispositif: z.string(),
        transition: z.string(),
        libelle: z.string(),
        dateLibelle: z.string(),
        motif: z.enum(['obligatoire', 'facultatif']),
        nombre: z.int(),
      }),
    ),
    modeles: z.array(
      z.object({
        dispositif: z.string(),
        modele: z.string(),
        libelle: z.string(),
        nombre: z.int(),
      }),
    ),
  })
  .meta({ id: 'PossiblesLot' });
export type PossiblesLot = z.infer<typeof possiblesLotSchema>;

/** APERCU: only looked at. ARRETE: stopped, by its author or by a failure; it may be taken up again. */
export const etatLotSchema = z.enum(['APERCU', 'EN_COURS', 'ARRETE', 'FINI']);
export type EtatLot = z.infer<typeof etatLotSchema>;
export const etatLigneLotSchema = z.enum(['A_FAIRE', 'FAITE', 'REFUSEE']);
export type EtatLigneLot = z.infer<typeof etatLigneLotSchema>;

export const lotResumeSchema = z
  .object({
    id: z.string(),
    genre: z.enum(['affecter', 'etiqueter', 'franchir', 'courrier']),
    /** "Affecter à Camille Durand" */
    libelle: z.string(),
    etat: etatLotSchema,
    total: z.int(),
    aFaire: z.int(),
    faits: z.int(),
    refuses: z.int(),
    creeLe: z.string(),
    finLe: z.string().nullable(),
  })
  .meta({ id: 'LotResume' });
export type LotResume = z.infer<typeof lotResumeSchema>;

const dossierNomme = z.object({ id: z.string(), reference: z.string(), collectivite: z.string() });

export const lotSchema = lotResumeSchema
  .extend({
    /** What happens to each dossier, spelled out. */
    consequence: z.string(),
    effetJuridique: z.boolean(),
    avertissements: z.array(z.string()),
    /** Why dossiers are left as they are, the most frequent reason first. */
    raisons: z.array(
      z.object({
        message: z.string(),
        nombre: z.int(),
        /** The first of them. */
        dossiers: z.array(dossierNomme),
      }),
    ),
  })
  .meta({ id: 'Lot' });
export type Lot = z.infer<typeof lotSchema>;
export const lotsSchema = z.object({ donnees: z.array(lotResumeSchema), total: z.int() });

export const listerLignesLotSchema = paginationSchema(['rang'], 'rang').extend({
  etat: etatLigneLotSchema.optional(),
});
export type ListerLignesLot = z.infer<typeof listerLignesLotSchema>;
export const ligneLotSchema = z
  .object({
    id: z.string(),
    dossier: dossierNomme,
    etat: etatLigneLotSchema,
    raison: z.string().nullable(),
  })
  .meta({ id: 'LigneLot' });
export type LigneLot = z.infer<typeof ligneLotSchema>;
export const lignesLotSchema = pageSchema(ligneLotSchema);
