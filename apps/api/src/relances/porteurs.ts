import type { PorteurLu } from '@sciat/contrats';
import { Prisma, type PrismaClient } from '@sciat/prisma';
import { auPerimetre, type Perimetre } from '../auth/perimetre.js';
import { enBase } from '../base/dates.js';

/** What each outsider holds of a service's open dossiers, the longest held first: one query. */
export async function lirePorteurs(
  client: PrismaClient,
  qui: Perimetre,
  aujourdhui: string,
): Promise<PorteurLu[]> {
  const jour = enBase(aujourdhui);
  return client.$queryRaw<PorteurLu[]>`
    SELECT acteur, count(*)::int AS nombre,
           count(*) FILTER (WHERE echeance_le < ${jour}::date)::int AS "enRetard",
           count(*) FILTER (WHERE a_relancer_le <= ${jour}::date)::int AS "aRelancer",
           min(depuis_le)::text AS "depuisLe"
    FROM obligation o
    WHERE ${auPerimetre(Prisma.sql`o`, qui)} AND acteur <> 'SCIAT'
    GROUP BY acteur
    ORDER BY min(depuis_le), acteur`;
}
