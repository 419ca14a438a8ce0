import { z } from 'zod';
import { pageSchema, paginationSchema } from './pagination.js';

/** What the outbox asks of the worker, by name. One handler each. */
export const travauxSchema = z.discriminatedUnion('nom', [
  z.object({
    nom: z.literal('courriel.envoyer'),
    charge: z.strictObject({ courrielId: z.string() }),
  }),
  z.object({
    nom: z.literal('courrier.rendre'),
    charge: z.strictObject({ courrierId: z.string(), version: z.int() }),
  }),
  z.object({
    nom: z.literal('echeances.recalculer'),
    charge: z.strictObject({ serviceId: z.string(), dispositif: z.string() }),
  }),
  z.object({
    nom: z.literal('piece.analyser'),
    charge: z.strictObject({ pieceId: z.string(), numero: z.int() }),
  }),
  z.object({
    nom: z.literal('scan.analyser'),
    charge: z.strictObject({ courrierId: z.string() }),
  }),
  z.object({
    nom: z.literal('scans.classer'),
    charge: z.strictObject({ lotId: z.string() }),
  }),
  z.object({
    nom: z.literal('paiements.rapprocher'),
    charge: z.strictObject({ rapprochementId: z.string() }),
  }),
  z.object({
    nom: z.literal('export.produire'),
    charge: z.strictObject({ exportId: z.string() }),
  }),
  z.object({
    nom: z.literal('lot.traiter'),
    charge: z.strictObject({ lotId: z.string() }),
  }),
  z.object({
    nom: z.literal('passation.executer'),
    charge: z.strictObject({ passationId: z.string() }),
  }),
  // Left by a daily round that failed, to be launched again.
  z.object({ nom: z.literal('quotidien'), charge: z.strictObject({}) }),
]);
export type TravailDemande = z.infer<typeof travauxSchema>;

export const travailEchoueSchema = z
  .object({
    id: z.string(),
    nom: z.string(),
    dossier: z.object({ id: z.string(), reference: z.string() }).nullable(),
    erreur: z.string().nullable(),
    essais: z.int(),
    creeLe: z.string(),
    echoueLe: z.string().nullable(),
  })
  .meta({ id: 'TravailEchoue' });
export type TravailEchoue = z.infer<typeof travailEchoueSchema>;
export const listerTravauxSchema = paginationSchema(['creeLe', 'nom'], 'creeLe');
export const travauxEchouesSchema = pageSchema(travailEchoueSchema);
