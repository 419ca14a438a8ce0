import type { Courriel, PrismaClient } from '@sciat/prisma';
import { type Horloge, jourDe } from '../base/horloge.js';
import { recalculerObligation, verrouiller } from '../dossiers/ecrire-dossier.js';
import { consigner } from '../journal/consigner.js';
import { sansJeton } from '../liens/jeton.js';
import type { FichiersService } from '../pieces/fichiers.service.js';
import { estAutomatique, filDe } from './fil.js';
import { lireJointe } from './pieces-jointes.js';
import {
  type CourrielAEnvoyer,
  ENVOI_MAX_MS,
  EnvoiIncertain,
  type Transport,
} from './transport.js';

export interface MoyensEnvoi {
  client: PrismaClient;
  horloge: Horloge;
  transport: Transport | null;
  fichiers: Pick<FichiersService, 'existe' | 'lire'>;
}
type Fin = 'ENVOYE' | 'CONSERVE' | 'INCERTAIN' | 'ECHEC';

/** Longer than any sending and the write that follows: whoever still has the mail after that is dead. */
const BAIL_MS = 2 * ENVOI_MAX_MS;

/**
 * Sends a mail at most once. `EN_COURS` is committed before the server is spoken to, and no connection
 * to the database is held meanwhile; whoever finds it so after the lease follows a process that died
 * there and cannot know whether the server took it: the mail is shown as uncertain and left to an
 * administrator.
 */
export async function envoyerCourriel(moyens: MoyensEnvoi, id: string): Promise<void> {
  const { client, horloge, transport } = moyens;
  const courriel = await client.courriel.findUniqueOrThrow({ where: { id } });
  if (courriel.etat === 'EN_COURS') return constaterInterruption(moyens, courriel);
  if (courriel.etat !== 'A_ENVOYER') return;
  if (!transport || (await estFictif(client, courriel)))
    return finir(moyens, courriel, 'CONSERVE', null);

  const messageId = courriel.messageId ?? `<${id}@${transport.domaine}>`;
  const message = await composer(moyens, courriel, messageId);
  const pris = { etat: 'EN_COURS' as const, prisLe: horloge.maintenant() };
  const { count } = await client.courriel.updateMany({
    where: { id, etat: 'A_ENVOYER' },
    data: { ...pris, messageId },
  });
  if (count === 0) throw enCours();
  try {
    await transport.envoyer(message);
  } catch (erreur) {
    const message = erreur instanceof Error ? erreur.message : String(erreur);
    if (erreur instanceof EnvoiIncertain)
      return insister(() => finir(moyens, { ...courriel, ...pris }, 'INCERTAIN', message));
    await client.courriel.updateMany({
      where: { id, ...pris },
      data: { etat: 'A_ENVOYER', erreur: message },
    });
    throw erreur;
  }
  await insister(() => finir(moyens, { ...courriel, ...pris }, 'ENVOYE', null));
}

/** A demonstration writes to nobody, be it a scheme's real mailbox. */
async function estFictif(client: PrismaClient, { dossierId }: Courriel): Promise<boolean> {
  const dossier =
    dossierId &&
    (await client.dossier.findUnique({ where: { id: dossierId }, select: { fictif: true } }));
  return dossier ? dossier.fictif : false;
}

/** @throws when a file to join is not in the store: nothing is said to the server */
async function composer(
  { client, fichiers }: MoyensEnvoi,
  courriel: Courriel,
  messageId: string,
): Promise<CourrielAEnvoyer> {
  const { id, serviceId, dossierId, modele, destinataire, objet, texte } = courriel;
  const service = await client.service.findUniqueOrThrow({
    where: { id: serviceId },
    select: { nom: true, courriel: true },
  });
  const dossier =
    dossierId &&
    (await client.dossier.findUniqueOrThrow({
      where: { id: dossierId },
      select: { reference: true },
    }));
  const jointes = await client.pieceJointe.findMany({
    where: { courrielId: id },
    orderBy: { rang: 'asc' },
  });
  for (const { cle, nom } of jointes)
    if (!(await fichiers.existe(cle))) throw new Error(`Le fichier joint est introuvable : ${nom}`);
  return {
    id,
    messageId,
    destinataire,
    objet,
    texte,
    service,
    dossierReference: dossier ? dossier.reference : null,
    // Mails to one of our own are about no dossier, and make no conversation.
    fil: dossier ? await filDe(client, courriel) : [],
    automatique: estAutomatique(modele),
    interne: courriel.utilisateurId !== null,
    // A letter's delivery is worth knowing; each of the other mails would bring the mailbox one more.
    avisDeRemise: courriel.courrierId !== null,
    piecesJointes: jointes.map(({ nom, type, cle }) => ({
      nom,
      type,
      contenu: lireJointe(fichiers, cle),
    })),
  };
}

const ECRITURES = 8;

/** What became of the mail is known here and nowhere else: a database away for a moment must not lose it. */
async function insister(ecrire: () => Promise<void>): Promise<void> {
  for (let essai = 1; ; essai += 1) {
    try {
      return await ecrire();
    } catch (erreur) {
      if (essai === ECRITURES) throw erreur;
      await new Promise((suite) => setTimeout(suite, 1000));
    }
  }
}

/** After the last attempt. */
export async function abandonnerCourriel(
  moyens: MoyensEnvoi,
  id: string,
  erreur: string,
): Promise<void> {
  const courriel = await moyens.client.courriel.findUnique({ where: { id } });
  if (courriel?.etat === 'EN_COURS') await constaterInterruption(moyens, courriel);
  if (courriel?.etat === 'A_ENVOYER') await finir(moyens, courriel, 'ECHEC', erreur);
}

/** @throws while the lease runs: to be looked at again later */
async function constaterInterruption(moyens: MoyensEnvoi, courriel: Courriel): Promise<void> {
  const depuisMs = moyens.horloge.maintenant().getTime() - (courriel.prisLe?.getTime() ?? 0);
  if (depuisMs < BAIL_MS) throw enCours();
  const constat = 'L’envoi a été interrompu : vérifier avant de renvoyer.';
  await finir(moyens, courriel, 'INCERTAIN', constat);
}

const enCours = () => new Error('Ce courriel est en cours d’envoi.');

/** Writes the outcome, unless someone else has decided since `courriel` was read or taken. */
async function finir(
  { client, horloge }: MoyensEnvoi,
  courriel: Courriel,
  fin: Fin,
  erreur: string | null,
): Promise<void> {
  const { id, etat, prisLe, serviceId, dossierId, modele, texte } = courriel;
  const maintenant = horloge.maintenant();
  await client.$transaction(async (tx) => {
    if (dossierId) await verrouiller(tx, dossierId);
    const { count } = await tx.courriel.updateMany({
      where: { id, etat, prisLe },
      data: {
        etat: fin,
        erreur,
        envoyeLe: fin === 'ENVOYE' ? maintenant : null,
        // A deposit link is for its addressee alone; one that has not left is still to be sent.
        ...(fin === 'ENVOYE' ? { texte: sansJeton(texte) } : {}),
      },
    });
    if (count === 0 || !dossierId) return;
    await consigner(
      tx,
      {
        serviceId,
        dossierId,
        // Not a change of the dossier: an agent who has it open is not disturbed.
        dossierVersion: null,
        auteurId: null,
        dateLegale: horloge.aujourdhui(),
        maintenant,
      },
      [{ type: 'CourrielTraite', charge: { courrielId: id, modele, etat: fin } }],
    );
    // A mail counts from the day it was written until it is known to have failed, or to have left later.
    const plusTard = fin === 'ENVOYE' && jourDe(maintenant) !== jourDe(courriel.creeLe);
    if (fin === 'ECHEC' || plusTard)
      await recalculerObligation(tx, dossierId, horloge.aujourdhui());
  });
}
