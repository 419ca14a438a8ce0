import { z } from 'zod';
import { acteurSchema } from './dispositifs.js';
import { CAUSES_BLOCAGE } from './dossiers.js';
import { enveloppeSchema } from './vagues.js';

/** Days ahead over which payments call for action. */
export const JOURS_PAIEMENTS = 30;
/** Decisions in the period from which a median says something. */
export const DECISIONS_SUFFISANTES = 10;
export const PERIODES_SEMAINES = [13, 26, 52] as const;
/** The ageing of what is held, in weeks: each bracket begins where the one before ends. */
export const TRANCHES_SEMAINES = [0, 4, 8, 13] as const;

export const lireTableauSchema = z.strictObject({
  semaines: z.enum(['13', '26', '52'], { error: '13, 26 ou 52.' }).default('13').transform(Number),
});
export type LireTableau = z.output<typeof lireTableauSchema>;

const argent = z.object({ nombre: z.int(), centimes: z.int() });
const aEcheance = { nombre: z.int(), enRetard: z.int(), bientot: z.int() };

export const tableauDeBordSchema = z
  .object({
    jour: z.string(),
    /** When the figures were read. */
    luLe: z.string(),
    /** First and last Monday of the period. */
    du: z.string(),
    au: z.string(),
    chiffres: z.object({
      ouverts: z.int(),
      enRetard: z.int(),
      bientot: z.int(),
      nonAffectes: z.int(),
      bloques: z.int(),
      /** Due within 30 days, those late included. */
      paiements: argent,
      avisEnRetard: z.int(),
      piecesAVerifier: z.int(),
    }),
    /** What each step holds of each scheme's open dossiers, and how long it has been held. */
    etapes: z.array(
      z.object({
        dispositif: z.string(),
        etape: z.string(),
        libelle: z.string(),
        ...aEcheance,
        tranches: z.array(z.int()),
      }),
    ),
    porteurs: z.array(z.object({ acteur: acteurSchema, ...aEcheance })),
    /** A dossier may be stuck for several causes. */
    blocages: z.array(z.object({ cause: z.enum(CAUSES_BLOCAGE), nombre: z.int() })),
    /** Each bracket's first and last day; `null`: without end. */
    tranches: z.array(z.object({ du: z.string().nullable(), au: z.string().nullable() })),
    flux: z.array(z.object({ lundi: z.string(), recus: z.int(), clos: z.int() })),
    decisions: z.array(
      z.object({
        dispositif: z.string(),
        nombre: z.int(),
        /** Whole weeks from receipt to decision; `null` with too few cases. */
        medianeSemaines: z.int().nullable(),
      }),
    ),
    /** `null`: the day has passed. */
    paiements: z.array(argent.extend({ mois: z.string().nullable() })),
    enveloppes: z.array(enveloppeSchema),
    /** Those away or whose account is closed, and who still have open dossiers; none for who may not hand them over. */
    absents: z.array(
      z.object({
        id: z.string(),
        nom: z.string(),
        prenom: z.string(),
        actif: z.boolean(),
        absentDu: z.string().nullable(),
        absentAu: z.string().nullable(),
        nombre: z.int(),
      }),
    ),
  })
  .meta({ id: 'TableauDeBord' });
export type TableauDeBord = z.infer<typeof tableauDeBordSchema>;

/** Sent to open pages (`event: dossiers`): the schemes that moved; empty when it is not known which. */
export interface EvenementDossiers {
  dispositifs: string[];
}
