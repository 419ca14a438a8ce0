import type { Memoire } from '@sciat/contrats';
import { Prisma, type PrismaClient } from '@sciat/prisma';
import type { Perimetre } from '../auth/perimetre.js';
import { deLaCollectivite, type Nomme, nomme } from './souvenirs.js';

const { sql } = Prisma;
/** Compared two by two: the latest ones. */
export const COMPARES_MAX = 100;

interface Semblable {
  dossier: Nomme;
  /** Those of nearly the same title, and those open at the same time; `null` for none. */
  TITRE: string[] | null;
  OUVERTS: string[] | null;
}
type Motif = Memoire['doublons'][number]['motif'];

/**
 * The dossiers of a scheme that may be one request: of nearly the same title within a year, or open together. Not
 * one that takes the other up again. Those that resemble one another, be it through a third, are one group.
 */
export async function lireDoublons(
  client: PrismaClient,
  qui: Perimetre,
  id: string,
): Promise<Memoire['doublons']> {
  const lus = await client.$queryRaw<Semblable[]>`
    WITH siens AS (SELECT d.id, d.reference, d.dispositif, d.titre, d.recu_le, d.clos_le, d.suite_de_id
                   FROM dossier d WHERE ${deLaCollectivite(qui, id)}
                   ORDER BY d.recu_le DESC, d.id DESC LIMIT ${COMPARES_MAX})
    SELECT ${nomme(sql`a`)} AS dossier, array_agg(b.id::text) FILTER (WHERE pareil.titre) AS "TITRE",
           array_agg(b.id::text) FILTER (WHERE pareil.ouverts) AS "OUVERTS"
    FROM siens a JOIN siens b ON b.dispositif = a.dispositif AND b.id <> a.id
    CROSS JOIN LATERAL (SELECT coalesce(abs(a.recu_le - b.recu_le) <= 365
                          AND similarity(lower(a.titre), lower(b.titre)) >= 0.6, FALSE) AS titre,
                        a.clos_le IS NULL AND b.clos_le IS NULL AS ouverts) pareil
    WHERE (pareil.titre OR pareil.ouverts)
      AND a.suite_de_id IS DISTINCT FROM b.id AND b.suite_de_id IS DISTINCT FROM a.id
    GROUP BY a.id, a.reference, a.dispositif, a.titre, a.recu_le
    ORDER BY a.recu_le DESC, a.id`;
  const titres = grouper(lus, 'TITRE');
  // Open together, and already said to be of one title: that says enough.
  const ouverts = grouper(lus, 'OUVERTS').filter(
    ({ dossiers }) => !titres.some((t) => dossiers.every((d) => t.dossiers.includes(d))),
  );
  return [...titres, ...ouverts];
}

/** Each with those it resembles, and those that these resemble. */
function grouper(lus: Semblable[], motif: Motif): Memoire['doublons'] {
  const restants = new Map(lus.filter((l) => l[motif]).map((l) => [l.dossier.id, l]));
  return lus.flatMap((premier) => {
    if (!restants.delete(premier.dossier.id)) return [];
    const groupe = [premier];
    // It grows while it is read.
    for (const membre of groupe)
      for (const id of membre[motif] ?? []) {
        const autre = restants.get(id);
        if (autre && restants.delete(id)) groupe.push(autre);
      }
    const ordonne = lus.filter((l) => groupe.includes(l));
    return [{ motif, dossiers: ordonne.map((l) => l.dossier) }];
  });
}
