import type { Memoire } from '@sciat/contrats';
import { roleAutorise } from '@sciat/dispositifs';
import type { PrismaClient } from '@sciat/prisma';
import type { Utilisateur } from '../auth/acces.js';
import { COMPARES_MAX, lireDoublons } from './doublons.js';
import { lireFrise } from './frise.js';
import { lirePieces } from './pieces.js';
import { lireContacts, lireCumul, lireTerritoire, lireTotaux } from './souvenirs.js';

const FRISE_MAX = 60;

/**
 * What was asked, decided, paid, given and written for a collectivité, within what the agent may see: nine
 * bounded queries, which all start from its dossiers.
 */
export async function lireMemoire(
  client: PrismaClient,
  agent: Utilisateur,
  collectivite: { id: string; type: string; epciId: string | null },
  aujourdhui: string,
): Promise<Memoire> {
  const { id } = collectivite;
  const personnelles = roleAutorise(agent.role, 'donnees-personnelles:lire');
  const [totaux, contacts, pieces, frise, doublons, cumul, territoire] = await Promise.all([
    lireTotaux(client, agent, id),
    personnelles ? lireContacts(client, agent, id) : null,
    lirePieces(client, agent, id, aujourdhui),
    lireFrise(client, agent, id, FRISE_MAX + 1),
    lireDoublons(client, agent, id),
    lireCumul(client, agent, id, aujourdhui),
    lireTerritoire(client, agent, collectivite),
  ]);
  return {
    totaux,
    contacts,
    pieces,
    frise: frise.slice(0, FRISE_MAX),
    friseTronquee: frise.length > FRISE_MAX,
    doublons,
    nonCompares: Math.max(0, totaux.reduce((n, t) => n + t.dossiers, 0) - COMPARES_MAX),
    cumul,
    ...territoire,
  };
}
