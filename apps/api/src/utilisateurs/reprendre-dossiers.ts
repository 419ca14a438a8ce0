import type { PrismaClient } from '@sciat/prisma';
import type { Horloge } from '../base/horloge.js';
import type { Tx } from '../base/prisma.service.js';
import { type Auteur, ecrireDossier } from '../dossiers/ecrire-dossier.js';

/**
 * Unassigns the open dossiers of an agent, which then show in everyone's queue; those of `gardes`, if any,
 * are kept. Closed ones keep the name of who instructed them.
 */
export async function reprendreDossiers(
  tx: Tx,
  horloge: Horloge,
  auteur: Auteur,
  agentId: string,
  gardes: readonly string[] = [],
): Promise<number> {
  // All locked first: whoever is reassigning one of them finishes, and it is no longer in the list.
  const dossiers = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM dossier WHERE agent_id = ${agentId}::uuid AND clos_le IS NULL
      AND dispositif <> ALL(${[...gardes]}) ORDER BY id FOR UPDATE`;
  // Inside a transaction Prisma makes a savepoint of each write's own: all are kept, or none.
  const moyens = { client: tx as PrismaClient, horloge };
  for (const { id: dossierId } of dossiers) {
    await ecrireDossier(
      moyens,
      { dossierId, auteur, permission: 'utilisateur:administrer' },
      () => ({
        data: { agentId: null },
        evenements: [{ type: 'DossierAffecte', charge: { agentId: null } }],
      }),
    );
  }
  return dossiers.length;
}
