import type { CourrierResume, listerCourriersSchema, Page } from '@sciat/contrats';
import type { Prisma, PrismaClient } from '@sciat/prisma';
import type { z } from 'zod';
import { deDossiersDuPerimetre, type Perimetre } from '../auth/perimetre.js';
import { litteral } from '../base/texte.js';
import { resumer } from './courrier.mapper.js';
import { avecNoms } from './lire.js';
import { lireCode } from './scans/code.js';

export async function listerCourriers(
  client: PrismaClient,
  qui: Perimetre,
  demande: z.output<typeof listerCourriersSchema>,
): Promise<Page<CourrierResume>> {
  const { page, parPage, tri, ordre, q, etat, dispositif, collectiviteId } = demande;
  const where: Prisma.CourrierWhereInput = {
    ...(etat ? { etat } : {}),
    AND: [
      deDossiersDuPerimetre(qui),
      ...(dispositif ? [{ dossier: { dispositif } }] : []),
      // With its service, by which the dossiers of an applicant are indexed.
      ...(collectiviteId ? [{ dossier: { serviceId: qui.serviceId, collectiviteId } }] : []),
    ],
    ...(q ? { OR: recherche(q) } : {}),
  };
  const orderBy: Prisma.CourrierOrderByWithRelationInput[] =
    tri === 'chrono'
      ? [{ annee: ordre }, { numero: ordre }, { id: ordre }]
      : [{ creeLe: ordre }, { id: ordre }];
  const [lignes, total] = await Promise.all([
    client.courrier.findMany({
      where,
      include: avecNoms,
      orderBy,
      skip: (page - 1) * parPage,
      take: parPage,
    }),
    client.courrier.count({ where }),
  ]);
  return { donnees: lignes.map(resumer), total };
}

/** A word of the object, of the dossier or of the applicant; the number; or what the page's QR code reads. */
function recherche(q: string): Prisma.CourrierWhereInput[] {
  const contient = { contains: litteral(q), mode: 'insensitive' as const };
  const chrono = /^(\d{4})-(\d{1,6})$/.exec(q);
  return [
    { objet: contient },
    { jeton: lireCode(q)?.jeton ?? q.toUpperCase() },
    { dossier: { OR: [{ reference: contient }, { collectiviteNom: contient }] } },
    ...(chrono ? [{ annee: Number(chrono[1]), numero: Number(chrono[2]) }] : []),
  ];
}
