import type { LignePaiement, ListerPaiements, Paiements } from '@sciat/contrats';
import { definitions, prescriptionProche } from '@sciat/dispositifs';
import { Prisma, type PrismaClient } from '@sciat/prisma';
import { auPerimetre, type Perimetre } from '../auth/perimetre.js';
import { enBase } from '../base/dates.js';
import type { Tx } from '../base/prisma.service.js';
import { condition, type Demandeur, lireRecherche, type Terme } from '../recherche/termes.js';

const { sql, join } = Prisma;

/** "VTA/MISE_EN_PAIEMENT": the steps at which the service itself is to ask for a payment. */
const PREPARATIONS = [
  ...new Set(
    definitions.flatMap(({ code, transitions }) =>
      transitions
        .filter((t) => t.effets.some((e) => e.type === 'paiement_demande'))
        .flatMap((t) => t.de.map((etape) => `${code}/${etape}`)),
    ),
  ),
];

interface Lu {
  id: string;
  etat: LignePaiement['etat'];
  dossier_id: string;
  reference: string;
  fictif: boolean;
  collectivite_id: string;
  collectivite_nom: string;
  dispositif: string;
  nature: LignePaiement['nature'];
  centimes: number;
  engagement_numero: string | null;
  demande_le: string | null;
  paye_le: string | null;
  echeance_le: string | null;
  accorde_le: string | null;
}

const tris: Record<ListerPaiements['tri'], (sens: Prisma.Sql) => Prisma.Sql> = {
  echeance: (sens) => sql`coalesce(l.paye_le, l.echeance_le) ${sens} NULLS LAST, l.id ${sens}`,
  montant: (sens) => sql`l.centimes ${sens}, l.id ${sens}`,
  reference: (sens) => sql`l.reference ${sens}, l.id ${sens}`,
  collectivite: (sens) => sql`l.collectivite_nom ${sens}, l.id ${sens}`,
};

/**
 * What is to be paid, late or paid, a page of it with the totals of all: what was asked of the payer, and
 * what is left to ask of each open award. Three queries whatever the size.
 */
export async function listerPaiements(
  client: PrismaClient,
  qui: Perimetre & Demandeur,
  demande: ListerPaiements,
  aujourdhui: string,
): Promise<Paiements> {
  const { page, parPage, tri, ordre } = demande;
  const source = demande.etat === 'payes' ? payes(qui) : aPayer(qui);
  const termes = await lireRecherche(client, qui, demande.q);
  const conditions = join(conditionsDe(demande, aujourdhui, qui, termes), ' AND ');
  const sens = ordre === 'desc' ? sql`DESC` : sql`ASC`;
  const [lignes, totaux] = await Promise.all([
    client.$queryRaw<Lu[]>`
      SELECT l.id, l.etat, l.dossier_id, l.reference, l.fictif, l.collectivite_id, l.collectivite_nom,
             l.dispositif, l.nature, l.centimes, l.engagement_numero, l.demande_le::text,
             l.paye_le::text, l.echeance_le::text, l.accorde_le::text
      FROM (${source}) l WHERE ${conditions}
      ORDER BY ${tris[tri](sens)}
      LIMIT ${parPage} OFFSET ${(page - 1) * parPage}`,
    client.$queryRaw<{ dispositif: string; nombre: number; centimes: bigint }[]>`
      SELECT l.dispositif, count(*)::int AS nombre, sum(l.centimes) AS centimes
      FROM (${source}) l WHERE ${conditions} GROUP BY l.dispositif ORDER BY l.dispositif`,
  ]);
  return {
    donnees: lignes.map((l) => presenter(l, aujourdhui)),
    total: totaux.reduce((n, t) => n + t.nombre, 0),
    totaux: totaux.map((t) => ({ ...t, centimes: Number(t.centimes) })),
  };
}

const DOSSIER = sql`d.id AS dossier_id, d.reference, d.fictif, d.collectivite_id, d.collectivite_nom,
  d.dispositif, d.accorde_le`;
/** What was promised to the applicant comes before our own targets. */
const PROMESSE = sql`(SELECT min(e.le) FROM echeance e
  WHERE e.dossier_id = d.id AND e.nature = 'PROMESSE' AND e.etat = 'EN_COURS')`;

export const payes = (qui: Perimetre) => sql`
  SELECT p.id, 'PAYE' AS etat, ${DOSSIER}, p.nature, p.centimes, p.engagement_numero, p.demande_le,
         p.paye_le, NULL::date AS echeance_le
  FROM paiement p JOIN dossier d ON d.id = p.dossier_id
  WHERE ${auPerimetre(sql`d`, qui)} AND p.paye_le IS NOT NULL AND p.annule_le IS NULL`;

/** Found by the obligation, which only open dossiers have: far fewer than the service has dossiers. */
export const aPayer = (qui: Perimetre) => sql`
  SELECT p.id, 'DEMANDE' AS etat, ${DOSSIER}, p.nature, p.centimes, p.engagement_numero, p.demande_le,
         p.paye_le, coalesce(${PROMESSE}, o.echeance_le) AS echeance_le
  FROM paiement p JOIN dossier d ON d.id = p.dossier_id JOIN obligation o ON o.dossier_id = d.id
  WHERE ${auPerimetre(sql`o`, qui)} AND p.paye_le IS NULL AND p.annule_le IS NULL
  UNION ALL
  SELECT d.id, 'A_DEMANDER', ${DOSSIER}, NULL, d.montant_accorde_centimes - v.centimes, NULL, NULL, NULL,
         coalesce(${PROMESSE},
                  CASE WHEN d.dispositif || '/' || d.etape = ANY(${PREPARATIONS}) THEN o.echeance_le END)
  FROM dossier d JOIN obligation o ON o.dossier_id = d.id
  CROSS JOIN LATERAL (SELECT coalesce(sum(centimes), 0)::int AS centimes FROM paiement
                      WHERE dossier_id = d.id AND annule_le IS NULL) v
  WHERE ${auPerimetre(sql`o`, qui)} AND d.montant_accorde_centimes > v.centimes`;

/** Beside the obligation, for the dashboard: the lines of a dossier still to be paid that have a date. */
export async function noterPaiementsAttendus(
  tx: Tx,
  { id, serviceId }: { id: string; serviceId: string },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE obligation SET paiements = p.nombre, paiement_centimes = p.centimes, paiement_le = p.le
    FROM (SELECT count(*)::int AS nombre, coalesce(sum(centimes), 0)::bigint AS centimes, min(echeance_le) AS le
          FROM (${aPayer({ serviceId, dispositifs: [] })}) l
          WHERE l.dossier_id = ${id}::uuid AND l.echeance_le IS NOT NULL) p
    WHERE obligation.dossier_id = ${id}::uuid`;
}

function conditionsDe(
  { etat, dispositif, du, au }: ListerPaiements,
  aujourdhui: string,
  qui: Demandeur,
  termes: Terme[],
): Prisma.Sql[] {
  const jour = etat === 'payes' ? sql`l.paye_le` : sql`l.echeance_le`;
  return [
    sql`TRUE`,
    ...(etat === 'en_retard' ? [sql`l.echeance_le < ${enBase(aujourdhui)}::date`] : []),
    ...(dispositif ? [sql`l.dispositif = ${dispositif}`] : []),
    ...(du ? [sql`${jour} >= ${enBase(du)}::date`] : []),
    ...(au ? [sql`${jour} <= ${enBase(au)}::date`] : []),
    ...termes.map((terme) => condition(sql`l.dossier_id`, terme, qui)),
  ];
}

function presenter(l: Lu, aujourdhui: string): LignePaiement {
  return {
    id: l.id,
    etat: l.etat,
    dossier: { id: l.dossier_id, reference: l.reference, fictif: l.fictif },
    collectivite: { id: l.collectivite_id, nom: l.collectivite_nom },
    dispositif: l.dispositif,
    nature: l.nature,
    centimes: l.centimes,
    engagementNumero: l.engagement_numero,
    demandeLe: l.demande_le,
    payeLe: l.paye_le,
    echeanceLe: l.echeance_le,
    prescriptionLe:
      l.etat !== 'PAYE' && l.accorde_le ? prescriptionProche(l.accorde_le, aujourdhui) : null,
  };
}
