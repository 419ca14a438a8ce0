import { type Role, roleAutorise } from '@sciat/dispositifs';
import { Prisma, type PrismaClient } from '@sciat/prisma';
import { MOTS_VIDES, motsDe, normaliser } from '../base/texte.js';

const { sql, join } = Prisma;

export interface Demandeur {
  serviceId: string;
  role: Role;
}

/** Fields of `mot_a_indexer`, the heaviest first; from the contact on, personal data. */
export const champs = { REFERENCE: 1, COLLECTIVITE: 2, TITRE: 3, CONTACT: 4, PIECE: 5, NOTE: 6 };

/** The last field that someone may search. */
export const dernierChamp = ({ role }: Demandeur) =>
  roleAutorise(role, 'donnees-personnelles:lire') ? champs.NOTE : champs.TITRE;

/** A word typed, and the words of the dossiers that answer it. */
export interface Terme {
  saisi: string;
  mots: { id: number; mot: string; exact: boolean }[];
  /** Nothing began with it: these are near it. */
  approche: boolean;
}

const TERMES_MAX = 8;
/** Words that begin with what was typed: enough for any but the shortest beginnings. */
const MOTS_MAX = 100;
const VOISINS_MAX = 5;
/** Of shorter words everything is near. */
const LONGUEUR_APPROCHEE = 4;

/** Numbers are often written in groups: « 213 000 053 », « 04 42 00 00 00 ». */
const GROUPES = /\b\d{2,3}(?:[ .\u00a0\u202f]\d{2,3}){2,}\b/g;

/** What was typed, word by word; no term at all: nothing was asked. The values are bound, never pasted. */
export async function lireRecherche(
  client: Pick<PrismaClient, '$queryRaw'>,
  { serviceId }: Demandeur,
  q: string | undefined,
): Promise<Terme[]> {
  const saisis = motsCherches(q ?? '');
  if (saisis.length === 0) return [];
  const debuts = saisis.flatMap((saisi, rang) => debutsDe(saisi).map((debut) => ({ rang, debut })));
  const lus = await client.$queryRaw<{ rang: number; id: number; mot: string; exact: boolean }[]>`
    SELECT t.rang, m.id, m.mot, m.mot = t.debut AS exact
    FROM unnest(${debuts.map((d) => d.rang)}::int[], ${debuts.map((d) => d.debut)}::text[]) AS t(rang, debut)
    CROSS JOIN LATERAL (
      SELECT id, mot FROM mot
      WHERE service_id = ${serviceId}::uuid AND mot >= t.debut AND mot < t.debut || '~'
      ORDER BY mot LIMIT ${MOTS_MAX}) m`;
  const termes = saisis.map((saisi, rang): Terme => {
    const mots = lus.filter((l) => l.rang === rang);
    return { saisi: motsDe(saisi)[0] ?? saisi, mots, approche: false };
  });
  const sans = termes.filter((t) => t.mots.length === 0);
  return sans.length === 0 ? termes : approcher(client, serviceId, termes);
}

/** The words typed, as typed but for accents and case; those that no dossier is indexed by left out. */
export function motsCherches(q: string): string[] {
  const mots = normaliser(q.replace(GROUPES, (groupe) => groupe.replace(/\D/g, '')))
    .split(/[^a-z0-9]+/)
    .filter((mot) => mot !== '');
  const pleins = mots.filter((mot) => !MOTS_VIDES.includes(mot) && !/^[a-z]$/.test(mot));
  // Still being typed, « la » begins « Lambesc ».
  const retenus = pleins.length > 0 ? pleins : mots.slice(-1);
  return [...new Set(retenus)].slice(0, TERMES_MAX);
}

/** « st » is « saint », and begins « stade ». */
function debutsDe(saisi: string): string[] {
  const [mot = saisi] = motsDe(saisi);
  return saisi.startsWith(mot) ? [mot] : [mot, saisi];
}

/** One letter wrong, missing or added, two in a word of more than four: two that are swapped are two. */
export const proche = (mot: Prisma.Sql, saisi: Prisma.Sql) => sql`
  levenshtein_less_equal(${mot}, ${saisi}, 2) <= greatest(0, least(2, length(${saisi}) - 3))`;

/** The words near those that nothing begins with; the first letter or the second is right. Never a number. */
async function approcher(
  client: Pick<PrismaClient, '$queryRaw'>,
  serviceId: string,
  termes: Terme[],
): Promise<Terme[]> {
  const a = termes
    .map((t) => t.saisi)
    .filter(
      (s, i) => termes[i]?.mots.length === 0 && s.length >= LONGUEUR_APPROCHEE && !/\d/.test(s),
    );
  if (a.length === 0) return termes;
  const lus = await client.$queryRaw<{ saisi: string; id: number; mot: string }[]>`
    SELECT t.saisi, v.id, v.mot
    FROM unnest(${a}::text[]) AS t(saisi)
    CROSS JOIN LATERAL (
      SELECT m.id, m.mot, levenshtein_less_equal(m.mot, t.saisi, 2) AS ecart
      FROM unnest(ARRAY[left(t.saisi, 1), substr(t.saisi, 2, 1)]) AS i(initiale)
      JOIN mot m ON m.service_id = ${serviceId}::uuid AND m.mot >= i.initiale AND m.mot < i.initiale || '~'
      WHERE ${proche(sql`m.mot`, sql`t.saisi`)}
      ORDER BY ecart, m.mot LIMIT ${VOISINS_MAX}) v`;
  return termes.map((terme) => {
    if (terme.mots.length > 0) return terme;
    const mots = lus.filter((l) => l.saisi === terme.saisi).map((l) => ({ ...l, exact: false }));
    return { ...terme, mots, approche: mots.length > 0 };
  });
}

export const idsDe = ({ mots }: Terme) => mots.map((m) => m.id);

/** Dossiers that hold a word of the term, as a condition on their id. */
export function condition(id: Prisma.Sql, terme: Terme, qui: Demandeur): Prisma.Sql {
  if (terme.mots.length === 0) return sql`FALSE`;
  return sql`${id} IN (SELECT m.dossier_id FROM mot_dossier m
    WHERE m.mot_id IN (${join(idsDe(terme))}) AND m.champ <= ${dernierChamp(qui)})`;
}
