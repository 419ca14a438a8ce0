import {
  GENRES_ENCADREMENT,
  GENRES_NOTIFICATION,
  type GenreNotification,
  NON_LUES_MAX,
  type PreferencesNotification,
} from '@sciat/contrats';
import type { Prisma, PrismaClient } from '@sciat/prisma';
import type { Utilisateur } from '../auth/acces.js';
import { duPerimetre } from '../auth/perimetre.js';
import { modeDe } from './notifier.js';

/** One's own, of the schemes one follows today. */
export const siennes = (agent: Utilisateur) => ({
  ...duPerimetre(agent),
  utilisateurId: agent.id,
});

interface Demande {
  page: number;
  parPage: number;
  ordre: 'asc' | 'desc';
  lues?: 'oui' | 'non' | undefined;
}

export async function listerNotifications(
  client: PrismaClient,
  agent: Utilisateur,
  { page, parPage, ordre, lues }: Demande,
) {
  const where: Prisma.NotificationWhereInput = {
    ...siennes(agent),
    ...(lues ? { lueLe: lues === 'oui' ? { not: null } : null } : {}),
  };
  const [lignes, total] = await Promise.all([
    client.notification.findMany({
      where,
      orderBy: [{ creeLe: ordre }, { id: ordre }],
      skip: (page - 1) * parPage,
      take: parPage,
      include: { dossier: { select: { id: true, reference: true, collectiviteNom: true } } },
    }),
    client.notification.count({ where }),
  ]);
  const donnees = lignes.map(({ dossier, ...n }) => ({
    ...n,
    genre: n.genre as GenreNotification,
    dossier: {
      id: dossier.id,
      reference: dossier.reference,
      collectivite: dossier.collectiviteNom,
    },
    creeLe: n.creeLe.toISOString(),
    lueLe: n.lueLe?.toISOString() ?? null,
  }));
  return { donnees, total };
}

/** Counts no further than the bell says. */
export const compterNonLues = (client: PrismaClient, agent: Utilisateur): Promise<number> =>
  client.notification
    .findMany({
      where: { ...siennes(agent), lueLe: null },
      select: { id: true },
      take: NON_LUES_MAX + 1,
    })
    .then((lignes) => lignes.length);

/** How one is told of each kind that may concern one's role. */
export async function lirePreferences(
  client: PrismaClient,
  { id, role }: Utilisateur,
): Promise<PreferencesNotification> {
  const compte = await client.utilisateur.findUniqueOrThrow({ where: { id } });
  const genres = (Object.keys(GENRES_NOTIFICATION) as GenreNotification[]).filter(
    (g) => role === 'superviseur' || !GENRES_ENCADREMENT.includes(g),
  );
  const modes = Object.fromEntries(genres.map((g) => [g, modeDe(compte, g)]));
  return { modes, resumeQuotidien: compte.resumeQuotidien };
}
