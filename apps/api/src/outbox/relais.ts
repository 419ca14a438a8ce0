import type { PrismaClient } from '@sciat/prisma';
import type { FileDeTravaux } from '../jobs/queue.js';

const LOT = 50;
/** A row handed to the queue and not finished by then is handed over again: the queue may have been lost. */
const OUBLI_MINUTES = 15;

export const idDeTravail = (outboxId: string) => `outbox-${outboxId}`;
export const idOutbox = (travailId: string) => travailId.replace(/^outbox-/, '');

interface Ligne {
  id: string;
  nom: string;
  charge: unknown;
}

/**
 * Hands committed outbox rows to the queue. Killed between the two, it hands them over again: the
 * queue ignores an id it holds, and handlers may run twice. Returns how many rows were handed over.
 */
export async function relayer(
  client: PrismaClient,
  file: Pick<FileDeTravaux, 'ajouter'>,
): Promise<number> {
  return client.$transaction(async (tx) => {
    const lignes = await tx.$queryRaw<Ligne[]>`
      SELECT id, nom, charge FROM outbox
      WHERE etat = 'A_RELAYER'
         OR (etat = 'RELAYE' AND relaye_le < now() - make_interval(mins => ${OUBLI_MINUTES}))
      ORDER BY cree_le LIMIT ${LOT} FOR UPDATE SKIP LOCKED`;
    for (const { id, nom, charge } of lignes)
      await file.ajouter({ id: idDeTravail(id), nom, charge });
    await tx.outbox.updateMany({
      where: { id: { in: lignes.map((l) => l.id) } },
      data: { etat: 'RELAYE', relayeLe: new Date() },
    });
    return lignes.length;
  });
}
