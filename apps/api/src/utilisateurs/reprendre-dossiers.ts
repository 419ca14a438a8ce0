import { type Role, roleAutorise } from '@sciat/dispositifs';
import { Prisma, type PrismaClient } from '@sciat/prisma';
import type { Horloge } from '../base/horloge.js';
import type { Tx } from '../base/prisma.service.js';
import { type Auteur, ecrireDossier } from '../dossiers/ecrire-dossier.js';

/** What decides which dossiers someone may instruct. */
export interface Capacites {
  role: Role;
  actif: boolean;
  /** Empty for all. */
  dispositifs: readonly string[];
}

/** The open dossiers of an agent that an account so changed could no longer instruct; `null`: it keeps them all. */
function horsCapacites(agentId: string, { role, actif, dispositifs }: Capacites) {
  const instruit = actif && roleAutorise(role, 'dossier:affecter');
  if (instruit && dispositifs.length === 0) return null;
  const gardes = instruit ? [...dispositifs] : [];
  return Prisma.sql`agent_id = ${agentId}::uuid AND clos_le IS NULL AND dispositif <> ALL(${gardes})`;
}

/** How many would be taken back: said before it is done. */
export async function compterRepris(
  client: Pick<Tx, '$queryRaw'>,
  agentId: string,
  capacites: Capacites,
): Promise<number> {
  const vises = horsCapacites(agentId, capacites);
  if (!vises) return 0;
  const [compte] = await client.$queryRaw<{ nombre: number }[]>`
    SELECT count(*)::int AS nombre FROM dossier WHERE ${vises}`;
  return compte?.nombre ?? 0;
}

/**
 * Unassigns the open dossiers that an agent can no longer instruct, which then show in everyone's queue.
 * Closed ones keep the name of who instructed them.
 */
export async function reprendreDossiers(
  tx: Tx,
  horloge: Horloge,
  auteur: Auteur,
  agentId: string,
  capacites: Capacites,
): Promise<number> {
  const vises = horsCapacites(agentId, capacites);
  if (!vises) return 0;
  // All locked first: whoever is reassigning one of them finishes, and it is no longer in the list.
  const dossiers = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM dossier WHERE ${vises} ORDER BY id FOR UPDATE`;
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
