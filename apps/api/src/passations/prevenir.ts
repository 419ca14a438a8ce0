import type { PrismaClient } from '@sciat/prisma';
import type { Horloge } from '../base/horloge.js';
import { annoncer } from '../notifications/notifier.js';
import { cleEnNombre, passationFaite, passationRendue } from '../notifications/selon-evenement.js';

interface Moyens {
  client: PrismaClient;
  horloge: Horloge;
}

/**
 * Tells who was handed dossiers over, or given them back, once and of all of them, when nothing is left to write.
 * Undone, it takes back what it had told.
 */
export async function annoncerPassation(
  { client, horloge }: Moyens,
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
    await tx.notification.deleteMany({
      where: {
        utilisateurId: { in: [deId, versId] },
        cle: { startsWith: cleEnNombre(passationId), not: annonce.cle },
      },
    });
    const auteurId = passation.annuleeParId ?? passation.auteurId;
    const acte = { serviceId, dossierId: dossier.id, auteurId, maintenant: horloge.maintenant() };
    await annoncer(tx, acte, dossier, [annonce]);
  });
}
