import { actionLotSchema } from '@sciat/contrats';
import type { Moyens } from '../dossiers/ecrire-dossier.js';
import { annoncerEnNombre } from '../notifications/notifier.js';
import { affectationParLot } from '../notifications/selon-evenement.js';

/**
 * Tells whoever a batch gave dossiers to, once and of all of them, when it no longer runs. Stopped then taken up
 * again, it tells the new number in place of the former.
 */
export async function annoncerAffectations(
  { client, horloge }: Pick<Moyens, 'client' | 'horloge'>,
  lotId: string,
): Promise<void> {
  await client.$transaction(async (tx) => {
    const lot = await tx.lot.findUnique({ where: { id: lotId } });
    if (!lot) return;
    const action = actionLotSchema.parse(lot.action);
    if (action.genre !== 'affecter' || !action.agentId) return;
    const where = { lotId, etat: 'FAITE' as const };
    const nombre = await tx.ligneLot.count({ where });
    const premiere = await tx.ligneLot.findFirst({
      where,
      orderBy: { rang: 'asc' },
      select: { dossier: { select: { id: true, dispositif: true, reference: true } } },
    });
    if (!premiere) return;
    const { dossier } = premiere;
    const annonce = affectationParLot(lotId, action.agentId, nombre);
    const { serviceId, auteurId } = lot;
    const acte = { serviceId, dossierId: dossier.id, auteurId, maintenant: horloge.maintenant() };
    await annoncerEnNombre(tx, acte, dossier, { annonce, source: lotId, deja: [action.agentId] });
  });
}
