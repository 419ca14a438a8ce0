import type { Consultation } from '@sciat/contrats';
import { type Agent, definitionDe, peut } from '@sciat/dispositifs';
import type { Prisma } from '@sciat/prisma';
import { deBase, deBaseOuNull } from '../base/dates.js';
import { jourDe } from '../base/horloge.js';
import type { Tx } from '../base/prisma.service.js';
import { lirePour, type Moyens } from '../dossiers/ecrire-dossier.js';
import type { DossierLu } from '../dossiers/faits.js';
import { ErreurMetier, introuvable, refus } from '../erreurs/erreur-metier.js';

const personne = { select: { prenom: true, nom: true, courriel: true, actif: true } } as const;
export const avecPartages = {
  creePar: personne,
  pieces: { include: { version: { include: { piece: { select: { code: true } } } } } },
} satisfies Prisma.ConsultationInclude;
export type ConsultationLue = Prisma.ConsultationGetPayload<{ include: typeof avecPartages }>;

/** The opinions asked on a dossier, latest first. */
export async function listerConsultations(
  { client }: Moyens,
  dossierId: string,
  agent: Agent,
): Promise<Consultation[]> {
  const dossier = await lirePour(client, dossierId, agent, 'dossier:lire');
  const lues = await client.consultation.findMany({
    where: { dossierId },
    orderBy: [{ creeLe: 'desc' }, { id: 'desc' }],
    take: 100,
    include: avecPartages,
  });
  return lues.map((c) => presenter(c, dossier, agent));
}

/** What is confidential is for those who instruct: the others know that it was asked, and no more. */
export function presenter(c: ConsultationLue, dossier: DossierLu, agent: Agent): Consultation {
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  const instruit = peut(agent, 'donnees-personnelles:lire', dossier);
  const reserve = c.confidentiel && !instruit;
  const siLisible = <T>(valeur: T) => (reserve ? null : valeur);
  return {
    id: c.id,
    etat: c.etat,
    organisme: c.organisme,
    utilisateurId: c.utilisateurId,
    courriel: instruit ? c.courriel : null,
    confidentiel: c.confidentiel,
    reserve,
    question: siLisible(c.question),
    pieces: reserve
      ? []
      : c.pieces.map(({ numero, version: { piece } }) => ({
          code: piece.code,
          libelle: libelleDe(definition, piece.code),
          numero,
        })),
    echeanceLe: deBase(c.echeanceLe),
    demandeLe: jourDe(c.creeLe),
    demandePar: `${c.creePar.prenom} ${c.creePar.nom}`,
    relances: c.relances,
    relanceLe: deBaseOuNull(c.relanceLe),
    reponse: siLisible(c.reponse),
    commentaire: siLisible(c.commentaire),
    reponduLe: deBaseOuNull(c.reponduLe),
    canal: c.canal,
    revoqueLe: deBaseOuNull(c.revoqueLe),
    motifRevocation: siLisible(c.motifRevocation),
  };
}

export const libelleDe = (
  { pieces }: { pieces: { code: string; libelle: string }[] },
  code: string,
) => pieces.find((p) => p.code === code)?.libelle ?? code;

/** @throws ErreurMetier 404 unless it belongs to the dossier */
export async function lireConsultation(
  tx: Tx,
  dossierId: string,
  id: string,
): Promise<ConsultationLue> {
  const lue = await tx.consultation.findFirst({ where: { id, dossierId }, include: avecPartages });
  if (!lue) throw introuvable('Cette demande d’avis');
  return lue;
}

/** @throws ErreurMetier 409 once the opinion is given, 422 once it was revoked */
export function exigerAttendue({ etat, organisme }: ConsultationLue): void {
  if (etat === 'RENDUE') throw dejaRendu();
  if (etat === 'REVOQUEE')
    throw refus([
      { code: 'REVOQUEE', message: `La demande d’avis à ${organisme} a été révoquée.` },
    ]);
}

export const dejaRendu = () => new ErreurMetier('conflit', 'Cet avis a déjà été rendu.');
