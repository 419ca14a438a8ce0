import type { Evenement, ModifierDossier } from '@sciat/contrats';
import { estAuPerimetre, etapeDe, permissions } from '@sciat/dispositifs';
import type { Prisma } from '@sciat/prisma';
import type { Tx } from '../base/prisma.service.js';
import { champInvalide } from '../erreurs/erreur-metier.js';
import { appliquerSaisie, colonnesDe } from './donnees.js';
import { type Auteur, type Ecrit, ecrireDossier, type Moyens } from './ecrire-dossier.js';

/** Data and assignment, one by one or by a batch; never the step. */
export async function modifierDossier(
  moyens: Moyens,
  dossierId: string,
  auteur: Auteur,
  { version, donnees, agentId }: ModifierDossier,
  lotId?: string,
): Promise<Ecrit> {
  const permission = donnees ? 'dossier:modifier' : 'dossier:affecter';
  return ecrireDossier(
    moyens,
    { dossierId, version, auteur, permission },
    async ({ tx, dossier, definition }) => {
      const evenements: Evenement[] = [];
      const data: Prisma.DossierUncheckedUpdateManyInput = {};
      if (donnees) {
        const permis = etapeDe(definition, dossier.etape).champs;
        const saisie = appliquerSaisie(definition, dossier, donnees, permis);
        Object.assign(data, colonnesDe(saisie));
        evenements.push(...saisie.evenements);
      }
      if (agentId !== undefined && agentId !== dossier.agentId) {
        await verifierAgent(tx, agentId, dossier);
        data.agentId = agentId;
        evenements.push({
          type: 'DossierAffecte',
          charge: { agentId, ...(lotId ? { lotId } : {}) },
        });
      }
      return { data, evenements };
    },
  );
}

/** The accounts a dossier can be assigned to. */
export const peutInstruire = {
  actif: true,
  role: { in: [...permissions['dossier:affecter']] },
} satisfies Prisma.UtilisateurWhereInput;

/** `estAuPerimetre`, for a query on accounts. */
export const quiSuit = (dispositif: string) =>
  ({
    OR: [{ dispositifs: { isEmpty: true } }, { dispositifs: { has: dispositif } }],
  }) satisfies Prisma.UtilisateurWhereInput;

/**
 * The account is locked until the dossier is written: whoever closes it waits, then finds this dossier
 * among those to take back.
 * @throws ErreurMetier 400 unless the agent is active, of this service, and able to instruct that scheme
 */
export async function verifierAgent(
  tx: Tx,
  agentId: string | null,
  { serviceId, dispositif }: { serviceId: string; dispositif: string },
): Promise<void> {
  if (agentId === null) return;
  await tx.$queryRaw`SELECT 1 FROM utilisateur WHERE id = ${agentId}::uuid FOR SHARE`;
  const agent = await tx.utilisateur.findFirst({
    where: { id: agentId, serviceId, ...peutInstruire },
    select: { dispositifs: true },
  });
  if (!agent) throw champInvalide('agentId', 'Cet agent n’existe pas ou ne peut pas instruire.');
  if (!estAuPerimetre(agent, dispositif))
    throw champInvalide('agentId', 'Cet agent ne suit pas ce dispositif.');
}
