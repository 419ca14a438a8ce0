import {
  actionLotSchema,
  type LigneLot,
  type ListerLignesLot,
  type Lot,
  type LotResume,
  type Page,
} from '@sciat/contrats';
import { type Lot as LotLu, Prisma, type PrismaClient } from '@sciat/prisma';
import { auPerimetre, duPerimetre } from '../auth/perimetre.js';
import type { Qui } from '../dossiers/lister.js';
import { introuvable } from '../erreurs/erreur-metier.js';
import { accorderRaison } from './raisons.js';

const MONTRES = 50;
/** Dossiers named beside a reason, and in all. */
const NOMMES_MAX = 20;
const NOMMES_EN_TOUT = 500;

const { sql } = Prisma;

/** Mine, the latest first; one only looked at is none yet. */
export async function listerLots(
  client: PrismaClient,
  qui: Qui,
): Promise<{ donnees: LotResume[]; total: number }> {
  const lots = await client.lot.findMany({
    where: { auteurId: qui.id, etat: { not: 'APERCU' } },
    orderBy: [{ creeLe: 'desc' }, { id: 'desc' }],
    take: MONTRES,
  });
  const donnees = await resumer(client, qui, lots);
  return { donnees, total: donnees.length };
}

/** @throws ErreurMetier 404 unless it is one's own */
export async function lireLot(client: PrismaClient, qui: Qui, id: string): Promise<Lot> {
  const lot = await trouverLot(client, qui, id);
  const [resume] = await resumer(client, qui, [lot]);
  const { consequence, effetJuridique, avertissements } = lot;
  return {
    ...(resume as LotResume),
    consequence,
    effetJuridique,
    avertissements,
    raisons: await raisonsDe(client, qui, id),
  };
}

export async function trouverLot(client: PrismaClient, qui: Qui, id: string): Promise<LotLu> {
  const lot = await client.lot.findFirst({ where: { id, auteurId: qui.id } });
  if (!lot) throw introuvable('Ce traitement');
  return lot;
}

/** The counts are of the dossiers that its author may see today. */
async function resumer(client: PrismaClient, qui: Qui, lots: LotLu[]): Promise<LotResume[]> {
  const comptes = await client.ligneLot.groupBy({
    by: ['lotId', 'etat'],
    where: { lotId: { in: lots.map((l) => l.id) }, dossier: duPerimetre(qui) },
    _count: true,
  });
  return lots.map(({ id, action, libelle, etat, creeLe, finLe }) => {
    const nombre = (voulu: string) =>
      comptes.find((c) => c.lotId === id && c.etat === voulu)?._count ?? 0;
    const [aFaire, faits, refuses] = [nombre('A_FAIRE'), nombre('FAITE'), nombre('REFUSEE')];
    return {
      id,
      genre: actionLotSchema.parse(action).genre,
      libelle,
      etat,
      total: aFaire + faits + refuses,
      aFaire,
      faits,
      refuses,
      creeLe: creeLe.toISOString(),
      finLe: finLe?.toISOString() ?? null,
    };
  });
}

async function raisonsDe(client: PrismaClient, qui: Qui, id: string): Promise<Lot['raisons']> {
  const lignes = await client.$queryRaw<
    { message: string; nombre: number; id: string; reference: string; collectivite: string }[]
  >`
    SELECT * FROM (
      SELECT l.raison AS message, d.id, d.reference, d.collectivite_nom AS collectivite,
             count(*) OVER (PARTITION BY l.raison)::int AS nombre,
             row_number() OVER (PARTITION BY l.raison ORDER BY l.rang) AS n
      FROM ligne_lot l JOIN dossier d ON d.id = l.dossier_id
      WHERE l.lot_id = ${id}::uuid AND l.etat = 'REFUSEE' AND ${auPerimetre(sql`d`, qui)}) r
    WHERE n <= ${NOMMES_MAX} ORDER BY nombre DESC, message, n LIMIT ${NOMMES_EN_TOUT}`;
  const raisons = new Map<string, Lot['raisons'][number]>();
  for (const { message, nombre, id: dossierId, reference, collectivite } of lignes) {
    const raison = raisons.get(message) ?? {
      message: accorderRaison(message, nombre),
      nombre,
      dossiers: [],
    };
    raison.dossiers.push({ id: dossierId, reference, collectivite });
    raisons.set(message, raison);
  }
  return [...raisons.values()];
}

const avecDossier = {
  dossier: { select: { id: true, reference: true, collectiviteNom: true } },
} satisfies Prisma.LigneLotInclude;

/** What became of each dossier. */
export async function listerLignes(
  client: PrismaClient,
  qui: Qui,
  id: string,
  { page, parPage, ordre, etat }: ListerLignesLot,
): Promise<Page<LigneLot>> {
  await trouverLot(client, qui, id);
  const where = { lotId: id, dossier: duPerimetre(qui), ...(etat ? { etat } : {}) };
  const [lignes, total] = await Promise.all([
    client.ligneLot.findMany({
      where,
      include: avecDossier,
      orderBy: { rang: ordre },
      skip: (page - 1) * parPage,
      take: parPage,
    }),
    client.ligneLot.count({ where }),
  ]);
  return { donnees: lignes.map(presenter), total };
}

/** All of them, for the report. */
export async function toutesLesLignes(
  client: PrismaClient,
  qui: Qui,
  id: string,
): Promise<LigneLot[]> {
  await trouverLot(client, qui, id);
  const lignes = await client.ligneLot.findMany({
    where: { lotId: id, dossier: duPerimetre(qui) },
    include: avecDossier,
    orderBy: { rang: 'asc' },
  });
  return lignes.map(presenter);
}

type Lue = Prisma.LigneLotGetPayload<{ include: typeof avecDossier }>;
const presenter = ({ rang, etat, raison, dossier }: Lue): LigneLot => ({
  id: String(rang),
  dossier: {
    id: dossier.id,
    reference: dossier.reference,
    collectivite: dossier.collectiviteNom,
  },
  etat,
  raison,
});
