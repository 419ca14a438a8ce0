import { Prisma } from '@sciat/prisma';
import type { Tx } from '../base/prisma.service.js';
import { type Contexte, consigner } from './consigner.js';

/**
 * Erases the personal data of an event, its salt included so that a guess can no longer be checked. The
 * chain keeps the hash, and says by whom and when.
 */
export async function effacer(tx: Tx, contexte: Contexte, rang: number): Promise<void> {
  await consigner(tx, contexte, [{ type: 'DonneesEffacees', charge: { rang } }]);
  await tx.partPrivee.update({
    where: { chaineId_rang: { chaineId: contexte.dossierId ?? contexte.serviceId, rang } },
    data: { sel: null, contenu: Prisma.DbNull },
  });
}
