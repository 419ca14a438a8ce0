import type { LigneReleve, Page, Rapprochement, RapprochementResume } from '@sciat/contrats';
import { type Agent, peut } from '@sciat/dispositifs';
import type { Prisma, PrismaClient } from '@sciat/prisma';
import { deBase } from '../base/dates.js';
import { interdit, introuvable } from '../erreurs/erreur-metier.js';
import { avecPaiement, enConnu } from './importer-releve.js';
import { expliquer } from './rapprocher.js';

const avecAuteur = {
  auteur: { select: { nom: true, prenom: true } },
  _count: { select: { lignes: true } },
} satisfies Prisma.RapprochementInclude;
type Lu = Prisma.RapprochementGetPayload<{ include: typeof avecAuteur }>;

export async function listerRapprochements(
  client: PrismaClient,
  serviceId: string,
  { page, parPage, ordre }: { page: number; parPage: number; ordre: 'asc' | 'desc' },
): Promise<Page<RapprochementResume>> {
  const where = { serviceId };
  const [lus, total] = await Promise.all([
    client.rapprochement.findMany({
      where,
      include: avecAuteur,
      orderBy: [{ importeLe: ordre }, { id: ordre }],
      skip: (page - 1) * parPage,
      take: parPage,
    }),
    client.rapprochement.count({ where }),
  ]);
  const aConfirmer = await client.ligneRapprochement.groupBy({
    by: ['rapprochementId'],
    where: { rapprochementId: { in: lus.map((r) => r.id) }, etat: 'A_CONFIRMER' },
    _count: true,
  });
  const compte = (id: string) => aConfirmer.find((a) => a.rapprochementId === id)?._count ?? 0;
  return { donnees: lus.map((r) => resumer(r, compte(r.id))), total };
}

/** @throws ErreurMetier 404 for an unknown id, 403 outside the agent's service */
export async function lireRapprochement(
  client: PrismaClient,
  agent: Agent,
  id: string,
  aujourdhui: string,
): Promise<Rapprochement> {
  const lu = await client.rapprochement.findUnique({
    where: { id },
    include: { ...avecAuteur, lignes: { include: avecPaiement, orderBy: { rang: 'asc' } } },
  });
  if (!lu) throw introuvable('Cet import');
  if (!peut(agent, 'dossier:lire', lu)) throw interdit();
  const lignes = lu.lignes.map(
    ({ rang, engagementNumero, centimes, etat, refus, ...l }): LigneReleve => {
      const paiement = l.paiement && enConnu(l.paiement);
      const ligne = { rang, engagementNumero, centimes, payeLe: deBase(l.payeLe) };
      return {
        ...ligne,
        etat,
        explication: expliquer({ ...ligne, refus }, etat, paiement, aujourdhui),
        constatee: etat === 'RAPPROCHEE' && paiement?.payeLe !== null,
        dossier: paiement && { ...paiement.dossier, collectivite: paiement.collectivite.nom },
      };
    },
  );
  return {
    ...resumer(lu, lignes.filter((l) => l.etat === 'A_CONFIRMER').length),
    lignes,
    enCours: lignes.filter((l) => l.etat === 'RAPPROCHEE' && !l.constatee).length,
  };
}

const resumer = (r: Lu, aConfirmer: number): RapprochementResume => ({
  id: r.id,
  fichier: r.fichier,
  importeLe: r.importeLe.toISOString(),
  auteur: `${r.auteur.prenom} ${r.auteur.nom}`,
  nombre: r._count.lignes,
  aConfirmer,
});
