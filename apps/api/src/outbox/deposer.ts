import { type TravailDemande, travauxSchema } from '@sciat/contrats';
import type { Tx } from '../base/prisma.service.js';

/** Asks the worker for something, in the caller's transaction: done if and only if it commits. */
export async function deposer(
  tx: Tx,
  { serviceId, dossierId }: { serviceId: string; dossierId: string | null },
  travail: TravailDemande,
): Promise<void> {
  const { nom, charge } = travauxSchema.parse(travail);
  await tx.outbox.create({ data: { serviceId, dossierId, nom, charge } });
}
