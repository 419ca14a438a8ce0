import type { ResultatCollectivite, ResultatsRecherche } from '@sciat/contrats';
import { Prisma, type PrismaClient } from '@sciat/prisma';
import { motsDe } from '../base/texte.js';
import { motsCherches, proche } from './termes.js';

const { sql, join } = Prisma;
const MONTREES = 5;

/** A département has a thousand collectivités at most: every one may be looked at. */
export async function chercherCollectivites(
  client: PrismaClient,
  serviceId: string,
  q: string,
): Promise<ResultatsRecherche['collectivites']> {
  const mots = motsCherches(q).flatMap((mot) => motsDe(mot).slice(0, 1));
  if (mots.length === 0) return { donnees: [], total: 0, approche: false };
  const tape = { mots, nom: motsDe(q).join(' ') };
  const exactes = await lire(client, serviceId, tape, (mot) => sql`recherche LIKE ${`%${mot}%`}`);
  if (exactes.total > 0 || mots.some((m) => /\d/.test(m))) return { ...exactes, approche: false };
  const voisines = await lire(
    client,
    serviceId,
    tape,
    (mot) => sql`EXISTS (SELECT 1 FROM regexp_split_to_table(recherche, ' ') AS m(mot)
      WHERE ${proche(sql`m.mot`, sql`${mot}::text`)})`,
  );
  return { ...voisines, approche: voisines.total > 0 };
}

/** One whose whole name was typed, which its code follows, comes before those that only hold it. */
async function lire(
  client: PrismaClient,
  serviceId: string,
  { mots, nom }: { mots: string[]; nom: string },
  repond: (mot: string) => Prisma.Sql,
) {
  const tape = mots.join(' ');
  const lues = await client.$queryRaw<(ResultatCollectivite & { total: number })[]>`
    SELECT id, nom, code, type::text, count(*) OVER ()::int AS total FROM collectivite
    WHERE service_id = ${serviceId}::uuid AND ${join(mots.map(repond), ' AND ')}
    ORDER BY starts_with(recherche, ${nom}::text || ' ' || lower(code)) DESC,
      recherche LIKE ${`${tape}%`} DESC, similarity(recherche, ${tape}) DESC, nom, id LIMIT ${MONTREES}`;
  return { donnees: lues, total: lues[0]?.total ?? 0 };
}
