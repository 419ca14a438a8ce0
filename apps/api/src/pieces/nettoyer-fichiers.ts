import type { PrismaClient } from '@sciat/prisma';
import type { Horloge } from '../base/horloge.js';
import type { Depose, FichiersService } from './fichiers.service.js';

const LOT = 500;
/** Far longer than a deposit: a younger file may still be about to be named. */
const AGE_MS = 24 * 3600 * 1000;

/**
 * Removes the stored files that no version of a piece, no letter, no mail, no export and no file of signed pages
 * names: deposits cut between the store and the database. Looks only under the services of this database, as a store
 * may be shared. Returns how many.
 */
export async function nettoyerFichiers({
  client,
  horloge,
  fichiers,
}: {
  client: PrismaClient;
  horloge: Horloge;
  fichiers: FichiersService;
}): Promise<number> {
  const limite = horloge.maintenant().getTime() - AGE_MS;
  await fichiers.oublierEnvois(new Date(limite));
  let retires = 0;
  for (const { id } of await client.service.findMany({ select: { id: true } })) {
    for await (const page of fichiers.parcourir(id)) {
      for (let i = 0; i < page.length; i += LOT) {
        for (const { cle, deposeLe } of await sansVersion(client, page.slice(i, i + LOT))) {
          if ((await deposeLe()).getTime() > limite) continue;
          await fichiers.supprimer(cle);
          retires += 1;
        }
      }
    }
  }
  return retires;
}

async function sansVersion(client: PrismaClient, lot: Depose[]): Promise<Depose[]> {
  const cles = lot.map(({ cle }) => cle);
  const [versions, courriers, jointes, lots, exports] = await Promise.all([
    client.versionPiece.findMany({ where: { cle: { in: cles } }, select: { cle: true } }),
    client.courrier.findMany({
      where: { OR: [{ pdfCle: { in: cles } }, { scanCle: { in: cles } }] },
      select: { pdfCle: true, scanCle: true },
    }),
    client.pieceJointe.findMany({ where: { cle: { in: cles } }, select: { cle: true } }),
    client.lotScan.findMany({ where: { cle: { in: cles } }, select: { cle: true } }),
    client.export.findMany({ where: { cle: { in: cles } }, select: { cle: true } }),
  ]);
  const connues = new Set<string | null>([
    ...[...versions, ...jointes, ...lots, ...exports].map(({ cle }) => cle),
    ...courriers.flatMap(({ pdfCle, scanCle }) => [pdfCle, scanCle]),
  ]);
  return lot.filter(({ cle }) => !connues.has(cle));
}
