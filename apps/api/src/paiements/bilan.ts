import type { BilanPaiements } from '@sciat/contrats';
import { estAuPerimetre } from '@sciat/dispositifs';
import { Prisma, type PrismaClient } from '@sciat/prisma';
import { auPerimetre, type Perimetre } from '../auth/perimetre.js';
import { enBase } from '../base/dates.js';
import { aEnveloppe, lireEnveloppes } from '../enveloppes/enveloppes.js';
import { aPayer, payes } from './lister-paiements.js';

const { sql } = Prisma;
interface Somme {
  dispositif: string;
  nombre: number;
  centimes: bigint;
}

/** What is owed now and what left in the year, by scheme: the sums of the lists, in five queries. */
export async function lireBilan(
  client: PrismaClient,
  qui: Perimetre,
  aujourdhui: string,
): Promise<BilanPaiements> {
  const annee = Number(aujourdhui.slice(0, 4));
  const [debut, fin] = [enBase(`${annee}-01-01`), enBase(`${annee}-12-31`)];
  const [dus, verses, rembourses, enveloppes] = await Promise.all([
    client.$queryRaw<(Somme & { retards: number; centimesEnRetard: bigint | null })[]>`
      SELECT l.dispositif, count(*)::int AS nombre, sum(l.centimes) AS centimes,
             count(*) FILTER (WHERE l.echeance_le < ${enBase(aujourdhui)}::date)::int AS retards,
             sum(l.centimes) FILTER (WHERE l.echeance_le < ${enBase(aujourdhui)}::date) AS "centimesEnRetard"
      FROM (${aPayer(qui)}) l GROUP BY l.dispositif`,
    client.$queryRaw<Somme[]>`
      SELECT l.dispositif, count(*)::int AS nombre, sum(l.centimes) AS centimes
      FROM (${payes(qui)}) l WHERE l.paye_le BETWEEN ${debut}::date AND ${fin}::date
      GROUP BY l.dispositif`,
    client.$queryRaw<Somme[]>`
      SELECT d.dispositif, count(*)::int AS nombre, sum(b.centimes) AS centimes
      FROM remboursement b
      JOIN reversement r ON r.id = b.reversement_id
      JOIN dossier d ON d.id = r.dossier_id
      WHERE ${auPerimetre(sql`d`, qui)} AND b.recu_le BETWEEN ${debut}::date AND ${fin}::date
      GROUP BY d.dispositif`,
    lireEnveloppes(
      client,
      qui.serviceId,
      annee,
      aEnveloppe().filter((d) => estAuPerimetre(qui, d.code)),
    ),
  ]);
  const donnees = enveloppes.map(({ dispositif, centimes: enveloppe, engage, reste }) => {
    const du = dus.find((s) => s.dispositif === dispositif);
    const verse = verses.find((s) => s.dispositif === dispositif);
    const rembourse = Number(rembourses.find((s) => s.dispositif === dispositif)?.centimes ?? 0);
    const centimes = Number(verse?.centimes ?? 0);
    return {
      dispositif,
      aPayer: { nombre: du?.nombre ?? 0, centimes: Number(du?.centimes ?? 0) },
      enRetard: { nombre: du?.retards ?? 0, centimes: Number(du?.centimesEnRetard ?? 0) },
      verses: { nombre: verse?.nombre ?? 0, centimes },
      rembourse,
      net: centimes - rembourse,
      enveloppe,
      engage,
      reste,
    };
  });
  return { annee, donnees, total: donnees.length };
}
