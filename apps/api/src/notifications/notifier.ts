import {
  type Evenement,
  type GenreNotification,
  type ModeNotification,
  modeParDefaut,
} from '@sciat/contrats';
import { peut } from '@sciat/dispositifs';
import type { Prisma, Utilisateur } from '@sciat/prisma';
import type { Tx } from '../base/prisma.service.js';
import { cheminDossier, cheminListe } from '../courriels/adresser.js';
import { deposer } from '../outbox/deposer.js';
import { type Annonce, annoncesDe, cleEnNombre } from './selon-evenement.js';

interface Acte {
  serviceId: string;
  dossierId: string;
  /** Never told of their own act; `null`: the daily job. */
  auteurId: string | null;
  maintenant: Date;
}

/** Tells whom it may concern of what the journal just received, in the transaction of the act. */
export async function notifierEvenements(
  tx: Tx,
  acte: Acte,
  evenements: { evenement: Evenement; rang: number }[],
): Promise<void> {
  const { dossierId } = acte;
  // Most events are news to nobody: the dossier is not read for them.
  const nouvelles = evenements.filter(
    ({ evenement, rang }) => annoncesDe(evenement, { dossierId, rang, agentId: null }).length > 0,
  );
  if (nouvelles.length === 0) return;
  const dossier = await tx.dossier.findUniqueOrThrow({
    where: { id: dossierId },
    select: { agentId: true, dispositif: true, reference: true },
  });
  const annonces = nouvelles.flatMap(({ evenement, rang }) =>
    annoncesDe(evenement, { dossierId, rang, agentId: dossier.agentId }),
  );
  await annoncer(tx, acte, dossier, annonces);
}

/** Writes each piece of news once for each of those it is for, who may see the dossier and want to know. */
export async function annoncer(
  tx: Tx,
  acte: Acte,
  { dispositif, reference }: { dispositif: string; reference: string },
  annonces: Annonce[],
): Promise<void> {
  const { serviceId, dossierId, auteurId, maintenant } = acte;
  const nommes = annonces.flatMap(({ pour }) => ('encadrement' in pour ? [] : pour));
  const comptes = await tx.utilisateur.findMany({
    where: { serviceId, actif: true, OR: [{ id: { in: nommes } }, { role: 'superviseur' }] },
  });
  const estPour = ({ id, role }: Utilisateur, pour: Annonce['pour']) =>
    'encadrement' in pour ? role === 'superviseur' && id !== pour.sauf : pour.includes(id);
  for (const { genre, cle, phrase, pour, dejaEcrite, ...source } of annonces) {
    const { lotId = null, passationId = null } = source;
    const destinataires = comptes
      .filter((u) => estPour(u, pour) && u.id !== auteurId)
      .filter((u) => peut(u, 'dossier:lire', { serviceId, dispositif }))
      .map((u) => ({ ...u, mode: modeDe(u, genre) }))
      .filter(({ mode }) => mode !== 'AUCUNE');
    if (destinataires.length === 0) continue;
    const neuves = await tx.notification.createManyAndReturn({
      data: destinataires.map(({ id, mode }) => ({
        serviceId,
        dossierId,
        dispositif,
        utilisateurId: id,
        genre,
        cle,
        phrase,
        lotId,
        passationId,
        creeLe: maintenant,
        aResumer: mode === 'RESUME' && !dejaEcrite,
      })),
      skipDuplicates: true,
      select: { utilisateurId: true },
    });
    if (dejaEcrite) continue;
    const { dite, chemin } = direNouvelle({
      dossier: { id: dossierId, reference },
      phrase,
      lotId,
      passationId,
    });
    for (const { utilisateurId } of neuves) {
      const compte = destinataires.find((u) => u.id === utilisateurId);
      if (compte?.mode !== 'COURRIEL') continue;
      await ecrireA(tx, compte, {
        modele: 'NOTIFICATION',
        objet: dite.replace(/\.$/, ''),
        texte: `Bonjour,\n\n${dite}\n${chemin}\n\n${SIGNATURE}`,
        maintenant,
      });
    }
  }
}

/** Tells of what a batch, or a hand-over, gave by now, in place of all that was told of it before. */
export async function annoncerEnNombre(
  tx: Tx,
  acte: Acte,
  dossier: { dispositif: string; reference: string },
  { annonce, source, deja }: { annonce: Annonce; source: string; deja: string[] },
): Promise<void> {
  await tx.notification.deleteMany({
    where: {
      utilisateurId: { in: deja },
      cle: { startsWith: cleEnNombre(source), not: annonce.cle },
    },
  });
  await annoncer(tx, acte, dossier, [annonce]);
}

interface Nouvelle {
  dossier: { id: string; reference: string };
  phrase: string;
  lotId: string | null;
  passationId: string | null;
}
/** "VTA-2026-0001 : Votre avis est demandé." and where it leads. News of several dossiers names none. */
export function direNouvelle({ dossier, phrase, lotId, passationId }: Nouvelle) {
  if (lotId) return { dite: phrase, chemin: cheminListe({ lot: lotId }) };
  if (passationId) return { dite: phrase, chemin: cheminListe({ passation: passationId }) };
  return { dite: `${dossier.reference}\u00a0: ${phrase}`, chemin: cheminDossier(dossier.id) };
}

export const SIGNATURE =
  'Vous recevez ce courriel selon vos préférences, que vous changez dans l’application sur « Mon compte ».\n';

export function modeDe(
  { modesNotification }: { modesNotification: Prisma.JsonValue },
  genre: GenreNotification,
): ModeNotification {
  const choisis = modesNotification as Partial<Record<GenreNotification, ModeNotification>>;
  return choisis[genre] ?? modeParDefaut(genre);
}

interface Ecrit {
  modele: 'NOTIFICATION' | 'RESUME';
  objet: string;
  texte: string;
  maintenant: Date;
}

/** A mail to one of our own: of no dossier, and in no journal. */
export async function ecrireA(
  tx: Tx,
  { id: utilisateurId, serviceId, courriel }: Pick<Utilisateur, 'id' | 'serviceId' | 'courriel'>,
  { maintenant, ...ecrit }: Ecrit,
): Promise<void> {
  const { id } = await tx.courriel.create({
    data: { ...ecrit, serviceId, utilisateurId, destinataire: courriel, creeLe: maintenant },
  });
  await deposer(
    tx,
    { serviceId, dossierId: null },
    { nom: 'courriel.envoyer', charge: { courrielId: id } },
  );
}
