import type { PrismaClient } from '@sciat/prisma';
import { deDossiersDuPerimetre, type Perimetre } from '../auth/perimetre.js';
import { refus } from '../erreurs/erreur-metier.js';
import { lireTexte } from './document.js';
import { imprimer } from './imprimer.js';

const MAXIMUM = 100;

/**
 * The letters to sign, by number, as one tagged PDF to print: the frozen text of each, hence its very pages.
 * @throws ErreurMetier 422 when there is none, or too many
 */
export async function regrouperASigner(
  client: PrismaClient,
  qui: Perimetre,
  dispositif: string | undefined,
): Promise<Buffer> {
  const courriers = await client.courrier.findMany({
    where: {
      etat: 'A_SIGNER',
      renduLe: { not: null },
      AND: [deDossiersDuPerimetre(qui), ...(dispositif ? [{ dossier: { dispositif } }] : [])],
    },
    orderBy: [{ annee: 'asc' }, { numero: 'asc' }],
    select: { paragraphes: true },
    take: MAXIMUM + 1,
  });
  if (courriers.length === 0)
    throw refus([{ code: 'AUCUN', message: 'Aucun courrier n’est à signer.' }]);
  if (courriers.length > MAXIMUM)
    throw refus([
      {
        code: 'TROP',
        message: `Plus de ${MAXIMUM} courriers sont à signer, un PDF n’en réunit pas davantage : choisissez un dispositif.`,
      },
    ]);
  return imprimer(
    courriers.flatMap(({ paragraphes }) => lireTexte(paragraphes).fige ?? []),
    { titre: 'Courriers à signer' },
  );
}
