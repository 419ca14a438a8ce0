import { dateLegaleSchema, texteSchema } from '@sciat/dispositifs';
import { z } from 'zod';
import { pageSchema, paginationSchema, recherche } from './pagination.js';

export const naturePaiementSchema = z.enum(['UNIQUE', 'AVANCE', 'ACOMPTE', 'SOLDE']);

/** What is left of an award to ask for, a sum asked for, or a sum paid. */
export const lignePaiementSchema = z
  .object({
    id: z.string(),
    etat: z.enum(['A_DEMANDER', 'DEMANDE', 'PAYE']),
    dossier: z.object({ id: z.string(), reference: z.string(), fictif: z.boolean() }),
    collectivite: z.object({ id: z.string(), nom: z.string() }),
    dispositif: z.string(),
    /** `null`: not asked for yet. */
    nature: naturePaiementSchema.nullable(),
    centimes: z.int(),
    engagementNumero: z.string().nullable(),
    demandeLe: z.string().nullable(),
    payeLe: z.string().nullable(),
    /** Until when it is to be paid or, before that, asked for; `null` without any date. */
    echeanceLe: z.string().nullable(),
    /** Last day of the four years after which the State owes nothing more; shown in the year before. */
    prescriptionLe: z.string().nullable(),
  })
  .meta({ id: 'LignePaiement' });
export type LignePaiement = z.infer<typeof lignePaiementSchema>;

export const totalPaiementSchema = z.object({
  dispositif: z.string(),
  nombre: z.int(),
  centimes: z.int(),
});

/** A page, and the totals of every line that the filters keep. */
export const paiementsSchema = pageSchema(lignePaiementSchema).extend({
  totaux: z.array(totalPaiementSchema),
});
export type Paiements = z.infer<typeof paiementsSchema>;

export const listerPaiementsSchema = paginationSchema(
  ['echeance', 'montant', 'reference', 'collectivite'],
  'echeance',
).extend({
  ...recherche,
  /** `a_payer` holds those that are late too. */
  etat: z
    .enum(['a_payer', 'en_retard', 'payes'], { error: 'a_payer, en_retard ou payes.' })
    .default('a_payer'),
  dispositif: texteSchema(30).optional(),
  /** Due, or paid, on or after `du` and on or before `au`. */
  du: dateLegaleSchema.optional(),
  au: dateLegaleSchema.optional(),
});
export type ListerPaiements = z.output<typeof listerPaiementsSchema>;

const sommeSchema = z.object({ nombre: z.int(), centimes: z.int() });
/** A year of each scheme that the service pays: what is owed now, what left, what is left to award. */
export const bilanPaiementsSchema = z
  .object({
    annee: z.int(),
    donnees: z.array(
      z.object({
        dispositif: z.string(),
        aPayer: sommeSchema,
        /** Of these, those whose date has passed. */
        enRetard: sommeSchema,
        /** Paid in the year, whatever that of the award. */
        verses: sommeSchema,
        /** Given back in the year. */
        rembourse: z.int(),
        /** Paid less given back. */
        net: z.int(),
        /** `null`: nobody has said what the envelope is. */
        enveloppe: z.int().nullable(),
        /** Awards of the year. */
        engage: z.int(),
        /** Envelope less awards. */
        reste: z.int().nullable(),
      }),
    ),
    total: z.int(),
  })
  .meta({ id: 'BilanPaiements' });
export type BilanPaiements = z.infer<typeof bilanPaiementsSchema>;
