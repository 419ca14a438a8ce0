import type { CreerCollectivite } from '@sciat/contrats';
import { Prisma, type PrismaClient } from '@sciat/prisma';
import type { Tx } from '../base/prisma.service.js';
import type { Moyens } from '../dossiers/ecrire-dossier.js';
import { ErreurMetier } from '../erreurs/erreur-metier.js';
import { consigner, horsVersion } from '../journal/consigner.js';
import { recherche } from './charger.js';

/**
 * Adds an applicant that the referential does not hold, under its SIREN. Returns its id.
 * @throws ErreurMetier 409, with the id of the one this service already knows under this SIREN
 */
export async function creerCollectivite(
  { client, horloge }: Moyens,
  { id: auteurId, serviceId }: { id: string; serviceId: string },
  { type, nom, siren, codesPostaux }: CreerCollectivite,
  { fictive = false } = {},
): Promise<string> {
  try {
    return await client.$transaction(async (tx) => {
      await refuserConnue(tx, serviceId, siren);
      const { departement } = await tx.service.findUniqueOrThrow({ where: { id: serviceId } });
      const { id } = await tx.collectivite.create({
        data: {
          serviceId,
          type,
          nom,
          code: siren,
          siren,
          codesPostaux,
          departement,
          fictive,
          recherche: recherche({ nom, code: siren, siren, codesPostaux }),
        },
      });
      await consigner(tx, horsVersion(horloge, { serviceId, auteurId }), [
        { type: 'CollectiviteCreee', charge: { collectiviteId: id, type } },
      ]);
      return id;
    });
  } catch (erreur) {
    // Someone entered it at the same moment.
    if (erreur instanceof Prisma.PrismaClientKnownRequestError && erreur.code === 'P2002')
      await refuserConnue(client, serviceId, siren);
    throw erreur;
  }
}

/** Communes and EPCI have a SIREN too: they are not entered a second time as something else. */
async function refuserConnue(
  tx: Tx | PrismaClient,
  serviceId: string,
  siren: string,
): Promise<void> {
  const connue = await tx.collectivite.findFirst({
    where: { serviceId, siren },
    select: { id: true, nom: true },
  });
  if (!connue) return;
  const message = `Ce SIREN est déjà connu\u00a0: ${connue.nom}.`;
  throw new ErreurMetier('conflit', message, [{ code: 'DEJA_CONNU', champ: 'siren', message }], {
    existantId: connue.id,
  });
}
