import type { CanalAvis, NoterAvis, RendreAvis } from '@sciat/contrats';
import { enToutesLettres } from '@sciat/dispositifs';
import { deBase, enBase } from '../base/dates.js';
import { jourDe } from '../base/horloge.js';
import {
  type Auteur,
  type Ecriture,
  ecrireDossier,
  type Moyens,
  type Situation,
} from '../dossiers/ecrire-dossier.js';
import { champInvalide, interdit } from '../erreurs/erreur-metier.js';
import { lienRefuse } from '../liens/ouverture.js';
import type { ConsultationOuverte } from './avis.guard.js';
import { type ConsultationLue, exigerAttendue, lireConsultation } from './consultations.js';
import { ecrireCourriel } from './ecrire-courriel.js';

type Agent = Auteur & { id: string };

/** By the colleague who was asked, and nobody else. */
export async function rendreAvis(
  moyens: Moyens,
  dossierId: string,
  agent: Agent,
  id: string,
  demande: RendreAvis,
): Promise<void> {
  await ecrireDossier(
    moyens,
    { dossierId, auteur: agent, permission: 'avis:rendre' },
    async (situation) => {
      const consultation = await lireConsultation(situation.tx, dossierId, id);
      if (consultation.utilisateurId !== agent.id)
        throw interdit('Cet avis est demandé à quelqu’un d’autre.');
      exigerAttendue(consultation);
      const canal = 'APPLICATION';
      return inscrire(moyens, situation, consultation, {
        ...demande,
        canal,
        le: situation.aujourdhui,
      });
    },
  );
}

/** Came by mail or by telephone: an agent says what, when and how. */
export async function noterAvis(
  moyens: Moyens,
  dossierId: string,
  agent: Agent,
  id: string,
  { reponduLe: le, ...demande }: NoterAvis,
): Promise<void> {
  await ecrireDossier(
    moyens,
    { dossierId, auteur: agent, permission: 'avis:demander' },
    async (situation) => {
      const consultation = await lireConsultation(situation.tx, dossierId, id);
      exigerAttendue(consultation);
      const demandeLe = jourDe(consultation.creeLe);
      if (le < demandeLe || le > situation.aujourdhui)
        throw champInvalide(
          'reponduLe',
          `L’avis a été demandé le ${enToutesLettres(demandeLe)} : choisissez une date depuis ce jour, jusqu’à aujourd’hui.`,
        );
      return inscrire(moyens, situation, consultation, { ...demande, le });
    },
  );
}

/**
 * By whoever holds the link.
 * @throws ErreurMetier 409 the second time, 404 when the link was closed meanwhile
 */
export async function rendreAvisParLien(
  moyens: Moyens,
  { id, dossierId, serviceId }: ConsultationOuverte,
  demande: RendreAvis,
): Promise<void> {
  const auteur = { id: null, role: 'systeme' as const, serviceId };
  await ecrireDossier(
    moyens,
    { dossierId, auteur, permission: 'avis:rendre-par-lien' },
    async (situation) => {
      const consultation = await lireConsultation(situation.tx, dossierId, id);
      // Closing the dossier revokes; and an agent may have revoked while it was written.
      if (consultation.etat === 'REVOQUEE') throw lienRefuse();
      exigerAttendue(consultation);
      const canal = 'LIEN';
      return inscrire(moyens, situation, consultation, {
        ...demande,
        canal,
        le: situation.aujourdhui,
      });
    },
  );
}

type Reponse = RendreAvis & { canal: CanalAvis; le: string };

/** Given once: the row, the event, and a word to the agent who asked. */
async function inscrire(
  moyens: Moyens,
  situation: Situation,
  consultation: ConsultationLue,
  { reponse, commentaire, canal, le }: Reponse,
): Promise<Ecriture> {
  const { tx } = situation;
  const { id, confidentiel, organisme, creePar } = consultation;
  const reponduLe = enBase(le);
  const rendue = await tx.consultation.update({
    where: { id },
    data: { etat: 'RENDUE', reponse, commentaire, canal, reponduLe },
    select: { reponduLe: true },
  });
  const aPrevenir = (canal === 'LIEN' || canal === 'APPLICATION') && creePar.actif;
  const travail = aPrevenir
    ? await ecrireCourriel(
        moyens,
        situation,
        { ...consultation, ...rendue },
        {
          modele: 'AVIS_RENDU',
          destinataire: creePar.courriel,
        },
      )
    : null;
  return {
    evenements: [
      {
        type: 'AvisRendu',
        charge: {
          consultationId: id,
          confidentiel,
          reponse: confidentiel ? null : reponse,
          canal,
        },
        prive: {
          nom: organisme,
          ...(commentaire ? { motif: commentaire } : {}),
          ...(confidentiel ? { reponse } : {}),
        },
      },
    ],
    dateLegale: deBase(reponduLe),
    travaux: travail ? [travail] : [],
  };
}
