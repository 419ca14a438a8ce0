import type { Memoire } from '@sciat/contrats';
import { ajouterMois } from '@sciat/dispositifs';
import { Prisma, type PrismaClient } from '@sciat/prisma';
import { auPerimetre, type Perimetre } from '../auth/perimetre.js';
import { enBase } from '../base/dates.js';

const { sql } = Prisma;
const CONTACTS_MAX = 10;
const CUMUL_MAX = 20;
/** Awards of the same years may bear the same expenses. */
const CUMUL_MOIS = 36;

/** An applicant's dossiers, as far as the agent sees them; by the index on service and applicant. */
export const deLaCollectivite = (qui: Perimetre, id: string) =>
  sql`${auPerimetre(sql`d`, qui)} AND d.collectivite_id = ${id}::uuid`;

export function lireTotaux(client: PrismaClient, qui: Perimetre, id: string) {
  return client.$queryRaw<Memoire['totaux']>`
    SELECT d.dispositif, extract(year FROM d.recu_le)::int AS annee, count(*)::int AS dossiers,
           count(*) FILTER (WHERE d.clos_le IS NULL)::int AS ouverts,
           coalesce(sum(d.montant_calcule_centimes), 0)::float8 AS demande,
           coalesce(sum(d.montant_accorde_centimes), 0)::float8 AS accorde,
           coalesce(sum(p.paye), 0)::float8 AS paye, coalesce(sum(r.rembourse), 0)::float8 AS rembourse
    FROM dossier d
    LEFT JOIN LATERAL (SELECT sum(centimes) AS paye FROM paiement
                       WHERE dossier_id = d.id AND paye_le IS NOT NULL AND annule_le IS NULL) p ON TRUE
    LEFT JOIN LATERAL (SELECT sum(m.centimes) AS rembourse
                       FROM remboursement m JOIN reversement v ON v.id = m.reversement_id
                       WHERE v.dossier_id = d.id) r ON TRUE
    WHERE ${deLaCollectivite(qui, id)}
    GROUP BY 1, 2 ORDER BY 2 DESC, 1`;
}

export interface Nomme {
  id: string;
  reference: string;
  dispositif: string;
  titre: string | null;
  recuLe: string;
}
export const nomme = (alias: Prisma.Sql) =>
  sql`jsonb_build_object('id', ${alias}.id, 'reference', ${alias}.reference, 'dispositif', ${alias}.dispositif,
                         'titre', ${alias}.titre, 'recuLe', ${alias}.recu_le)`;

/** Each person or mailbox once, with the latest dossier that names it. */
export function lireContacts(client: PrismaClient, qui: Perimetre, id: string) {
  return client.$queryRaw<NonNullable<Memoire['contacts']>>`
    SELECT nom, courriel, telephone, dossier FROM (
      SELECT DISTINCT ON (lower(coalesce(c.courriel, c.nom, c.telephone)))
             c.nom, c.courriel, c.telephone, d.recu_le, ${nomme(sql`d`)} AS dossier
      FROM dossier d
      CROSS JOIN LATERAL (SELECT nullif(d.donnees ->> 'contactNom', '') AS nom,
                                 nullif(d.donnees ->> 'contactCourriel', '') AS courriel,
                                 nullif(d.donnees ->> 'contactTelephone', '') AS telephone) c
      WHERE ${deLaCollectivite(qui, id)} AND coalesce(c.courriel, c.nom, c.telephone) IS NOT NULL
      ORDER BY lower(coalesce(c.courriel, c.nom, c.telephone)), d.recu_le DESC, d.id) distincts
    ORDER BY recu_le DESC, courriel LIMIT ${CONTACTS_MAX}`;
}

/** The awards of the last years, when they are of several schemes. */
export async function lireCumul(
  client: PrismaClient,
  qui: Perimetre,
  id: string,
  aujourdhui: string,
): Promise<Memoire['cumul']> {
  const depuis = enBase(ajouterMois(aujourdhui, -CUMUL_MOIS));
  const accords = await client.$queryRaw<Memoire['cumul']>`
    SELECT d.id, d.reference, d.dispositif, d.titre, d.recu_le::text AS "recuLe",
           d.montant_accorde_centimes AS centimes, d.accorde_le::text AS "accordeLe"
    FROM dossier d
    WHERE ${deLaCollectivite(qui, id)} AND d.accorde_le >= ${depuis}::date
      AND d.montant_accorde_centimes > 0
      AND (d.issue IS NULL OR d.issue IN ('ACCORD', 'ACCORD_PARTIEL', 'REVERSEMENT'))
    ORDER BY d.accorde_le DESC, d.id LIMIT ${CUMUL_MAX}`;
  return new Set(accords.map((a) => a.dispositif)).size > 1 ? accords : [];
}

/** The communes of an EPCI, or the EPCI of a commune, with what they ask for themselves. */
export async function lireTerritoire(
  client: PrismaClient,
  qui: Perimetre,
  { id, type, epciId }: { id: string; type: string; epciId: string | null },
): Promise<Pick<Memoire, 'communes' | 'epci'>> {
  if (type !== 'EPCI' && !epciId) return { communes: [], epci: null };
  const celles = type === 'EPCI' ? sql`c.epci_id = ${id}::uuid` : sql`c.id = ${epciId}::uuid`;
  const lues = await client.$queryRaw<Memoire['communes']>`
    SELECT c.id, c.nom, count(d.id)::int AS dossiers,
           (count(d.id) FILTER (WHERE d.clos_le IS NULL))::int AS ouverts
    FROM collectivite c
    LEFT JOIN dossier d ON d.collectivite_id = c.id AND ${auPerimetre(sql`d`, qui)}
    WHERE c.service_id = ${qui.serviceId}::uuid AND ${celles}
    GROUP BY c.id, c.nom ORDER BY c.nom, c.id`;
  return type === 'EPCI' ? { communes: lues, epci: null } : { communes: [], epci: lues[0] ?? null };
}
