import {
  type Compteurs,
  type FiltresDossiers,
  GROUPES_MA_FILE,
  JOURS_BIENTOT,
  type MaFile,
  PAR_GROUPE,
} from '@sciat/contrats';
import { ajouterJours } from '@sciat/dispositifs';
import { Prisma, type PrismaClient } from '@sciat/prisma';
import { auPerimetre } from '../auth/perimetre.js';
import { enBase } from '../base/dates.js';
import { listerDossiers, type Qui } from './lister.js';

const { sql } = Prisma;

/**
 * The agent's queue by parts, the nearest date first in each: what is late whoever holds it, what is
 * expected of them, then of others, then what nobody has.
 */
export async function lireMaFile(
  client: PrismaClient,
  qui: Qui,
  aujourdhui: string,
): Promise<MaFile> {
  const lire = (filtres: FiltresDossiers) =>
    listerDossiers(
      client,
      qui,
      { ...filtres, page: 1, parPage: PAR_GROUPE, tri: 'echeance', ordre: 'asc' },
      aujourdhui,
    );
  const [en_retard, a_vous, aux_autres, a_prendre] = await Promise.all([
    lire(GROUPES_MA_FILE.en_retard),
    lire(GROUPES_MA_FILE.a_vous),
    lire(GROUPES_MA_FILE.aux_autres),
    lire(GROUPES_MA_FILE.a_prendre),
  ]);
  return { en_retard, a_vous, aux_autres, a_prendre };
}

/** The counters of an agent's queue: one query over the open obligations and the opinions asked of them. */
export async function compter(
  client: PrismaClient,
  qui: Qui,
  aujourdhui: string,
): Promise<Compteurs> {
  const jour = enBase(aujourdhui);
  const bientot = enBase(ajouterJours(aujourdhui, JOURS_BIENTOT));
  const [ligne] = await client.$queryRaw<Compteurs[]>`
    SELECT count(*)::int AS "maFile",
           count(*) FILTER (WHERE echeance_le < ${jour}::date)::int AS "enRetard",
           count(*) FILTER (WHERE echeance_le BETWEEN ${jour}::date AND ${bientot}::date)::int AS "bientot",
           count(*) FILTER (WHERE agent_id IS NULL)::int AS "nonAffectes",
           count(*) FILTER (WHERE EXISTS (
              SELECT 1 FROM piece p WHERE p.dossier_id = o.dossier_id AND p.etat = 'RECUE'))::int AS "aVerifier",
           count(*) FILTER (WHERE avis_le < ${jour}::date)::int AS "avisEnRetard",
           (SELECT count(*)::int FROM consultation c JOIN dossier d ON d.id = c.dossier_id
            WHERE c.utilisateur_id = ${qui.id}::uuid AND ${auPerimetre(sql`d`, qui)}
              AND c.etat = 'ATTENDUE') AS "avisARendre"
    FROM obligation o
    WHERE ${auPerimetre(sql`o`, qui)} AND (agent_id = ${qui.id}::uuid OR agent_id IS NULL)`;
  return ligne as Compteurs;
}
