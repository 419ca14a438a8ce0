import type { ResultatDossier, ResultatsRecherche } from '@sciat/contrats';
import { definitionDe, etapeDe } from '@sciat/dispositifs';
import { Prisma, type PrismaClient } from '@sciat/prisma';
import type { Perimetre } from '../auth/perimetre.js';
import { extraitsDe } from './extraits.js';
import { champs, type Demandeur, dernierChamp, idsDe, type Terme } from './termes.js';

const { sql, join, empty } = Prisma;

/** Dossiers ranked for one search, shared among the words: more would not be looked at. */
const CANDIDATS = 200;
/** Occurrences of the rarest word among which those of the others are looked for. */
const OCCURRENCES = 20_000;
const MONTRES = 8;

interface Trouve {
  id: string;
  reference: string;
  titre: string | null;
  dispositif: string;
  dispositif_version: string;
  etape: string;
  clos: boolean;
  fictif: boolean;
  collectivite: string;
  code: string;
  siren: string;
  contact: string;
  pieces: string[];
  notes: string[];
  candidats: number;
  plus: boolean;
  champs: number[];
}

/**
 * The best dossiers for what was typed. What it costs does not grow with the number of dossiers: the rarest word
 * gives a bounded number of candidates, in the order of its index, and only those are ranked.
 */
export async function chercherDossiers(
  client: PrismaClient,
  qui: Perimetre & Demandeur,
  termes: Terme[],
): Promise<ResultatsRecherche['dossiers']> {
  if (termes.length === 0 || termes.some((t) => t.mots.length === 0))
    return { donnees: [], total: 0, plus: false };
  const [rare, ...autres] = await parRarete(client, termes);
  if (!rare) return { donnees: [], total: 0, plus: false };
  const champ = dernierChamp(qui);
  const limite = Math.max(20, Math.ceil((2 * CANDIDATS) / (1 + rare.mots.length)));
  const trouves = await client.$queryRaw<Trouve[]>`
    WITH touches AS (
      SELECT v.mot_id, p.dossier_id
      FROM unnest(${idsDe(rare)}::int[]) AS v(mot_id)
      CROSS JOIN LATERAL (
        SELECT q.dossier_id FROM (
          SELECT dossier_id, champ FROM mot_dossier
          WHERE mot_id = v.mot_id AND champ <= ${champ}
          ORDER BY champ, dossier_id DESC LIMIT ${OCCURRENCES}) q
        WHERE ${join([sql`TRUE`, ...autres.map((t) => present(t, champ)), ...siSuivi(qui)], ' AND ')}
        LIMIT ${limite}) p
    ), candidats AS (
      SELECT DISTINCT dossier_id FROM touches
    ), notes AS (
      SELECT c.dossier_id, ${join(
        termes.map((t) => note(t, champ)),
        ' + ',
      )} AS note
      FROM candidats c
    ), meilleurs AS (
      SELECT dossier_id, note FROM notes ORDER BY note DESC, dossier_id DESC LIMIT ${MONTRES}
    )
    SELECT d.id, d.reference, d.titre, d.dispositif, d.dispositif_version, d.etape,
           d.clos_le IS NOT NULL AS clos, d.fictif, c.nom AS collectivite, c.code, c.siren,
           concat_ws(', ', d.donnees->>'contactNom', d.donnees->>'contactCourriel', d.donnees->>'contactTelephone') AS contact,
           ARRAY(SELECT v.nom FROM piece p JOIN version_piece v ON v.piece_id = p.id WHERE p.dossier_id = d.id) AS pieces,
           ARRAY(SELECT n.texte FROM note n WHERE n.dossier_id = d.id ORDER BY n.cree_le DESC LIMIT 20) AS notes,
           (SELECT count(*)::int FROM candidats) AS candidats,
           EXISTS (SELECT 1 FROM touches GROUP BY mot_id HAVING count(*) >= ${limite}) AS plus,
           ARRAY(SELECT DISTINCT t.champ::int FROM mot_dossier t WHERE t.dossier_id = d.id
                 AND t.mot_id IN (${join(termes.flatMap(idsDe))}) AND t.champ <= ${champ}) AS champs
    FROM meilleurs m JOIN dossier d ON d.id = m.dossier_id JOIN collectivite c ON c.id = d.collectivite_id
    ORDER BY m.note DESC, d.id DESC`;
  const mots = new Set(termes.flatMap((t) => t.mots.map((m) => m.mot)));
  return {
    donnees: trouves.map((t) => presenter(t, mots)),
    total: trouves[0]?.candidats ?? 0,
    plus: trouves[0]?.plus ?? false,
  };
}

/** The term with the fewest occurrences first, as far as it is worth counting. */
async function parRarete(client: PrismaClient, termes: Terme[]): Promise<Terme[]> {
  if (termes.length === 1) return termes;
  const comptes = termes.map(
    (t, rang) => sql`SELECT ${rang}::int AS rang, count(*)::int AS nombre FROM (
      SELECT 1 FROM mot_dossier WHERE mot_id IN (${join(idsDe(t))}) LIMIT ${OCCURRENCES / 10}) o`,
  );
  const lus = await client.$queryRaw<{ rang: number }[]>`
    ${join(comptes, ' UNION ALL ')} ORDER BY nombre`;
  return lus.flatMap(({ rang }) => termes[rang] ?? []);
}

const present = (terme: Terme, champ: number) => sql`EXISTS (
  SELECT 1 FROM mot_dossier a WHERE a.dossier_id = q.dossier_id
    AND a.mot_id IN (${join(idsDe(terme))}) AND a.champ <= ${champ} OFFSET 0)`;

const siSuivi = ({ dispositifs }: Perimetre) =>
  dispositifs.length > 0
    ? [
        sql`EXISTS (SELECT 1 FROM dossier d WHERE d.id = q.dossier_id
          AND d.dispositif = ANY(${[...dispositifs]}) OFFSET 0)`,
      ]
    : [];

/** The best place of a term in the dossier; the word itself counts more than one that begins like it. */
function note(terme: Terme, champ: number): Prisma.Sql {
  const exacts = terme.mots.filter((m) => m.exact).map((m) => m.id);
  const entier =
    exacts.length > 0 ? sql`+ CASE WHEN a.mot_id IN (${join(exacts)}) THEN 4 ELSE 0 END` : empty;
  return sql`(SELECT max(${champs.NOTE + 1} - a.champ ${entier}) FROM mot_dossier a
    WHERE a.dossier_id = c.dossier_id AND a.mot_id IN (${join(idsDe(terme))}) AND a.champ <= ${champ})`;
}

function presenter(d: Trouve, mots: ReadonlySet<string>): ResultatDossier {
  const { id, reference, titre, collectivite, clos, fictif } = d;
  return {
    id,
    reference,
    titre,
    collectivite,
    code: [d.code, d.siren].find((code) => mots.has(code)) ?? null,
    etape: etapeDe(definitionDe(d.dispositif, d.dispositif_version), d.etape).libelle,
    clos,
    fictif,
    extraits: extraitsDe(d, d.champs, mots),
  };
}
