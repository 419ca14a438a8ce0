import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { roleAutorise } from '@sciat/dispositifs';
import type { PrismaClient } from '@sciat/prisma';
import type { Horloge } from '../base/horloge.js';
import type { FichiersService } from '../pieces/fichiers.service.js';
import { DUREE_MS, lireDemande } from './demander.js';
import { ecrireFichier, TYPES } from './ecrire.js';
import { consignerExport, parcourirDossiers } from './exporter.js';

interface Moyens {
  client: PrismaClient;
  horloge: Horloge;
  fichiers: FichiersService;
}

const UNE_HEURE_MS = 3_600_000;
/** How long one that is over stays among its author's. */
const GARDE_MS = 30 * 24 * UNE_HEURE_MS;

/**
 * Writes the file of an export with the rights that its author has now. Killed in the middle, it begins
 * again: a file made of two readings would hold some dossiers twice and lack others. Done already, it
 * changes nothing.
 */
export async function produireExport(moyens: Moyens, id: string): Promise<void> {
  const { client, horloge, fichiers } = moyens;
  const lu = await client.export.findUnique({
    where: { id },
    include: {
      auteur: {
        select: { id: true, serviceId: true, role: true, dispositifs: true, actif: true },
      },
    },
  });
  if (lu?.etat !== 'EN_COURS') return;
  const { auteur } = lu;
  if (!auteur.actif || !roleAutorise(auteur.role, 'dossier:lire'))
    return abandonnerExport(moyens, id);
  const demande = lireDemande(lu);
  await fichiers.avecFichier(new Uint8Array(), async (chemin) => {
    const lignes = await client.$transaction(
      async (tx) => {
        let nombre = 0;
        const dossiers = parcourirDossiers(
          tx,
          auteur,
          demande,
          horloge.aujourdhui(),
          async (lus) => {
            nombre = lus;
            // Outside the transaction, to be seen while it lasts.
            await client.export.updateMany({
              where: { id, etat: 'EN_COURS' },
              data: { faits: lus },
            });
          },
        );
        await pipeline(
          ecrireFichier(demande.format, demande.colonnes, dossiers),
          createWriteStream(chemin, { mode: 0o600 }),
        );
        return nombre;
      },
      { isolationLevel: 'RepeatableRead', timeout: UNE_HEURE_MS },
    );
    const taille = (await stat(chemin)).size;
    const cle = await fichiers.deposer(`${lu.serviceId}/exports`, chemin, TYPES[demande.format]);
    const fait = await client.$transaction(async (tx) => {
      const { count } = await tx.export.updateMany({
        where: { id, etat: 'EN_COURS' },
        data: {
          etat: 'PRET',
          cle,
          taille,
          faits: lignes,
          total: lignes,
          dispositifs: auteur.dispositifs,
          finLe: horloge.maintenant(),
        },
      });
      if (count > 0) await consignerExport(tx, horloge, auteur, demande, lignes);
      return count > 0;
    });
    if (!fait) await fichiers.supprimer(cle);
  });
}

export async function abandonnerExport({ client, horloge }: Moyens, id: string): Promise<void> {
  await client.export.updateMany({
    where: { id, etat: 'EN_COURS' },
    data: { etat: 'ECHEC', finLe: horloge.maintenant() },
  });
}

/** Removes the files a day after they were made, and what is over after a month. Returns how many files. */
export async function expirerExports({ client, horloge, fichiers }: Moyens): Promise<number> {
  const maintenant = horloge.maintenant().getTime();
  const perimes = await client.export.findMany({
    where: { etat: 'PRET', finLe: { lt: new Date(maintenant - DUREE_MS) } },
    select: { id: true, cle: true },
  });
  for (const { id, cle } of perimes) {
    if (cle) await fichiers.supprimer(cle);
    await client.export.updateMany({ where: { id }, data: { etat: 'EXPIRE', cle: null } });
  }
  await client.export.deleteMany({
    where: { etat: { in: ['EXPIRE', 'ECHEC'] }, finLe: { lt: new Date(maintenant - GARDE_MS) } },
  });
  return perimes.length;
}
