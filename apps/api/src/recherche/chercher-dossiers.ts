import type { ResultatDossier, ResultatsRecherche } from '@sciat/contrats';
import { definitionDe, etapeDe } from '@sciat/dispositifs';
import { Prisma, type PrismaClient } from '@sciat/prisma';
import type { Perimetre } from '../auth/perimetre.js';
import { extraitsDe } from './extraits.js';
import { champs, type Demandeur, dernierChamp, idsDe, type Terme } from './termes.js';

const { sql, join, empty } = Prisma;

/** Dossiers ranked for one search: more would not be looked at. */
const CANDIDATS = 200;
/** Occurrences of one word among which the others are looked for: few first, all of them only when those are not enough. */
const PALIERS = [2_000, 20_000, 2_147_483_647] as const;
/** Occurrences kept of all the words of a term. */
const TOUCHES = 4 * CANDIDATS;
/** Beyond, a word is frequent. */
const COMPTES_MAX = PALIERS[0];
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
 * The best dossiers for what was typed. What it costs hardly grows with the number of dossiers: one word gives a
 * bounded number of candidates, in the order of its index, and only those are ranked.
 */
export async function chercherDossiers(
  client: PrismaClient,
  qui: Perimetre & Demandeur,
  termes: Terme[],
): Promise<ResultatsRecherche['dossiers']> {
  if (termes.length === 0 || termes.some((t) => t.mots.length === 0))
    return { donnees: [], total: 0, plus: false };
  // A word alone, of dossiers that one may all see: its first occurrences are the answer.
  const simple = termes.length === 1 && qui.dispositifs.length === 0;
  const parRang = simple
    ? termes.map((terme) => ({ terme, nombre: 0 }))
    : await parRarete(client, termes);
  // The rarest word is not always the quickest: of two years and a scheme, the latest dossiers hold one.
  for (const palier of PALIERS)
    for (const { terme, nombre } of parRang.slice(0, 2)) {
      const autres = termes.filter((t) => t !== terme);
      const trouves = await classer(client, qui, { terme, autres, palier });
      const plus = trouves[0]?.plus ?? false;
      if (!plus && nombre >= palier) continue;
      const mots = new Set(termes.flatMap((t) => t.mots.map((m) => m.mot)));
      const donnees = trouves.map((t) => presenter(t, mots));
      return { donnees, total: trouves[0]?.candidats ?? 0, plus };
    }
  return { donnees: [], total: 0, plus: false };
}

interface Essai {
  terme: Terme;
  autres: Terme[];
  palier: number;
}

function classer(
  client: PrismaClient,
  qui: Perimetre & Demandeur,
  { terme, autres, palier }: Essai,
): Promise<Trouve[]> {
  const termes = [terme, ...autres];
  const champ = dernierChamp(qui);
  return client.$queryRaw<Trouve[]>`
    WITH touches AS (
      SELECT v.mot_id, v.mot_id = ANY(${exactsDe(terme)}::int[]) AS exact, p.dossier_id, p.champ
      FROM unnest(${idsDe(terme)}::int[]) AS v(mot_id)
      CROSS JOIN LATERAL (
        SELECT q.dossier_id, q.champ FROM (
          SELECT dossier_id, champ FROM mot_dossier
          WHERE mot_id = v.mot_id AND champ <= ${champ}
          ORDER BY champ, dossier_id DESC LIMIT ${palier}) q
        WHERE ${join([sql`TRUE`, ...autres.map((t) => present(t, champ)), ...siSuivi(qui)], ' AND ')}
        LIMIT ${CANDIDATS + 1}) p
      ORDER BY exact DESC, p.champ, p.dossier_id DESC LIMIT ${TOUCHES}
    ), uniques AS (
      SELECT dossier_id, bool_or(exact) AS exact, min(champ) AS champ FROM touches GROUP BY dossier_id
    ), candidats AS (
      SELECT dossier_id FROM uniques ORDER BY exact DESC, champ, dossier_id DESC LIMIT ${CANDIDATS}
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
           (EXISTS (SELECT 1 FROM touches GROUP BY mot_id HAVING count(*) > ${CANDIDATS})
             OR (SELECT count(*) FROM touches) = ${TOUCHES}
             OR (SELECT count(*) FROM uniques) > ${CANDIDATS}) AS plus,
           ARRAY(SELECT DISTINCT t.champ::int FROM mot_dossier t WHERE t.dossier_id = d.id
                 AND t.mot_id = ANY(${termes.flatMap(idsDe)}::int[]) AND t.champ <= ${champ}) AS champs
    FROM meilleurs m JOIN dossier d ON d.id = m.dossier_id JOIN collectivite c ON c.id = d.collectivite_id
    ORDER BY m.note DESC, d.id DESC`;
}

/** The term with the fewest occurrences first, counted as far as it matters. */
async function parRarete(
  client: PrismaClient,
  termes: Terme[],
): Promise<{ terme: Terme; nombre: number }[]> {
  const comptes = termes.map(
    (t, rang) => sql`SELECT ${rang}::int AS rang, count(*)::int AS nombre FROM (
      SELECT 1 FROM mot_dossier WHERE mot_id = ANY(${idsDe(t)}::int[]) LIMIT ${COMPTES_MAX}) o`,
  );
  const lus = await client.$queryRaw<{ rang: number; nombre: number }[]>`
    ${join(comptes, ' UNION ALL ')} ORDER BY nombre`;
  return lus.flatMap(({ rang, nombre }) => {
    const terme = termes[rang];
    return terme ? [{ terme, nombre: nombre < COMPTES_MAX ? nombre : PALIERS[1] }] : [];
  });
}

const exactsDe = (terme: Terme) => terme.mots.filter((m) => m.exact).map((m) => m.id);

const present = (terme: Terme, champ: number) => sql`EXISTS (
  SELECT 1 FROM mot_dossier a WHERE a.dossier_id = q.dossier_id
    AND a.mot_id = ANY(${idsDe(terme)}::int[]) AND a.champ <= ${champ} OFFSET 0)`;

const siSuivi = ({ dispositifs }: Perimetre) =>
  dispositifs.length > 0
    ? [
        sql`EXISTS (SELECT 1 FROM dossier d WHERE d.id = q.dossier_id
          AND d.dispositif = ANY(${[...dispositifs]}) OFFSET 0)`,
      ]
    : [];

/** The best place of a term in the dossier; the word itself counts more than one that begins like it. */
function note(terme: Terme, champ: number): Prisma.Sql {
  const exacts = exactsDe(terme);
  const entier =
    exacts.length > 0 ? sql`+ CASE WHEN a.mot_id = ANY(${exacts}::int[]) THEN 4 ELSE 0 END` : empty;
  return sql`(SELECT max(${champs.NOTE + 1} - a.champ ${entier}) FROM mot_dossier a
    WHERE a.dossier_id = c.dossier_id AND a.mot_id = ANY(${idsDe(terme)}::int[]) AND a.champ <= ${champ})`;
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
