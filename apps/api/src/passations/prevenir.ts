import type { Moyens } from '../dossiers/ecrire-dossier.js';
import { annoncerEnNombre } from '../notifications/notifier.js';
import { passationFaite, passationRendue } from '../notifications/selon-evenement.js';

/**
 * Tells who was handed dossiers over, or given them back, once and of all of them, when nothing is left to write.
 * Undone, it takes back what it had told.
 */
export async function annoncerPassation(
  { client, horloge }: Pick<Moyens, 'client' | 'horloge'>,
  passationId: string,
): Promise<void> {
  await client.$transaction(async (tx) => {
    const passation = await tx.passation.findUniqueOrThrow({ where: { id: passationId } });
    const { serviceId, deId, versId, annuleeLe } = passation;
    const where = {
      passationId,
      etat: annuleeLe ? ('ANNULEE' as const) : ('FAITE' as const),
    };
    const nombre = await tx.lignePassation.count({ where });
    const premiere = await tx.lignePassation.findFirst({
      where,
      orderBy: { dossierId: 'asc' },
      select: { dossier: { select: { id: true, dispositif: true, reference: true } } },
    });
    if (!premiere) return;
    const { dossier } = premiere;
    const annonce = annuleeLe
      ? passationRendue(passationId, deId, nombre)
      : passationFaite(passationId, versId, nombre);
    const auteurId = passation.annuleeParId ?? passation.auteurId;
    const acte = { serviceId, dossierId: dossier.id, auteurId, maintenant: horloge.maintenant() };
    await annoncerEnNombre(tx, acte, dossier, {
      annonce,
      source: passationId,
      deja: [deId, versId],
    });
  });
}
