import { createHash } from 'node:crypto';
import type { PrismaClient } from '@sciat/prisma';
import type { Horloge } from '../base/horloge.js';
import type { FichiersService } from '../pieces/fichiers.service.js';
import { lireTexte } from './document.js';
import { imprimer } from './imprimer.js';

export interface MoyensRendu {
  client: PrismaClient;
  horloge: Horloge;
  fichiers: FichiersService;
}

/**
 * Prints the frozen text of a letter and keeps the PDF. Run again, or after the letter went on or back, it
 * changes nothing; killed before the last line, its file is one that no letter names, removed later.
 * @param version of the letter when its text was frozen
 */
export async function rendreCourrier(
  { client, horloge, fichiers }: MoyensRendu,
  id: string,
  version: number,
): Promise<void> {
  const aRendre = { id, version, etat: 'A_SIGNER' as const, renduLe: null };
  const courrier = await client.courrier.findFirst({ where: aRendre });
  const { fige } = lireTexte(courrier?.paragraphes);
  if (!courrier || !fige) return;
  const pdf = imprimer([fige]);
  const pdfSha256 = createHash('sha256').update(pdf).digest('hex');
  const pdfCle = await fichiers.avecFichier(pdf, (chemin) =>
    fichiers.deposer(`${courrier.serviceId}/${courrier.dossierId}`, chemin, 'application/pdf'),
  );
  const { count } = await client.courrier.updateMany({
    where: aRendre,
    data: { pdfCle, pdfSha256, renduLe: horloge.maintenant() },
  });
  if (count === 0) await fichiers.supprimer(pdfCle);
}
