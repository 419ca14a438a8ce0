import type { Couleur, Etiqueter, EtiquettePosee } from '@sciat/contrats';
import type { Tx } from '../base/prisma.service.js';
import type { Auteur, Moyens } from '../dossiers/ecrire-dossier.js';
import { lirePour } from '../dossiers/ecrire-dossier.js';
import { champInvalide } from '../erreurs/erreur-metier.js';
import { consigner, horsVersion } from '../journal/consigner.js';
import { avecEtiquettes } from './lire.js';

/**
 * Puts a label on a dossier or takes it off, and answers with those it then carries. Not through the version of
 * the dossier, which does not change; harmless the second time.
 * @throws ErreurMetier 400 for a label that is not the service's, or is archived and not yet there
 */
export async function etiqueter(
  { client, horloge }: Moyens,
  dossierId: string,
  auteur: Auteur & { id: string },
  { etiquetteId, posee }: Etiqueter,
): Promise<EtiquettePosee[]> {
  return client.$transaction(async (tx) => {
    const { serviceId } = await lirePour(tx, dossierId, auteur, 'dossier:etiqueter');
    const { nom } = await etiquetteDe(tx, serviceId, { etiquetteId, posee });
    const { count } = posee
      ? await tx.dossierEtiquette.createMany({
          data: [{ dossierId, etiquetteId, poseeParId: auteur.id, poseeLe: horloge.maintenant() }],
          skipDuplicates: true,
        })
      : await tx.dossierEtiquette.deleteMany({ where: { dossierId, etiquetteId } });
    if (count > 0)
      await consigner(tx, horsVersion(horloge, { serviceId, dossierId, auteurId: auteur.id }), [
        {
          type: posee ? 'EtiquettePosee' : 'EtiquetteRetiree',
          charge: { etiquetteId, nom },
        },
      ]);
    const portees = await tx.dossierEtiquette.findMany({ where: { dossierId }, ...avecEtiquettes });
    return portees.map((p) => ({ ...p.etiquette, couleur: p.etiquette.couleur as Couleur }));
  });
}

/** @throws ErreurMetier 400 for a label that is not the service's, or that is archived and to be put on */
export async function etiquetteDe(
  tx: Tx,
  serviceId: string,
  { etiquetteId, posee }: Etiqueter,
): Promise<{ nom: string }> {
  const etiquette = await tx.etiquette.findFirst({ where: { id: etiquetteId, serviceId } });
  if (!etiquette) throw champInvalide('etiquetteId', 'Cette étiquette n’existe pas.');
  if (posee && etiquette.archiveeLe)
    throw champInvalide('etiquetteId', 'Cette étiquette est archivée.');
  return etiquette;
}
