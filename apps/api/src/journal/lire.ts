import type { EvenementLu, Page } from '@sciat/contrats';
import { type Role, roleAutorise } from '@sciat/dispositifs';
import type { PrismaClient } from '@sciat/prisma';
import { deBase } from '../base/dates.js';
import { detailDe, phraseDe } from './phrases.js';

interface Demande {
  page: number;
  parPage: number;
  ordre: 'asc' | 'desc';
}

const prive = { select: { contenu: true, effaceeLe: true } } as const;
const auteur = { select: { prenom: true, nom: true } } as const;

export async function lireJournal(
  client: PrismaClient,
  dossierId: string,
  role: Role,
  { page, parPage, ordre }: Demande,
): Promise<Page<EvenementLu>> {
  const where = { chaineId: dossierId };
  const [evenements, total] = await Promise.all([
    client.evenementJournal.findMany({
      where,
      orderBy: { rang: ordre },
      skip: (page - 1) * parPage,
      take: parPage,
      include: { prive, auteur },
    }),
    client.evenementJournal.count({ where }),
  ]);
  const nomDe = await noms(client, evenements);
  const detaille = roleAutorise(role, 'donnees-personnelles:lire');
  const donnees = evenements.map((e) => ({
    rang: e.rang,
    type: e.type,
    phrase: phraseDe(e.type, e.charge, nomDe),
    // A reason is part of the decision and everyone may read it; values may be a person's.
    detail: detaille || e.type !== 'DonneesModifiees' ? detailDe(e.prive?.contenu ?? null) : null,
    dateLegale: deBase(e.dateLegale),
    enregistreLe: e.enregistreLe.toISOString(),
    auteur: e.auteur ? `${e.auteur.prenom} ${e.auteur.nom}` : 'Tâche quotidienne',
    empreinte: e.empreinte.slice(0, 12),
  }));
  return { donnees, total };
}

/** What others did to a dossier since the version a client knew. */
export async function changementsDepuis(client: PrismaClient, dossierId: string, version: number) {
  const evenements = await client.evenementJournal.findMany({
    where: { dossierId, dossierVersion: { gt: version } },
    orderBy: { rang: 'desc' },
    take: 10,
    include: { auteur },
  });
  const nomDe = await noms(client, evenements);
  return evenements.map((e) => ({
    phrase: phraseDe(e.type, e.charge, nomDe),
    auteur: e.auteur ? `${e.auteur.prenom} ${e.auteur.nom}` : 'Tâche quotidienne',
    le: e.enregistreLe.toISOString(),
  }));
}

async function noms(client: PrismaClient, evenements: { type: string; charge: unknown }[]) {
  const ids = evenements
    .filter((e) => e.type === 'DossierAffecte')
    .map((e) => (e.charge as { agentId: string | null }).agentId)
    .filter((id) => id !== null);
  const agents = ids.length
    ? await client.utilisateur.findMany({
        where: { id: { in: ids } },
        select: { id: true, prenom: true, nom: true },
      })
    : [];
  const parId = new Map(agents.map((a) => [a.id, `${a.prenom} ${a.nom}`]));
  return (id: string) => parId.get(id) ?? 'un agent';
}
