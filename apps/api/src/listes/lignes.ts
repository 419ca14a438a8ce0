import type { LigneListe, listerLignesSchema, Page } from '@sciat/contrats';
import type { Prisma, PrismaClient } from '@sciat/prisma';
import type { z } from 'zod';
import { litteral, motsDe } from '../base/texte.js';

type Demande = z.output<typeof listerLignesSchema>;
type Lecture = (
  client: PrismaClient,
  listeId: string,
  demande: Demande,
) => Promise<Page<LigneListe>>;

/** A page of the collectivités of a list, with their values. */
export const lireLignes: Lecture = async (client, listeId, { page, parPage, tri, ordre, q }) => {
  const where = {
    listeId,
    collectivite: { AND: motsDe(q ?? '').map((mot) => ({ recherche: { contains: mot } })) },
  };
  const [lignes, total] = await Promise.all([
    client.ligneListe.findMany({
      where,
      select: { valeur: true, collectivite: { select: { id: true, code: true, nom: true } } },
      orderBy: { collectivite: { [tri]: ordre } },
      skip: (page - 1) * parPage,
      take: parPage,
    }),
    client.ligneListe.count({ where }),
  ]);
  return {
    donnees: lignes.map(({ valeur, collectivite }) => ({ ...collectivite, valeur })),
    total,
  };
};

/** A page of the zones of a map. */
export const lireZones: Lecture = async (client, listeId, { page, parPage, tri, ordre, q }) => {
  const mots = (q ?? '').split(/\s+/).filter(Boolean).slice(0, 8).map(litteral);
  const where: Prisma.ZoneCarteWhereInput = {
    listeId,
    AND: mots.map((contains) => ({
      OR: [{ nom: { contains, mode: 'insensitive' } }, { code: { contains, mode: 'insensitive' } }],
    })),
  };
  const [zones, total] = await Promise.all([
    client.zoneCarte.findMany({
      where,
      select: { rang: true, code: true, nom: true },
      orderBy: [{ [tri]: ordre }, { rang: 'asc' }],
      skip: (page - 1) * parPage,
      take: parPage,
    }),
    client.zoneCarte.count({ where }),
  ]);
  return {
    donnees: zones.map(({ rang, ...zone }) => ({ ...zone, id: String(rang), valeur: null })),
    total,
  };
};
