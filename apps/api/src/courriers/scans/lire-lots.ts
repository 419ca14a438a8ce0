import type { LotScan, LotScanResume, Page } from '@sciat/contrats';
import { type Agent, peut } from '@sciat/dispositifs';
import type { Prisma, PrismaClient } from '@sciat/prisma';
import { interdit, introuvable } from '../../erreurs/erreur-metier.js';
import { resumer as resumerCourrier } from '../courrier.mapper.js';
import { avecNoms } from '../lire.js';

const avecAuteur = {
  auteur: { select: { nom: true, prenom: true } },
} satisfies Prisma.LotScanInclude;
type Lu = Prisma.LotScanGetPayload<{ include: typeof avecAuteur }>;

export async function listerLots(
  client: PrismaClient,
  serviceId: string,
  { page, parPage, ordre }: { page: number; parPage: number; ordre: 'asc' | 'desc' },
): Promise<Page<LotScanResume>> {
  const where = { serviceId };
  const [lus, total] = await Promise.all([
    client.lotScan.findMany({
      where,
      include: avecAuteur,
      orderBy: [{ deposeLe: ordre }, { id: ordre }],
      skip: (page - 1) * parPage,
      take: parPage,
    }),
    client.lotScan.count({ where }),
  ]);
  const comptes = await client.ligneLotScan.groupBy({
    by: ['lotId', 'etat'],
    where: { lotId: { in: lus.map((l) => l.id) } },
    _count: true,
  });
  const donnees = lus.map((lu) =>
    resumer(
      lu,
      comptes.filter((c) => c.lotId === lu.id).map((c) => ({ etat: c.etat, nombre: c._count })),
    ),
  );
  return { donnees, total };
}

/** @throws ErreurMetier 404 for an unknown id, 403 outside the agent's service */
export async function lireLot(client: PrismaClient, agent: Agent, id: string): Promise<LotScan> {
  const lu = await client.lotScan.findUnique({
    where: { id },
    include: {
      ...avecAuteur,
      lignes: { include: { courrier: { include: avecNoms } }, orderBy: { rang: 'asc' } },
    },
  });
  if (!lu) throw introuvable('Ce fichier de pages signées');
  if (!peut(agent, 'dossier:lire', lu)) throw interdit();
  return {
    ...resumer(
      lu,
      lu.lignes.map(({ etat }) => ({ etat, nombre: 1 })),
    ),
    lignes: lu.lignes.map(({ rang, pages, etat, manquantes, courrier }) => {
      if (!courrier) return { rang, pages, etat, manquantes, courrier };
      const resume = resumerCourrier(courrier);
      const { id: courrierId, chrono, libelle, dossierId, dossierReference, collectivite } = resume;
      const nomme = { id: courrierId, chrono, libelle, dossierId, dossierReference, collectivite };
      return { rang, pages, etat, manquantes, courrier: nomme };
    }),
  };
}

function resumer(lu: Lu, comptes: { etat: string; nombre: number }[]): LotScanResume {
  const { id, nom, etat, pages, lues, erreur, deposeLe, auteur } = lu;
  const compter = (classe: boolean) =>
    comptes.reduce((n, c) => n + ((c.etat === 'CLASSE') === classe ? c.nombre : 0), 0);
  return {
    id,
    nom,
    etat,
    pages,
    lues,
    classes: compter(true),
    ecartes: compter(false),
    erreur,
    deposeLe: deposeLe.toISOString(),
    auteur: `${auteur.prenom} ${auteur.nom}`,
  };
}
