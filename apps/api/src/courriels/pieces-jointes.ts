import type { Readable } from 'node:stream';
import type { PieceJointe } from '@sciat/prisma';
import { refus } from '../erreurs/erreur-metier.js';
import type { FichiersService } from '../pieces/fichiers.service.js';

/** A message of about 10 MB once encoded, which nearly every mail server takes. */
export const JOINTES_MAX = 7 * 1024 ** 2;

export type AJoindre = Pick<PieceJointe, 'nom' | 'type' | 'cle'>;
export type Jointe = Omit<PieceJointe, 'courrielId' | 'rang'>;

/** @throws ErreurMetier 422 when they are too large together for a mail */
export async function peserJointes(
  fichiers: Pick<FichiersService, 'taille'>,
  demandees: AJoindre[],
): Promise<Jointe[]> {
  const jointes: Jointe[] = [];
  for (const jointe of demandees)
    jointes.push({ ...jointe, taille: await fichiers.taille(jointe.cle) });
  const total = jointes.reduce((somme, { taille }) => somme + taille, 0);
  if (total > JOINTES_MAX) {
    const mo = (octets: number) => (octets / 1024 ** 2).toFixed(1).replace('.', ',');
    const message = `Trop lourd pour un courriel : ${mo(total)} Mo, pour ${mo(JOINTES_MAX)} Mo au plus. Numérisez la page avec moins de détail, ou choisissez un autre canal.`;
    throw refus([{ code: 'TROP_LOURD', message }]);
  }
  return jointes;
}

/** Read only when the message comes to it, and failing like any stream when it cannot be. */
export async function* lireJointe(
  fichiers: Pick<FichiersService, 'lire'>,
  cle: string,
): AsyncGenerator<Buffer> {
  yield* (await fichiers.lire(cle)) as Readable & AsyncIterable<Buffer>;
}
