import type { ModeleCourriel } from '@sciat/dispositifs';
import type { Courriel, PrismaClient } from '@sciat/prisma';

const FIL_MAX = 20;

/**
 * The Message-IDs of the mails about the same dossier that left for the same address before this one,
 * oldest first: readers show them as one conversation.
 */
export async function filDe(
  client: PrismaClient,
  { id, dossierId, destinataire, creeLe }: Courriel,
): Promise<string[]> {
  const precedents = await client.courriel.findMany({
    where: {
      dossierId,
      destinataire,
      id: { not: id },
      creeLe: { lte: creeLe },
      envoyeLe: { not: null },
      messageId: { not: null },
    },
    orderBy: [{ creeLe: 'desc' }, { id: 'desc' }],
    take: FIL_MAX,
    select: { messageId: true },
  });
  return precedents.map((c) => c.messageId as string).reverse();
}

/** Written without anyone deciding on it: no out-of-office message answers it (RFC 3834). */
const automatiques: (ModeleCourriel | 'NOTIFICATION' | 'RESUME')[] = [
  'ACCUSE_RECEPTION',
  'ACCUSE_DEPOT',
  'ALERTE_PAIEMENT',
  'ALERTE_PRESCRIPTION',
  'NOTIFICATION',
  'RESUME',
];
export const estAutomatique = (modele: string) => automatiques.some((m) => m === modele);
