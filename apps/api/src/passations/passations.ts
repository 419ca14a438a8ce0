import {
  JOURS_ANNULATION,
  type ListerPassations,
  type Page,
  type Passation,
} from '@sciat/contrats';
import { ajouterJours } from '@sciat/dispositifs';
import type { Prisma, PrismaClient } from '@sciat/prisma';
import type { Perimetre } from '../auth/perimetre.js';
import { jourDe } from '../base/horloge.js';
import type { Moyens } from '../dossiers/ecrire-dossier.js';
import { introuvable, refus } from '../erreurs/erreur-metier.js';
import { deposer } from '../outbox/deposer.js';

const EXEMPLES = 50;
const agent = { select: { id: true, nom: true, prenom: true } } as const;
const avecPersonnes = { de: agent, vers: agent, auteur: agent } as const;
type Lue = Prisma.PassationGetPayload<{ include: typeof avecPersonnes }>;

/** Those of which every dossier is of the schemes one follows. */
const duPerimetre = ({ serviceId, dispositifs }: Perimetre): Prisma.PassationWhereInput => ({
  serviceId,
  ...(dispositifs.length > 0
    ? { lignes: { every: { dossier: { dispositif: { in: [...dispositifs] } } } } }
    : {}),
});

export async function listerPassations(
  client: PrismaClient,
  qui: Perimetre,
  { page, parPage, ordre }: ListerPassations,
  aujourdhui: string,
): Promise<Page<Passation>> {
  const where = duPerimetre(qui);
  const [lues, total] = await Promise.all([
    client.passation.findMany({
      where,
      orderBy: [{ demandeeLe: ordre }, { id: ordre }],
      skip: (page - 1) * parPage,
      take: parPage,
      include: avecPersonnes,
    }),
    client.passation.count({ where }),
  ]);
  return { donnees: await presenter(client, lues, aujourdhui), total };
}

/** @throws ErreurMetier 404 for one of another service, or of schemes that one does not follow */
export async function lirePassation(
  client: PrismaClient,
  qui: Perimetre,
  id: string,
  aujourdhui: string,
): Promise<Passation> {
  const lue = await client.passation.findFirst({
    where: { id, ...duPerimetre(qui) },
    include: avecPersonnes,
  });
  const [passation] = lue ? await presenter(client, [lue], aujourdhui) : [];
  if (!passation) throw introuvable('Cette passation');
  return passation;
}

/**
 * Gives the dossiers back, except those that changed hands since: each is decided when it is written.
 * @throws ErreurMetier 422 once undone, or after the period
 */
export async function annulerPassation(
  { client, horloge }: Moyens,
  { id: auteurId, serviceId, dispositifs }: Perimetre & { id: string },
  id: string,
): Promise<void> {
  const qui = { serviceId, dispositifs };
  const { annulable } = await lirePassation(client, qui, id, horloge.aujourdhui());
  const tropTard = () =>
    refus([
      {
        code: 'NON_ANNULABLE',
        message: 'Cette passation a déjà été annulée, ou ne peut plus l’être.',
      },
    ]);
  if (!annulable) throw tropTard();
  await client.$transaction(async (tx) => {
    const { count } = await tx.passation.updateMany({
      where: { id, annuleeLe: null },
      data: { annuleeLe: horloge.maintenant(), annuleeParId: auteurId },
    });
    if (count === 0) throw tropTard();
    // What was not written yet never will be.
    await tx.lignePassation.updateMany({
      where: { passationId: id, etat: 'A_FAIRE' },
      data: { etat: 'ECARTEE', raison: 'La passation a été annulée avant.' },
    });
    await tx.lignePassation.updateMany({
      where: { passationId: id, etat: 'FAITE' },
      data: { etat: 'A_ANNULER' },
    });
    await deposer(
      tx,
      { serviceId, dossierId: null },
      { nom: 'passation.executer', charge: { passationId: id } },
    );
  });
}

async function presenter(
  client: PrismaClient,
  lues: Lue[],
  aujourdhui: string,
): Promise<Passation[]> {
  const ids = lues.map((p) => p.id);
  const [comptes, ecartees] = await Promise.all([
    client.lignePassation.groupBy({
      by: ['passationId', 'etat'],
      where: { passationId: { in: ids } },
      _count: true,
    }),
    client.lignePassation.findMany({
      where: { passationId: { in: ids }, etat: { in: ['ECARTEE', 'MAINTENUE'] } },
      orderBy: { dossierId: 'asc' },
      take: EXEMPLES,
      include: { dossier: { select: { reference: true } } },
    }),
  ]);
  return lues.map(({ demandeeLe, annuleeLe, ...p }) => {
    const siens = comptes.filter((c) => c.passationId === p.id);
    const n = (...etats: string[]) =>
      siens.filter((c) => etats.includes(c.etat)).reduce((t, c) => t + c._count, 0);
    const annulableJusquau = ajouterJours(jourDe(demandeeLe), JOURS_ANNULATION);
    return {
      ...p,
      demandeeLe: demandeeLe.toISOString(),
      annuleeLe: annuleeLe?.toISOString() ?? null,
      annulableJusquau,
      annulable: annuleeLe === null && aujourdhui <= annulableJusquau && n('FAITE', 'A_FAIRE') > 0,
      enAttente: n('A_FAIRE', 'A_ANNULER'),
      transmis: n('FAITE', 'A_ANNULER', 'ANNULEE', 'MAINTENUE'),
      ecartes: n('ECARTEE'),
      rendus: n('ANNULEE'),
      maintenus: n('MAINTENUE'),
      exemples: ecartees
        .filter((l) => l.passationId === p.id)
        .map((l) => ({
          dossierId: l.dossierId,
          reference: l.dossier.reference,
          raison: l.raison ?? '',
        })),
    };
  });
}
