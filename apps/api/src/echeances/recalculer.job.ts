import type { PrismaClient } from '@sciat/prisma';
import type { Horloge } from '../base/horloge.js';
import { recalculerObligation } from '../dossiers/ecrire-dossier.js';

const LOT = 100;

/** After a setting or a list changed: what the open dossiers of a scheme are expected to do, and when, anew. */
export async function recalculerEcheances(
  { client, horloge }: { client: PrismaClient; horloge: Horloge },
  serviceId: string,
  dispositif: string,
): Promise<void> {
  let depuis = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const lot = await client.obligation.findMany({
      where: { serviceId, dispositif, dossierId: { gt: depuis } },
      orderBy: { dossierId: 'asc' },
      take: LOT,
      select: { dossierId: true },
    });
    for (const { dossierId } of lot) {
      await client.$transaction((tx) => recalculerObligation(tx, dossierId, horloge.aujourdhui()));
    }
    const dernier = lot.at(-1);
    if (!dernier) return;
    depuis = dernier.dossierId;
  }
}
