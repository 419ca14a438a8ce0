import type { Memoire } from '@sciat/contrats';
import { ajouterMois, definitionDe, dernieresVersions } from '@sciat/dispositifs';
import type { PrismaClient } from '@sciat/prisma';
import type { Perimetre } from '../auth/perimetre.js';
import { deBase, enBase } from '../base/dates.js';
import { piecesValides } from '../pieces/pieces-valides.js';

const MAX = 50;
const CLE = 'validitePiece';

/** The pieces that a request of the same scheme received today could take over. */
export async function lirePieces(
  client: PrismaClient,
  qui: Perimetre,
  collectiviteId: string,
  aujourdhui: string,
): Promise<Memoire['pieces']> {
  const mois = await lireValidites(client, qui.serviceId, aujourdhui);
  const depuis = ajouterMois(aujourdhui, -Math.max(...mois.values()));
  const valides = await piecesValides(client, qui, { collectiviteId, depuis }, MAX);
  return valides
    .map(({ code, dossier: { dispositifVersion, ...dossier }, version }) => {
      const { pieces } = definitionDe(dossier.dispositif, dispositifVersion);
      const deposeeLe = deBase(version.deposeeLe);
      return {
        code,
        libelle: pieces.find((p) => p.code === code)?.libelle ?? code,
        deposeeLe,
        valableAu: ajouterMois(deposeeLe, mois.get(dossier.dispositif) ?? 0),
        dossier,
      };
    })
    .filter((p) => p.valableAu >= aujourdhui);
}

/** Months during which a piece of each scheme may serve again: the service's value, else the default. */
async function lireValidites(client: PrismaClient, serviceId: string, aujourdhui: string) {
  const valeurs = await client.valeurParametre.findMany({
    where: { serviceId, cle: CLE, effetLe: { lte: enBase(aujourdhui) } },
    orderBy: [{ effetLe: 'desc' }, { ajouteLe: 'desc' }],
    select: { dispositif: true, valeur: true },
  });
  return new Map(
    dernieresVersions().map(({ code, parametres }) => [
      code,
      Number(
        valeurs.find((v) => v.dispositif === code)?.valeur ??
          parametres.find((p) => p.cle === CLE)?.defaut ??
          0,
      ),
    ]),
  );
}
