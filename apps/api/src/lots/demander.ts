import type { DemanderLot, Lot } from '@sciat/contrats';
import { type Raison, roleAutorise } from '@sciat/dispositifs';
import type { PrismaClient } from '@sciat/prisma';
import type { Utilisateur } from '../auth/acces.js';
import type { Horloge } from '../base/horloge.js';
import { interdit, introuvable, refus } from '../erreurs/erreur-metier.js';
import { deposer } from '../outbox/deposer.js';
import { type Examine, genreDe } from './genre.js';
import { lireLot } from './lire.js';
import { lireSelection } from './selection.js';

interface Moyens {
  client: PrismaClient;
  horloge: Horloge;
}

/** Dossiers whose facts are read together. */
const TRANCHE = 200;
const EN_COURS_MAX = 2;

/**
 * Says what a batch would do and what it would leave, and keeps the answer with the versions seen, to be launched
 * as it was shown. It takes the place of what its author last looked at and did not launch.
 */
export async function apercevoirLot(
  { client, horloge }: Moyens,
  agent: Utilisateur,
  { selection, action }: DemanderLot,
): Promise<Lot> {
  const genre = genreDe(action);
  if (!roleAutorise(agent.role, genre.permission)) throw interdit();
  const { id: auteurId, serviceId } = agent;
  const aujourdhui = horloge.aujourdhui();
  const vus = await lireSelection(client, agent, selection, aujourdhui, genre.max);
  if (vus.length === 0)
    throw refus([{ code: 'VIDE', message: 'Aucun dossier ne répond à ces filtres.' }]);
  const annonce = await genre.annoncer(client, agent);
  const examines: Examine[] = [];
  for (let i = 0; i < vus.length; i += TRANCHE)
    examines.push(...(await genre.examiner(client, agent, vus.slice(i, i + TRANCHE), aujourdhui)));
  const { id } = await client.$transaction(async (tx) => {
    await tx.lot.deleteMany({ where: { auteurId, etat: 'APERCU' } });
    const lot = await tx.lot.create({
      data: {
        ...annonce,
        auteurId,
        serviceId,
        action,
        avertissements: avertir(examines),
        creeLe: horloge.maintenant(),
      },
    });
    await tx.ligneLot.createMany({
      data: vus.map(({ id: dossierId, version }, rang) => ({
        lotId: lot.id,
        rang: rang + 1,
        dossierId,
        version,
        ...verdict(examines[rang]?.raisons ?? []),
      })),
    });
    return lot;
  });
  return lireLot(client, agent, id);
}

const verdict = (raisons: Raison[]) =>
  raisons.length > 0
    ? { etat: 'REFUSEE' as const, raison: raisons.map((r) => r.message).join(' ') }
    : {};

function avertir(examines: Examine[]): string[] {
  const dire = (nombre: number, un: string, plusieurs: string) =>
    nombre === 0 ? [] : [nombre === 1 ? un : plusieurs];
  const sansAdresse = examines.filter((e) => e.sansAdresse).length;
  const clos = examines.filter((e) => e.clos).length;
  return [
    ...dire(
      sansAdresse,
      'Pour un dossier, aucune adresse de courriel n’est connue : rien ne sera envoyé à la collectivité.',
      `Pour ${sansAdresse} dossiers, aucune adresse de courriel n’est connue : rien ne sera envoyé à ces collectivités.`,
    ),
    ...dire(
      clos,
      'Un de ces dossiers est clos : il changera aussi.',
      `${clos} de ces dossiers sont clos : ils changeront aussi.`,
    ),
  ];
}

/** Launches what was looked at, or takes up again what was stopped; the second time changes nothing. */
export async function lancerLot(
  { client, horloge }: Moyens,
  agent: Utilisateur,
  id: string,
): Promise<Lot> {
  const { id: auteurId, serviceId } = agent;
  await client.$transaction(async (tx) => {
    // One at a time for an author: two sent together would both find room.
    await tx.$queryRaw`SELECT id FROM utilisateur WHERE id = ${auteurId}::uuid FOR UPDATE`;
    const lot = await tx.lot.findFirst({ where: { id, auteurId } });
    if (!lot) throw introuvable('Cet aperçu, ou ce traitement,');
    if (lot.etat === 'EN_COURS') return;
    if ((await tx.ligneLot.count({ where: { lotId: id, etat: 'A_FAIRE' } })) === 0)
      throw refus([{ code: 'RIEN', message: 'Il n’y a rien à faire dans ce traitement.' }]);
    if ((await tx.lot.count({ where: { auteurId, etat: 'EN_COURS' } })) >= EN_COURS_MAX)
      throw refus([
        {
          code: 'EN_COURS',
          message: `Vous avez déjà ${EN_COURS_MAX} traitements en cours : attendez la fin de l’un d’eux, ou arrêtez-le.`,
        },
      ]);
    const creeLe = lot.etat === 'APERCU' ? horloge.maintenant() : lot.creeLe;
    await tx.lot.update({ where: { id }, data: { etat: 'EN_COURS', creeLe, finLe: null } });
    await deposer(
      tx,
      { serviceId, dossierId: null },
      { nom: 'lot.traiter', charge: { lotId: id } },
    );
  });
  return lireLot(client, agent, id);
}

/** What is done stays done; nothing more is. */
export async function arreterLot(
  { client, horloge }: Moyens,
  agent: Utilisateur,
  id: string,
): Promise<Lot> {
  await client.lot.updateMany({
    where: { id, auteurId: agent.id, etat: 'EN_COURS' },
    data: { etat: 'ARRETE', finLe: horloge.maintenant() },
  });
  return lireLot(client, agent, id);
}
