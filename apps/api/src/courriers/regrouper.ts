import { buffer } from 'node:stream/consumers';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { PrismaClient } from '@sciat/prisma';
import { deDossiersDuPerimetre, type Perimetre } from '../auth/perimetre.js';
import { refus } from '../erreurs/erreur-metier.js';
import type { FichiersService } from '../pieces/fichiers.service.js';

const MAXIMUM = 100;

/**
 * The letters to sign, by number, as one PDF to print. The pages are the very ones of each letter's own
 * PDF; their tags are not merged, so that on a screen it is each letter's PDF that is accessible.
 * @throws ErreurMetier 422 when there is none, or too many
 */
export async function regrouperASigner(
  client: PrismaClient,
  fichiers: FichiersService,
  qui: Perimetre,
  dispositif: string | undefined,
): Promise<Buffer> {
  const courriers = await client.courrier.findMany({
    where: {
      etat: 'A_SIGNER',
      pdfCle: { not: null },
      AND: [deDossiersDuPerimetre(qui), ...(dispositif ? [{ dossier: { dispositif } }] : [])],
    },
    orderBy: [{ annee: 'asc' }, { numero: 'asc' }],
    select: { pdfCle: true },
    take: MAXIMUM + 1,
  });
  if (courriers.length === 0)
    throw refus([{ code: 'AUCUN', message: 'Aucun courrier n’est à signer.' }]);
  if (courriers.length > MAXIMUM)
    throw refus([
      {
        code: 'TROP',
        message: `Plus de ${MAXIMUM} courriers sont à signer : choisissez un dispositif.`,
      },
    ]);
  const ensemble = await PDFDocument.create();
  ensemble.setTitle('Courriers à signer', { showInWindowTitleBar: true });
  ensemble.setLanguage('fr-FR');
  for (const { pdfCle } of courriers) {
    const lu = await PDFDocument.load(await buffer(await fichiers.lire(pdfCle as string)));
    for (const page of await ensemble.copyPages(lu, lu.getPageIndices())) ensemble.addPage(page);
  }
  return Buffer.from(await ensemble.save());
}
