import type { Prisma, PrismaClient } from '@sciat/prisma';
import { duPerimetre, type Perimetre } from '../auth/perimetre.js';
import { deBase } from '../base/dates.js';

const include = {
  dossier: {
    select: { id: true, reference: true, dispositif: true, dispositifVersion: true },
  },
  versions: { orderBy: { numero: 'desc' }, take: 1 },
} satisfies Prisma.PieceInclude;

interface Voulues {
  collectiviteId: string;
  /** Of every code without them. */
  codes?: string[];
  /** The dossier that would take them over. */
  sauf?: string;
  /** Given on that day or after. */
  depuis: string;
}

/** The pieces of an applicant that were accepted, are still fresh, and that no antivirus holds back. */
export async function piecesValides(
  client: PrismaClient,
  qui: Perimetre,
  { collectiviteId, codes, sauf, depuis }: Voulues,
  max: number,
) {
  const pieces = await client.piece.findMany({
    where: {
      ...(codes ? { code: { in: codes } } : {}),
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
