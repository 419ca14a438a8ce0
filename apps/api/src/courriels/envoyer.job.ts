import type { PrismaClient } from '@sciat/prisma';
import type { Pool } from 'pg';
import type { Horloge } from '../base/horloge.js';
import { consigner } from '../journal/consigner.js';
import { EnvoiIncertain, type Transport } from './transport.js';

export interface MoyensEnvoi {
  client: PrismaClient;
  pool: Pool;
  horloge: Horloge;
  transport: Transport | null;
}
type Fin = 'ENVOYE' | 'CONSERVE' | 'INCERTAIN' | 'ECHEC';

/**
 * Sends a mail at most once. `EN_COURS` is committed before the server is spoken to; whoever finds it
 * so, while nobody holds the mail's lock, follows a process that died there and cannot know whether
 * the server took it: the mail is shown as uncertain and left to an administrator.
 */
export async function envoyerCourriel(moyens: MoyensEnvoi, courrielId: string): Promise<void> {
  const verrou = await moyens.pool.connect();
  try {
    const { rows } = await verrou.query<{ pris: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS pris',
      [`courriel:${courrielId}`],
    );
    if (!rows[0]?.pris) throw new Error('Ce courriel est en cours d’envoi.');
    await envoyerSeul(moyens, courrielId);
  } finally {
    // Destroyed, not reused: closing the connection is what releases the lock, whatever happened.
    verrou.release(true);
  }
}

async function envoyerSeul(moyens: MoyensEnvoi, id: string): Promise<void> {
  const { client, transport } = moyens;
  const courriel = await client.courriel.findUniqueOrThrow({ where: { id } });
  if (courriel.etat === 'EN_COURS') {
    await finir(moyens, id, 'INCERTAIN', "L'envoi a été interrompu : vérifier avant de renvoyer.");
    return;
  }
  if (courriel.etat !== 'A_ENVOYER') return;
  if (!transport) {
    await finir(moyens, id, 'CONSERVE', null);
    return;
  }
  await client.courriel.update({ where: { id }, data: { etat: 'EN_COURS' } });
  try {
    await transport.envoyer(courriel);
  } catch (erreur) {
    const message = erreur instanceof Error ? erreur.message : String(erreur);
    if (erreur instanceof EnvoiIncertain) {
      await finir(moyens, id, 'INCERTAIN', message);
      return;
    }
    await client.courriel.update({ where: { id }, data: { etat: 'A_ENVOYER', erreur: message } });
    throw erreur;
  }
  await finir(moyens, id, 'ENVOYE', null);
}

/** After the last attempt. */
export async function abandonnerCourriel(
  moyens: MoyensEnvoi,
  id: string,
  erreur: string,
): Promise<void> {
  const courriel = await moyens.client.courriel.findUnique({ where: { id } });
  if (courriel?.etat === 'A_ENVOYER') await finir(moyens, id, 'ECHEC', erreur);
}

async function finir(
  { client, horloge }: MoyensEnvoi,
  id: string,
  etat: Fin,
  erreur: string | null,
): Promise<void> {
  const maintenant = horloge.maintenant();
  await client.$transaction(async (tx) => {
    const envoyeLe = etat === 'ENVOYE' ? maintenant : null;
    const courriel = await tx.courriel.update({ where: { id }, data: { etat, erreur, envoyeLe } });
    await consigner(
      tx,
      {
        serviceId: courriel.serviceId,
        dossierId: courriel.dossierId,
        // Not a change of the dossier: an agent who has it open is not disturbed.
        dossierVersion: null,
        auteurId: null,
        dateLegale: horloge.aujourdhui(),
        maintenant,
      },
      [{ type: 'CourrielTraite', charge: { courrielId: id, modele: courriel.modele, etat } }],
    );
  });
}
