import { ajouterMois } from '@sciat/dispositifs';
import type { Prisma, PrismaClient } from '@sciat/prisma';
import { duPerimetre, type Perimetre } from '../auth/perimetre.js';
import { deBase } from '../base/dates.js';

/** How long a piece accepted elsewhere may serve again. No text says: a habit of the service, to be confirmed. */
export const VALIDITE_MOIS = 12;

const include = {
  dossier: {
    select: { id: true, reference: true, dispositif: true, dispositifVersion: true },
  },
  versions: { orderBy: { numero: 'desc' }, take: 1 },
} satisfies Prisma.PieceInclude;

/** The pieces of an applicant that were accepted, are still fresh, and that no antivirus holds back. */
export async function piecesValides(
  client: PrismaClient,
  qui: Perimetre,
  { collectiviteId, code, sauf }: { collectiviteId: string; code?: string; sauf?: string },
  aujourdhui: string,
  max: number,
) {
  const depuis = ajouterMois(aujourdhui, -VALIDITE_MOIS);
  const pieces = await client.piece.findMany({
    where: {
      ...(code ? { code } : {}),
      etat: 'ACCEPTEE',
      dossier: { ...duPerimetre(qui), collectiviteId, ...(sauf ? { id: { not: sauf } } : {}) },
      versions: { some: { deposeeLe: { gte: new Date(`${depuis}T00:00:00Z`) } } },
    },
    include,
    orderBy: { verifieeLe: 'desc' },
    take: max,
  });
  // The latest version is the one that was accepted, and the one whose age counts.
  return pieces.flatMap(({ versions: [version], ...piece }) =>
    version &&
    deBase(version.deposeeLe) >= depuis &&
    ['SAINE', 'NON_ANALYSE'].includes(version.analyse)
      ? [{ ...piece, version }]
      : [],
  );
}
