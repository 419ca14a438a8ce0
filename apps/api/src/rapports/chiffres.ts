import type { LireRapport } from '@sciat/contrats';
import type { Issue } from '@sciat/dispositifs';
import { Prisma, type PrismaClient } from '@sciat/prisma';
import { enBase } from '../base/dates.js';

const { sql } = Prisma;

export interface Demandeur {
  nom: string;
  epci: string | null;
  recues: number;
  demande: number;
  accords: number;
  accorde: number;
  fictifs: number;
}
export interface Decision {
  issue: Issue;
  nombre: number;
  mediane: number;
  maximum: number;
}
interface Mois {
  mois: number;
  recues: number;
  decisions: number;
  accorde: number;
}
interface Argent {
  payes: number;
  paye: number;
  reversements: number;
  areverser: number;
  rembourse: number;
}
interface Etat {
  ouverts: number;
  retards: number;
}

/** Sums leave PostgreSQL as bigint or numeric: as numbers, exact far beyond any envelope. */
const somme = (quoi: Prisma.Sql, ou: Prisma.Sql = sql`TRUE`) =>
  sql`coalesce(sum(${quoi}) FILTER (WHERE ${ou}), 0)::float8`;

/**
 * The figures of a scheme's year: six queries whatever the number of dossiers. The decision of a dossier is
 * dated by its award, which a later withdrawal does not undo, and otherwise by its end.
 */
export async function lireChiffres(
  client: PrismaClient,
  serviceId: string,
  { dispositif }: LireRapport,
  { du, au, aujourdhui }: { du: string; au: string; aujourdhui: string },
) {
  const [debut, fin] = [sql`${enBase(du)}::date`, sql`${enBase(au)}::date`];
  const siens = sql`d.service_id = ${serviceId}::uuid AND d.dispositif = ${dispositif}`;
  const dansLAnnee = (date: Prisma.Sql) => sql`${date} BETWEEN ${debut} AND ${fin}`;
  const decideLe = sql`coalesce(d.accorde_le, d.clos_le)`;
  const recu = dansLAnnee(sql`d.recu_le`);
  const accorde = sql`coalesce(${dansLAnnee(sql`d.accorde_le`)}, FALSE)`;
  const ouvert = sql`d.recu_le <= ${fin} AND (d.clos_le IS NULL OR d.clos_le > ${fin})`;
  // Today the obligation says it; of a past day, only what the daily round noted is left.
  const enRetard =
    au === aujourdhui
      ? sql`EXISTS (SELECT 1 FROM obligation o WHERE o.dossier_id = d.id AND o.echeance_le < ${fin})`
      : sql`EXISTS (
          SELECT 1 FROM evenement_journal e
          WHERE e.dossier_id = d.id AND e.type = 'EcheanceDepassee' AND e.date_legale <= ${fin}
            AND NOT EXISTS (SELECT 1 FROM passage_etape p
                            WHERE p.dossier_id = d.id AND p.entree_le BETWEEN e.date_legale AND ${fin}))`;

  const [demandeurs, decisions, mois, [argent], [etat], pieces] = await Promise.all([
    client.$queryRaw<Demandeur[]>`
      SELECT c.nom, coalesce(e.nom, CASE WHEN c.type = 'EPCI' THEN c.nom END) AS epci,
             count(*) FILTER (WHERE ${recu})::int AS recues,
             ${somme(sql`d.montant_calcule_centimes`, recu)} AS demande,
             count(*) FILTER (WHERE ${accorde})::int AS accords,
             ${somme(sql`d.montant_accorde_centimes`, accorde)} AS accorde,
             count(*) FILTER (WHERE d.fictif)::int AS fictifs
      FROM dossier d JOIN collectivite c ON c.id = d.collectivite_id
      LEFT JOIN collectivite e ON e.id = c.epci_id
      WHERE ${siens} AND (${recu} OR ${accorde})
      GROUP BY c.id, c.nom, c.type, e.nom ORDER BY c.nom, c.id`,
    client.$queryRaw<Decision[]>`
      SELECT CASE WHEN d.accorde_le IS NOT NULL THEN 'ACCORD' ELSE d.issue END AS issue,
             count(*)::int AS nombre,
             percentile_disc(0.5) WITHIN GROUP (ORDER BY ${decideLe} - d.recu_le)::int AS mediane,
             max(${decideLe} - d.recu_le)::int AS maximum
      FROM dossier d WHERE ${siens} AND ${dansLAnnee(decideLe)}
      GROUP BY 1 ORDER BY 2 DESC, 1`,
    client.$queryRaw<Mois[]>`
      SELECT m.mois, sum(m.recues)::int AS recues, sum(m.decisions)::int AS decisions,
             sum(m.accorde)::float8 AS accorde
      FROM (SELECT extract(month FROM d.recu_le)::int AS mois, 1 AS recues, 0 AS decisions, 0 AS accorde
            FROM dossier d WHERE ${siens} AND ${recu}
            UNION ALL
            SELECT extract(month FROM ${decideLe})::int, 0, 1, coalesce(CASE WHEN d.accorde_le IS NOT NULL
                     THEN d.montant_accorde_centimes END, 0)
            FROM dossier d WHERE ${siens} AND ${dansLAnnee(decideLe)}) m
      GROUP BY m.mois ORDER BY m.mois`,
    client.$queryRaw<Argent[]>`
      SELECT p.payes, p.paye, r.reversements, r.areverser, m.rembourse
      FROM (SELECT count(DISTINCT d.id)::int AS payes, ${somme(sql`p.centimes`)} AS paye
            FROM paiement p JOIN dossier d ON d.id = p.dossier_id
            WHERE ${siens} AND p.annule_le IS NULL AND ${dansLAnnee(sql`p.paye_le`)}) p,
           (SELECT count(DISTINCT d.id)::int AS reversements, ${somme(sql`r.centimes`)} AS areverser
            FROM reversement r JOIN dossier d ON d.id = r.dossier_id
            WHERE ${siens} AND r.annule_le IS NULL AND ${dansLAnnee(sql`r.demande_le`)}) r,
           (SELECT ${somme(sql`m.centimes`)} AS rembourse
            FROM remboursement m JOIN reversement r ON r.id = m.reversement_id
            JOIN dossier d ON d.id = r.dossier_id
            WHERE ${siens} AND ${dansLAnnee(sql`m.recu_le`)}) m`,
    client.$queryRaw<Etat[]>`
      SELECT count(*)::int AS ouverts, count(*) FILTER (WHERE ${enRetard})::int AS retards
      FROM dossier d WHERE ${siens} AND ${ouvert}`,
    client.$queryRaw<{ code: string; nombre: number; dossiers: number }[]>`
      SELECT piece.code, count(*)::int AS nombre, count(DISTINCT d.id)::int AS dossiers
      FROM dossier d JOIN passage_etape p ON p.dossier_id = d.id AND ${dansLAnnee(sql`p.entree_le`)}
      CROSS JOIN LATERAL jsonb_array_elements_text(
        CASE jsonb_typeof(p.donnees -> 'piecesDemandees')
          WHEN 'array' THEN p.donnees -> 'piecesDemandees' ELSE '[]'::jsonb END) AS piece(code)
      WHERE ${siens} AND d.recu_le <= ${fin} AND (d.clos_le IS NULL OR d.clos_le >= ${debut})
      GROUP BY piece.code ORDER BY 2 DESC, 1`,
  ]);
  return {
    demandeurs,
    decisions,
    mois,
    argent: argent ?? { payes: 0, paye: 0, reversements: 0, areverser: 0, rembourse: 0 },
    etat: etat ?? { ouverts: 0, retards: 0 },
    pieces,
  };
}
export type Chiffres = Awaited<ReturnType<typeof lireChiffres>>;
