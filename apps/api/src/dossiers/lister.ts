import {
  type CauseBlocage,
  type DossierResume,
  type EtiquettePosee,
  type FiltresDossiers,
  JOURS_BIENTOT,
  type ListerDossiers,
  type PageDossiers,
  TOTAL_MAX,
} from '@sciat/contrats';
import {
  type Acteur,
  ajouterJours,
  definitionDe,
  etapeDe,
  type Issue,
  type NatureEcheance,
  roleAutorise,
  type TypeDemandeur,
} from '@sciat/dispositifs';
import { Prisma, type PrismaClient } from '@sciat/prisma';
import { auPerimetre, type Perimetre } from '../auth/perimetre.js';
import { enBase } from '../base/dates.js';
import { etiquettesDe, porteEtiquette } from '../etiquettes/lire.js';
import { condition, type Demandeur, lireRecherche, type Terme } from '../recherche/termes.js';
import { blocagesDe } from './obligation.js';

export interface Ligne {
  id: string;
  reference: string;
  version: number;
  dispositif: string;
  dispositif_version: string;
  titre: string | null;
  etape: string;
  issue: Issue | null;
  accorde_centimes: number | null;
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
  etiquettes: EtiquettePosee[];
}

const { sql, join, empty } = Prisma;

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

export type Qui = Perimetre & Demandeur & { id: string };
export type DossiersTries = FiltresDossiers & Pick<ListerDossiers, 'tri' | 'ordre'>;

/** The filters that the obligation alone does not answer. */
const SUR_LE_DOSSIER = [
  'collectiviteId',
  'issue',
  'recuDu',
  'recuAu',
  'closDu',
  'closAu',
  'decideDu',
  'decideAu',
] as const satisfies (keyof FiltresDossiers)[];

/**
 * A page of dossiers and the total, bounded: two queries whatever the size. Filters on the obligation also
 * keep only open dossiers, since a closed one has none.
 */
export async function listerDossiers(
  client: PrismaClient,
  qui: Qui,
  demande: ListerDossiers,
  aujourdhui: string,
): Promise<PageDossiers> {
  const { page, parPage } = demande;
  const termes = await lireRecherche(client, qui, demande.q);
  const [lignes, total] = await Promise.all([
    client.$queryRaw<Ligne[]>`${selectionDe(qui, demande, aujourdhui, termes)}
      LIMIT ${parPage} OFFSET ${(page - 1) * parPage}`,
    compterJusqua(client, qui, { filtres: demande, termes, aujourdhui }, TOTAL_MAX + 1),
  ]);
  return {
    donnees: lignes.map((l) => resumer(l, aujourdhui)),
    total: Math.min(total, TOTAL_MAX),
    auDela: total > TOTAL_MAX,
  };
}

/** How many dossiers answer, counting no further than `limite`. */
export async function compterJusqua(
  client: Pick<PrismaClient, '$queryRaw'>,
  qui: Qui,
  {
    filtres,
    termes,
    aujourdhui,
  }: { filtres: FiltresDossiers; termes: Terme[]; aujourdhui: string },
  limite: number,
): Promise<number> {
  // An open dossier is counted by its obligation, unless a filter looks at the dossier itself.
  const parObligation =
    ouverts(filtres) && SUR_LE_DOSSIER.every((filtre) => filtres[filtre] === undefined);
  const comptee = parObligation ? sql`obligation o` : sourceDe(filtres);
  const conditions = conditionsDe(qui, filtres, aujourdhui, termes);
  const [compte] = await client.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total
    FROM (SELECT 1 FROM ${comptee} WHERE ${conditions} LIMIT ${limite}) l`;
  return compte?.total ?? 0;
}

/** The rows of a list, all of them and in order, without their bounds. */
export function selectionDe(
  qui: Qui,
  demande: DossiersTries,
  aujourdhui: string,
  termes: Terme[],
): Prisma.Sql {
  const sens = demande.ordre === 'desc' ? sql`DESC` : sql`ASC`;
  return sql`
      SELECT d.id, d.reference, d.version, d.dispositif, d.dispositif_version, d.titre, d.etape, d.issue,
             d.montant_accorde_centimes AS accorde_centimes, d.recu_le::text, d.clos_le::text, d.fictif,
             c.id AS collectivite_id, c.nom AS collectivite_nom, c.code AS collectivite_code,
             c.type::text AS collectivite_type,
             u.id AS agent_id, u.nom AS agent_nom, u.prenom AS agent_prenom,
             u.actif AS agent_actif, ${etiquettesDe(sql`d.id`)} AS etiquettes,
             o.acteur, o.libelle, o.raison, o.depuis_le::text, o.echeance_le::text, o.nature::text,
             o.relances, o.relance_le::text, o.a_relancer_le::text, o.blocage
      FROM ${sourceDe(demande)}
      JOIN collectivite c ON c.id = d.collectivite_id
      LEFT JOIN utilisateur u ON u.id = d.agent_id
      WHERE ${conditionsDe(qui, demande, aujourdhui, termes)} ${selonLeTri(qui, demande)}
      ORDER BY ${tris[demande.tri](sens)}`;
}

/**
 * Said of the dossier too where its index gives the order. Elsewhere the planner would take the two for
 * independent, expect a handful of open dossiers, and read them all to sort them.
 */
const selonLeTri = (qui: Qui, { tri }: DossiersTries) =>
  SUR_L_OBLIGATION.includes(tri) ? empty : sql`AND ${auPerimetre(sql`d`, qui)}`;
const SUR_L_OBLIGATION: ListerDossiers['tri'][] = ['echeance', 'acteur', 'depuis'];

const ouverts = ({ etat = 'ouvert' }: FiltresDossiers) => etat === 'ouvert';
const sourceDe = (filtres: FiltresDossiers) =>
  ouverts(filtres)
    ? sql`dossier d JOIN obligation o ON o.dossier_id = d.id`
    : // Of the service only, which the planner does not guess: the country's obligations are many.
      sql`dossier d LEFT JOIN obligation o ON o.dossier_id = d.id AND o.service_id = d.service_id`;

function conditionsDe(
  qui: Qui,
  demande: FiltresDossiers,
  aujourdhui: string,
  termes: Terme[],
): Prisma.Sql {
  const { etat, dispositif, etape, acteur, agent, collectiviteId, retard, issue } = demande;
  const { depuisPlusDe, paiementSous } = demande;
  const jour = enBase(aujourdhui);
  // Open dossiers are found through their obligation, whose indexes hold what the queue asks.
  const ouvert = ouverts(demande);
  const table = ouvert ? sql`o` : sql`d`;
  const id = ouvert ? sql`o.dossier_id` : sql`d.id`;
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
  ajouter(
    depuisPlusDe !== undefined &&
      sql`o.depuis_le < ${enBase(ajouterJours(aujourdhui, -depuisPlusDe))}::date`,
  );
  ajouter(demande.relance === 'a_relancer' && sql`o.a_relancer_le <= ${jour}::date`);
  ajouter(demande.pieces === 'a_verifier' && sql`o.pieces_a_verifier > 0`);
  ajouter(
    paiementSous !== undefined &&
      sql`o.paiement_le <= ${enBase(ajouterJours(aujourdhui, paiementSous))}::date`,
  );
  ajouter(demande.avis === 'en_retard' && sql`o.avis_le < ${jour}::date`);
  ajouter(demande.blocage !== undefined && conditionBlocage(demande.blocage, jour));
  for (const [colonne, du, au] of [
    [sql`o.depuis_le`, demande.depuisDu, demande.depuisAu],
    [sql`d.recu_le`, demande.recuDu, demande.recuAu],
    [sql`d.clos_le`, demande.closDu, demande.closAu],
    [sql`d.decide_le`, demande.decideDu, demande.decideAu],
  ] as const) {
    ajouter(du !== undefined && sql`${colonne} >= ${enBase(du ?? '')}::date`);
    ajouter(au !== undefined && sql`${colonne} <= ${enBase(au ?? '')}::date`);
  }
  ajouter(demande.etiquette !== undefined && porteEtiquette(id, demande.etiquette));
  ajouter(demande.lot !== undefined && changeParLot(id, demande.lot, qui.id));
  ajouter(demande.passation !== undefined && passePar(id, demande.passation, qui));
  for (const terme of termes) ajouter(condition(id, terme, qui));
  return join(conditions, ' AND ');
}

/** Nobody else is to know what a batch did. */
const changeParLot = (id: Prisma.Sql, lot: string, moi: string) => sql`${id} IN (
  SELECT ll.dossier_id FROM ligne_lot ll JOIN lot l ON l.id = ll.lot_id
  WHERE ll.lot_id = ${lot}::uuid AND ll.etat = 'FAITE'
    AND (l.auteur_id = ${moi}::uuid OR l.action->>'agentId' = ${moi}))`;

/** For whoever asked for it or may hand over, for who receives and who gives: nobody else is to know of it. */
const passePar = (
  id: Prisma.Sql,
  passation: string,
  { id: moi, role, serviceId }: Qui,
) => sql`${id} IN (
  SELECT lp.dossier_id FROM ligne_passation lp JOIN passation p ON p.id = lp.passation_id
  WHERE p.id = ${passation}::uuid AND p.service_id = ${serviceId}::uuid AND lp.etat IN ('FAITE', 'ANNULEE')
    AND (${roleAutorise(role, 'passation:administrer')} OR ${moi}::uuid IN (p.auteur_id, p.vers_id, p.de_id)))`;

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
    case 'pas_en_retard':
      return sql`(o.echeance_le >= ${jour}::date OR o.echeance_le IS NULL)`;
    case 'sans_echeance':
      return sql`(o.dossier_id IS NOT NULL AND o.echeance_le IS NULL)`;
  }
}

/** The same causes as `blocagesDe`. */
function conditionBlocage(cause: NonNullable<ListerDossiers['blocage']>, jour: Date): Prisma.Sql {
  const causes: Record<CauseBlocage, Prisma.Sql> = {
    regle: sql`o.blocage IS NOT NULL`,
    oubli: sql`(o.relances = 0 AND o.echeance_le < ${jour}::date AND o.a_relancer_le <= ${jour}::date)`,
    agent: sql`EXISTS (SELECT 1 FROM utilisateur a WHERE a.id = o.agent_id AND NOT a.actif)`,
  };
  return cause === 'oui' ? sql`(${join(Object.values(causes), ' OR ')})` : causes[cause];
}

export function resumer(l: Ligne, aujourdhui: string): DossierResume {
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
    accordeCentimes: l.accorde_centimes,
    recuLe: l.recu_le,
    closLe: l.clos_le,
    fictif: l.fictif,
    etiquettes: l.etiquettes,
  };
}
