import { type Definition, paiementsDe } from '@sciat/dispositifs';
import { deBase, enBase, enBaseOuNull } from '../base/dates.js';
import type { Tx } from '../base/prisma.service.js';
import type { DossierLu } from './faits.js';

/** The acts of a dossier, as the rules read them. */
export const passagesDe = (passages: Omit<DossierLu['passages'][number], 'enregistreeLe'>[]) =>
  passages.map((p) => ({
    etape: p.etape,
    transition: p.transition,
    entreeLe: deBase(p.entreeLe),
    donnees: p.donnees as Record<string, unknown>,
  }));

/**
 * Makes the rows say what the acts say: the n-th request is the n-th payment. Called after any act, or
 * correction of one, that touches a payment.
 */
export async function ecrirePaiements(
  tx: Tx,
  definition: Definition,
  dossierId: string,
): Promise<void> {
  const passages = await tx.passageEtape.findMany({
    where: { dossierId },
    orderBy: { rang: 'asc' },
  });
  const lignes = await tx.paiement.findMany({ where: { dossierId }, orderBy: { creeLe: 'asc' } });
  for (const [i, paiement] of paiementsDe(definition, passagesDe(passages)).entries()) {
    const data = {
      nature: paiement.nature,
      centimes: paiement.centimes,
      engagementNumero: paiement.engagementNumero,
      serviceFaitLe: enBase(paiement.serviceFaitLe),
      demandeLe: enBase(paiement.demandeLe),
      payeLe: enBaseOuNull(paiement.payeLe),
      annuleLe: enBaseOuNull(paiement.annuleLe),
    };
    const { id } = lignes[i] ?? {};
    if (id) await tx.paiement.update({ where: { id }, data });
    else await tx.paiement.create({ data: { dossierId, ...data } });
  }
}
