import {
  type Compteurs,
  type DossierResume,
  JOURS_BIENTOT,
  type ListerDossiers,
  type Page,
} from '@sciat/contrats';
import {
  type Acteur,
  ajouterJours,
  definitionDe,
  etapeDe,
  type Issue,
  type NatureEcheance,
  type TypeDemandeur,
} from '@sciat/dispositifs';
import { Prisma, type PrismaClient } from '@sciat/prisma';
import { auPerimetre, type Perimetre } from '../auth/perimetre.js';
import { enBase } from '../base/dates.js';
import { blocagesDe } from './obligation.js';
import { motsDe } from './recherche.js';

interface Ligne {
  id: string;
  reference: string;
  version: number;
  dispositif: string;
  dispositif_version: string;
  titre: string | null;
  etape: string;
  issue: Issue | null;
  recu_le: string;
  clos_le: string | null;
  fictif: boolean;
  collectivite_id: string;
  collectivite_nom: string;
  collectivite_code: string;
  collectivite_type: TypeDemandeur;
  agent_id: string | null;
  agent_nom: string | null;
  agent_prenom: string | null;
  acteur: Acteur | null;
  libelle: string;
  raison: string;
  depuis_le: string;
  echeance_le: string | null;
  nature: NatureEcheance | null;
  relances: number;
  relance_le: string | null;
  a_relancer_le: string | null;
  blocage: string | null;
  agent_actif: boolean | null;
}

const { sql, join } = Prisma;

/**
 * Each sort follows an index, read one way or the other: descending is the exact reverse, dossiers
 * without a date included. The id makes the order total, so that pages neither skip nor repeat; a
 * closed dossier has only its own.
 */
const tris: Record<ListerDossiers['tri'], (sens: Prisma.Sql) => Prisma.Sql> = {
  echeance: (sens) => sql`o.echeance_le ${sens}, o.dossier_id ${sens}, d.id ${sens}`,
  acteur: (sens) =>
    sql`o.acteur ${sens}, o.echeance_le ${sens}, o.dossier_id ${sens}, d.id ${sens}`,
  depuis: (sens) => sql`o.depuis_le ${sens}, o.dossier_id ${sens}, d.id ${sens}`,
  reference: (sens) => sql`d.reference ${sens}`,
  collectivite: (sens) => sql`d.collectivite_nom ${sens}, d.id ${sens}`,
  etape: (sens) => sql`d.rang_etape ${sens}, d.id ${sens}`,
  recuLe: (sens) => sql`d.recu_le ${sens}, d.id ${sens}`,
};

/**
 * A page of dossiers and the total: two queries whatever the size. Filters on the obligation also
 * keep only open dossiers, since a closed one has none.
 */
export async function listerDossiers(
  client: PrismaClient,
  qui: Perimetre & { id: string },
  demande: ListerDossiers,
  aujourdhui: string,
): Promise<Page<DossierResume>> {
  const { page, parPage, tri, ordre } = demande;
  const conditions = join(conditionsDe(qui, demande, aujourdhui), ' AND ');
  const jointure = demande.etat === 'ouvert' ? sql`JOIN` : sql`LEFT JOIN`;
  const source = sql`dossier d ${jointure} obligation o ON o.dossier_id = d.id`;
  // An open dossier is counted by its obligation, unless a filter looks at the dossier itself.
  const parObligation =
    demande.etat === 'ouvert' && !demande.q && !demande.collectiviteId && !demande.issue;
  const comptee = parObligation ? sql`obligation o` : source;
  const sens = ordre === 'desc' ? sql`DESC` : sql`ASC`;
  const [lignes, [compte]] = await Promise.all([
    client.$queryRaw<Ligne[]>`
      SELECT d.id, d.reference, d.version, d.dispositif, d.dispositif_version, d.titre, d.etape, d.issue,
             d.recu_le::text, d.clos_le::text, d.fictif,
             c.id AS collectivite_id, c.nom AS collectivite_nom, c.code AS collectivite_code,
             c.type::text AS collectivite_type,
             u.id AS agent_id, u.nom AS agent_nom, u.prenom AS agent_prenom,
             u.actif AS agent_actif,
             o.acteur, o.libelle, o.raison, o.depuis_le::text, o.echeance_le::text, o.nature::text,
             o.relances, o.relance_le::text, o.a_relancer_le::text, o.blocage
      FROM ${source}
      JOIN collectivite c ON c.id = d.collectivite_id
      LEFT JOIN utilisateur u ON u.id = d.agent_id
      WHERE ${auPerimetre(sql`d`, qui)} AND ${conditions}
      ORDER BY ${tris[tri](sens)}
      LIMIT ${parPage} OFFSET ${(page - 1) * parPage}`,
    client.$queryRaw<
      { total: number }[]
    >`SELECT count(*)::int AS total FROM ${comptee} WHERE ${conditions}`,
  ]);
  return {
    donnees: lignes.map((l) => resumer(l, aujourdhui)),
    total: compte?.total ?? 0,
  };
}

function conditionsDe(
  qui: Perimetre & { id: string },
  demande: ListerDossiers,
  aujourdhui: string,
): Prisma.Sql[] {
  const { etat, dispositif, etape, acteur, agent, collectiviteId, retard, issue, q } = demande;
  const jour = enBase(aujourdhui);
  // Open dossiers are found through their obligation, whose indexes hold what the queue asks.
  const ouvert = etat === 'ouvert';
  const table = ouvert ? sql`o` : sql`d`;
  const conditions = [auPerimetre(table, qui)];
  const ajouter = (condition: Prisma.Sql | false | undefined) => {
    if (condition) conditions.push(condition);
  };
  ajouter(etat === 'clos' && sql`d.clos_le IS NOT NULL`);
  ajouter(dispositif !== undefined && sql`${table}.dispositif = ${dispositif}`);
  ajouter(etape !== undefined && sql`${table}.etape = ${etape}`);
  ajouter(acteur !== undefined && sql`o.acteur = ${acteur}`);
  ajouter(issue !== undefined && sql`d.issue = ${issue}`);
  ajouter(collectiviteId !== undefined && sql`d.collectivite_id = ${collectiviteId}::uuid`);
  ajouter(agent !== undefined && conditionAgent(table, agent, qui.id));
  ajouter(retard !== undefined && conditionRetard(retard, aujourdhui));
  ajouter(demande.chez === 'exterieur' && sql`o.acteur <> 'SCIAT'`);
  ajouter(demande.relance === 'a_relancer' && sql`o.a_relancer_le <= ${jour}::date`);
  ajouter(demande.blocage === 'oui' && conditionBlocage(jour));
  for (const mot of motsDe(q)) ajouter(sql`d.recherche LIKE ${`%${mot}%`}`);
  return conditions;
}

function conditionAgent(table: Prisma.Sql, agent: string, moi: string): Prisma.Sql {
  if (agent === 'aucun') return sql`${table}.agent_id IS NULL`;
  if (agent === 'moi') return sql`${table}.agent_id = ${moi}::uuid`;
  if (agent === 'moi_ou_aucun')
    return sql`(${table}.agent_id = ${moi}::uuid OR ${table}.agent_id IS NULL)`;
  return sql`${table}.agent_id = ${agent}::uuid`;
}

function conditionRetard(
  retard: NonNullable<ListerDossiers['retard']>,
  aujourdhui: string,
): Prisma.Sql {
  const jour = enBase(aujourdhui);
  const bientot = enBase(ajouterJours(aujourdhui, JOURS_BIENTOT));
  switch (retard) {
    case 'en_retard':
      return sql`o.echeance_le < ${jour}::date`;
    case 'bientot':
      return sql`o.echeance_le BETWEEN ${jour}::date AND ${bientot}::date`;
    case 'a_temps':
      return sql`o.echeance_le > ${bientot}::date`;
    case 'sans_echeance':
      return sql`(o.dossier_id IS NOT NULL AND o.echeance_le IS NULL)`;
  }
}

/** The same causes as `blocagesDe`. */
function conditionBlocage(jour: Date): Prisma.Sql {
  return sql`(o.blocage IS NOT NULL
    OR (o.relances = 0 AND o.echeance_le < ${jour}::date AND o.a_relancer_le <= ${jour}::date)
    OR EXISTS (SELECT 1 FROM utilisateur a WHERE a.id = o.agent_id AND NOT a.actif))`;
}

function resumer(l: Ligne, aujourdhui: string): DossierResume {
  const etape = etapeDe(definitionDe(l.dispositif, l.dispositif_version), l.etape);
  return {
    id: l.id,
    reference: l.reference,
    version: l.version,
    dispositif: l.dispositif,
    titre: l.titre,
    collectivite: {
      id: l.collectivite_id,
      nom: l.collectivite_nom,
      code: l.collectivite_code,
      type: l.collectivite_type,
    },
    etape: { id: etape.id, libelle: etape.libelle },
    issue: l.issue,
    obligation: l.acteur && {
      acteur: l.acteur,
      libelle: l.libelle,
      raison: l.raison,
      depuisLe: l.depuis_le,
      echeanceLe: l.echeance_le,
      nature: l.nature,
      relances: l.relances,
      relanceLe: l.relance_le,
      aRelancerLe: l.a_relancer_le,
      blocages: blocagesDe(
        {
          acteur: l.acteur,
          echeanceLe: l.echeance_le,
          relances: l.relances,
          aRelancerLe: l.a_relancer_le,
          blocage: l.blocage,
        },
        l.agent_actif ?? true,
        aujourdhui,
      ),
    },
    agent: l.agent_id
      ? { id: l.agent_id, nom: l.agent_nom ?? '', prenom: l.agent_prenom ?? '' }
      : null,
    recuLe: l.recu_le,
    closLe: l.clos_le,
    fictif: l.fictif,
  };
}

/** The counters of an agent's queue: one query over the open obligations and the opinions awaited. */
export async function compter(
  client: PrismaClient,
  qui: Perimetre & { id: string },
  aujourdhui: string,
) {
  const jour = enBase(aujourdhui);
  const bientot = enBase(ajouterJours(aujourdhui, JOURS_BIENTOT));
  const [ligne] = await client.$queryRaw<Compteurs[]>`
    SELECT count(*)::int AS "maFile",
           count(*) FILTER (WHERE echeance_le < ${jour}::date)::int AS "enRetard",
           count(*) FILTER (WHERE echeance_le BETWEEN ${jour}::date AND ${bientot}::date)::int AS "bientot",
           count(*) FILTER (WHERE agent_id IS NULL)::int AS "nonAffectes",
           (SELECT count(*)::int FROM consultation c JOIN dossier d ON d.id = c.dossier_id
            WHERE c.service_id = ${qui.serviceId}::uuid AND ${auPerimetre(sql`d`, qui)}
              AND c.etat = 'ATTENDUE' AND c.echeance_le < ${jour}::date
              AND (d.agent_id = ${qui.id}::uuid OR d.agent_id IS NULL)) AS "avisEnRetard",
           (SELECT count(*)::int FROM consultation c JOIN dossier d ON d.id = c.dossier_id
            WHERE c.utilisateur_id = ${qui.id}::uuid AND ${auPerimetre(sql`d`, qui)}
              AND c.etat = 'ATTENDUE') AS "avisARendre"
    FROM obligation o
    WHERE ${auPerimetre(sql`o`, qui)} AND (agent_id = ${qui.id}::uuid OR agent_id IS NULL)`;
  return ligne as Compteurs;
}
