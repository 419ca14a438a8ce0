import type { Fait, Memoire } from '@sciat/contrats';
import { issues } from '@sciat/dispositifs';
import { Prisma, type PrismaClient } from '@sciat/prisma';
import { auPerimetre, type Perimetre } from '../auth/perimetre.js';

const { sql } = Prisma;

interface Ligne {
  fait: Fait;
  le: string;
  detail: string | null;
  centimes: number | null;
  id: string;
  reference: string;
  dispositif: string;
}

/** What happened to a collectivité's dossiers, the latest first: one query, each kind of fact bounded. */
export async function lireFrise(
  client: PrismaClient,
  qui: Perimetre,
  collectiviteId: string,
  max: number,
): Promise<Memoire['frise']> {
  const faits = (
    fait: Fait,
    le: Prisma.Sql,
    source: Prisma.Sql,
    detail: Prisma.Sql,
    centimes: Prisma.Sql,
  ) => sql`
    (SELECT ${fait}::text AS fait, ${le} AS jour, ${detail} AS detail, ${centimes}::float8 AS centimes,
            s.id, s.reference, s.dispositif
     FROM ${source} WHERE ${le} IS NOT NULL ORDER BY ${le} DESC, s.id LIMIT ${max})`;
  const rien = sql`NULL::text`;
  const lignes = await client.$queryRaw<Ligne[]>`
    WITH siens AS (
      SELECT d.id, d.reference, d.dispositif, d.titre, d.recu_le, d.accorde_le, d.clos_le, d.issue,
             d.montant_calcule_centimes, d.montant_accorde_centimes
      FROM dossier d
      WHERE ${auPerimetre(sql`d`, qui)} AND d.collectivite_id = ${collectiviteId}::uuid)
    SELECT fait, jour::text AS le, detail, centimes, id, reference, dispositif FROM (
      ${faits('RECU', sql`s.recu_le`, sql`siens s`, sql`s.titre`, sql`s.montant_calcule_centimes`)}
      UNION ALL
      ${faits('ACCORDE', sql`s.accorde_le`, sql`siens s`, rien, sql`s.montant_accorde_centimes`)}
      UNION ALL
      ${faits('CLOS', sql`s.clos_le`, sql`siens s`, sql`s.issue`, sql`NULL`)}
      UNION ALL
      ${faits(
        'PAYE',
        sql`p.paye_le`,
        sql`siens s JOIN paiement p ON p.dossier_id = s.id AND p.annule_le IS NULL`,
        rien,
        sql`p.centimes`,
      )}
      UNION ALL
      ${faits(
        'ENVOYE',
        sql`c.envoye_le`,
        sql`siens s JOIN courrier c ON c.dossier_id = s.id AND c.etat <> 'ANNULE'`,
        sql`c.objet`,
        sql`NULL`,
      )}
      UNION ALL
      ${faits(
        'REVERSEMENT',
        sql`r.demande_le`,
        sql`siens s JOIN reversement r ON r.dossier_id = s.id AND r.annule_le IS NULL`,
        rien,
        sql`r.centimes`,
      )}) f
    ORDER BY jour DESC, reference, fait LIMIT ${max}`;
  return lignes.map(({ id, reference, dispositif, detail, ...l }) => ({
    ...l,
    detail:
      l.fait === 'CLOS' && detail ? (issues[detail as keyof typeof issues] ?? detail) : detail,
    dossier: { id, reference, dispositif },
  }));
}
