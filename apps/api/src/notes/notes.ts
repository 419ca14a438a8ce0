import { decouperMentions, type EcrireNote, type Evenement, type Note } from '@sciat/contrats';
import { permissions } from '@sciat/dispositifs';
import type { Prisma } from '@sciat/prisma';
import type { Utilisateur } from '../auth/acces.js';
import type { Tx } from '../base/prisma.service.js';
import { lirePour, type Moyens } from '../dossiers/ecrire-dossier.js';
import type { DossierLu } from '../dossiers/faits.js';
import { quiSuit } from '../dossiers/modifier-dossier.js';
import { ErreurMetier, interdit, introuvable } from '../erreurs/erreur-metier.js';
import { consigner, horsVersion } from '../journal/consigner.js';
import { annoncer } from '../notifications/notifier.js';
import { type Annonce, cleMention, mention } from '../notifications/selon-evenement.js';

const personne = { select: { id: true, nom: true, prenom: true } } as const;
const avecAuteurs = {
  auteur: personne,
  mentions: { include: { utilisateur: personne } },
} satisfies Prisma.NoteInclude;

/** Colleagues who may read the notes of this dossier: a mention is not to tell anyone what they may not see. */
export const mentionnables = (tx: Tx, { serviceId, dispositif }: DossierLu) =>
  tx.utilisateur.findMany({
    where: {
      serviceId,
      actif: true,
      role: { in: [...permissions['note:ecrire']] },
      ...quiSuit(dispositif),
    },
    orderBy: [{ nom: 'asc' }, { prenom: 'asc' }, { id: 'asc' }],
    ...personne,
  });

export async function lireNotes(
  tx: Tx,
  dossierId: string,
  qui: Utilisateur,
  { page, parPage }: { page: number; parPage: number },
): Promise<{ donnees: Note[]; total: number }> {
  const [notes, total] = await Promise.all([
    tx.note.findMany({
      where: { dossierId },
      include: avecAuteurs,
      orderBy: [{ creeLe: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * parPage,
      take: parPage,
    }),
    tx.note.count({ where: { dossierId } }),
  ]);
  return { donnees: notes.map((n) => presenter(n, qui)), total };
}

/** Two people may note at once: a note does not go through the version of the dossier. */
export async function ajouterNote(
  { client, horloge }: Moyens,
  dossierId: string,
  qui: Utilisateur,
  { texte }: EcrireNote,
): Promise<Note> {
  return client.$transaction(async (tx) => {
    const dossier = await lirePour(tx, dossierId, qui, 'note:ecrire');
    const mentions = await mentionsDe(tx, dossier, texte);
    const maintenant = horloge.maintenant();
    const { id } = await tx.note.create({
      data: {
        dossierId,
        auteurId: qui.id,
        texte,
        creeLe: maintenant,
        mentions: { create: mentions.map((m) => ({ utilisateurId: m, creeLe: maintenant })) },
      },
    });
    const charge = { noteId: id, mentions: mentions.length };
    await journaliser(tx, dossier, qui, horloge, { type: 'NoteAjoutee', charge });
    await appeler(tx, dossier, qui, maintenant, mention(id, mentions));
    return relire(tx, id, qui);
  });
}

/** @throws ErreurMetier 403 unless it is one's own, 409 once it is deleted */
export async function modifierNote(
  { client, horloge }: Moyens,
  dossierId: string,
  noteId: string,
  qui: Utilisateur,
  { texte }: EcrireNote,
): Promise<Note> {
  return client.$transaction(async (tx) => {
    const dossier = await lirePour(tx, dossierId, qui, 'note:ecrire');
    const note = await sienne(tx, dossier, noteId, qui);
    if (note.texte === texte) return relire(tx, noteId, qui);
    const mentions = await mentionsDe(tx, dossier, texte);
    const maintenant = horloge.maintenant();
    // Who was already called upon is not called again.
    await tx.noteMention.deleteMany({ where: { noteId, utilisateurId: { notIn: mentions } } });
    await tx.noteMention.createMany({
      data: mentions.map((utilisateurId) => ({ noteId, utilisateurId, creeLe: maintenant })),
      skipDuplicates: true,
    });
    await tx.note.update({ where: { id: noteId }, data: { texte, modifieeLe: maintenant } });
    const charge = { noteId, mentions: mentions.length };
    await journaliser(tx, dossier, qui, horloge, { type: 'NoteModifiee', charge });
    await appeler(tx, dossier, qui, maintenant, mention(noteId, mentions));
    return relire(tx, noteId, qui);
  });
}

/** The text is erased and nobody is called upon any more; that there was a note stays. Harmless the second time. */
export async function supprimerNote(
  { client, horloge }: Moyens,
  dossierId: string,
  noteId: string,
  qui: Utilisateur,
): Promise<Note> {
  return client.$transaction(async (tx) => {
    const dossier = await lirePour(tx, dossierId, qui, 'note:ecrire');
    const note = await sienne(tx, dossier, noteId, qui, { supprimee: true });
    if (note.supprimeeLe) return relire(tx, noteId, qui);
    await tx.noteMention.deleteMany({ where: { noteId } });
    await tx.notification.deleteMany({ where: { dossierId, cle: cleMention(noteId) } });
    await tx.note.update({
      where: { id: noteId },
      data: { texte: '', supprimeeLe: horloge.maintenant() },
    });
    await journaliser(tx, dossier, qui, horloge, { type: 'NoteSupprimee', charge: { noteId } });
    return relire(tx, noteId, qui);
  });
}

/** The note, locked, if it is of this dossier and one's own. */
async function sienne(
  tx: Tx,
  { id: dossierId }: DossierLu,
  id: string,
  qui: Utilisateur,
  { supprimee = false } = {},
) {
  await tx.$queryRaw`SELECT 1 FROM note WHERE id = ${id}::uuid FOR UPDATE`;
  const note = await tx.note.findFirst({ where: { id, dossierId } });
  if (!note) throw introuvable('Cette note');
  if (note.auteurId !== qui.id) throw interdit('Une note n’est modifiée que par son auteur.');
  if (note.supprimeeLe && !supprimee)
    throw new ErreurMetier('conflit', 'Cette note a été supprimée.');
  return note;
}

async function mentionsDe(tx: Tx, dossier: DossierLu, texte: string): Promise<string[]> {
  if (!texte.includes('@')) return [];
  const morceaux = decouperMentions(texte, await mentionnables(tx, dossier));
  return [...new Set(morceaux.flatMap((m) => m.agents.map((a) => a.id)))];
}

const appeler = (
  tx: Tx,
  dossier: DossierLu,
  { id: auteurId }: Utilisateur,
  maintenant: Date,
  annonce: Annonce,
) => {
  const { id: dossierId, serviceId } = dossier;
  return annoncer(tx, { serviceId, dossierId, auteurId, maintenant }, dossier, [annonce]);
};

function journaliser(
  tx: Tx,
  dossier: DossierLu,
  qui: Utilisateur,
  horloge: Moyens['horloge'],
  evenement: Evenement,
): Promise<void> {
  return consigner(
    tx,
    horsVersion(horloge, { serviceId: dossier.serviceId, dossierId: dossier.id, auteurId: qui.id }),
    [evenement],
  );
}

async function relire(tx: Tx, id: string, qui: Utilisateur): Promise<Note> {
  return presenter(await tx.note.findUniqueOrThrow({ where: { id }, include: avecAuteurs }), qui);
}

function presenter(
  { auteur, mentions, ...n }: Prisma.NoteGetPayload<{ include: typeof avecAuteurs }>,
  qui: Utilisateur,
): Note {
  return {
    id: n.id,
    auteur,
    texte: n.supprimeeLe ? null : n.texte,
    mentions: mentions.map((m) => m.utilisateur),
    creeLe: n.creeLe.toISOString(),
    modifieeLe: n.modifieeLe?.toISOString() ?? null,
    supprimeeLe: n.supprimeeLe?.toISOString() ?? null,
    modifiable: auteur.id === qui.id && n.supprimeeLe === null,
  };
}
