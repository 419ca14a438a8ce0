import type { Memoire } from '@sciat/contrats';
import { ajouterMois, definitionDe, roleAutorise } from '@sciat/dispositifs';
import type { PrismaClient } from '@sciat/prisma';
import type { Utilisateur } from '../auth/acces.js';
import type { Perimetre } from '../auth/perimetre.js';
import { deBase } from '../base/dates.js';
import { piecesValides, VALIDITE_MOIS } from '../pieces/pieces-valides.js';
import { lireFrise } from './frise.js';
import { lireContacts, lireCumul, lireDoublons, lireTerritoire, lireTotaux } from './souvenirs.js';

const PIECES_MAX = 50;
export const FRISE_MAX = 60;

/**
 * What was asked, decided, paid, given and written for a collectivité, within what the agent may see: eight
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
    cumul,
    ...territoire,
  };
}

async function lirePieces(
  client: PrismaClient,
  qui: Perimetre,
  collectiviteId: string,
  aujourdhui: string,
): Promise<Memoire['pieces']> {
  const valides = await piecesValides(client, qui, { collectiviteId }, aujourdhui, PIECES_MAX);
  return valides.map(({ code, dossier: { dispositifVersion, ...dossier }, version }) => {
    const deposeeLe = deBase(version.deposeeLe);
    return {
      code,
      libelle:
        definitionDe(dossier.dispositif, dispositifVersion).pieces.find((p) => p.code === code)
          ?.libelle ?? code,
      deposeeLe,
      valableAu: ajouterMois(deposeeLe, VALIDITE_MOIS),
      dossier,
    };
  });
}
