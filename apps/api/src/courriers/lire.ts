import { type Permission } from '@sciat/dispositifs';
import type { Prisma } from '@sciat/prisma';
import { exigerDroit } from '../auth/perimetre.js';
import type { Tx } from '../base/prisma.service.js';
import { avecRenvoi } from '../courriels/presenter.js';
import type { Auteur } from '../dossiers/ecrire-dossier.js';
import { introuvable } from '../erreurs/erreur-metier.js';

const qui = { select: { prenom: true, nom: true } } as const;
export const avecNoms = {
  creePar: qui,
  validePar: qui,
  delegation: true,
  courriels: { orderBy: { creeLe: 'desc' }, take: 1, include: avecRenvoi },
  dossier: {
    select: {
      reference: true,
      collectiviteNom: true,
      dispositif: true,
      dispositifVersion: true,
      fictif: true,
    },
  },
} satisfies Prisma.CourrierInclude;
export type CourrierLu = Prisma.CourrierGetPayload<{ include: typeof avecNoms }>;

/** @throws ErreurMetier 404 for an unknown id, 403 outside the agent's service or rights */
export async function lireCourrier(
  tx: Tx,
  id: string,
  agent: Auteur,
  permission: Permission,
): Promise<CourrierLu> {
  const courrier = await tx.courrier.findUnique({ where: { id }, include: avecNoms });
  if (!courrier) throw introuvable('Ce courrier');
  const { dispositif } = courrier.dossier;
  exigerDroit(agent, permission, { ...courrier, dispositif });
  return courrier;
}
