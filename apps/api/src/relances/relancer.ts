import type { ApercevoirRelance, ApercuRelance, Relancer } from '@sciat/contrats';
import {
  acteurs,
  ajouterJours,
  type DonneesCommunes,
  definitionDe,
  echeanceDeLEtape,
  enToutesLettres,
  nombreCommun,
  type Obligation,
  obligationDe,
  type Raison,
  type Redaction,
} from '@sciat/dispositifs';
import { enBase } from '../base/dates.js';
import { enregistrer, rediger } from '../courriels/preparer.js';
import {
  type Auteur,
  ecrireDossier,
  lirePour,
  type Moyens,
  type Situation,
} from '../dossiers/ecrire-dossier.js';
import { faitsDuDossier } from '../dossiers/faits.js';
import { refus } from '../erreurs/erreur-metier.js';
import { finAvecCourriel, type LienJoint, ouvrirAvecCourriel } from '../liens/joindre-lien.js';
import { piecesAttendues } from '../pieces/attendues.js';

interface Preparee {
  obligation: Obligation;
  /** `null`: no mailbox is known for whoever holds the dossier. */
  destinataire: string | null;
  redaction: Redaction;
  prochaineLe: string;
  /** It is for pieces that the applicant has to send. */
  lienPossible: boolean;
}

/** The reminder as it would leave, without writing anything. */
export async function apercevoirRelance(
  { client, horloge }: Moyens,
  dossierId: string,
  auteur: Auteur,
  { message, lienDepot }: ApercevoirRelance,
): Promise<ApercuRelance> {
  const dossier = await lirePour(client, dossierId, auteur, 'dossier:relancer');
  const aujourdhui = horloge.aujourdhui();
  const situation = {
    tx: client,
    dossier,
    definition: definitionDe(dossier.dispositif, dossier.dispositifVersion),
    faits: await faitsDuDossier(client, dossier, aujourdhui),
    aujourdhui,
  };
  const lien = lienDepot && {
    adresse: '(l’adresse du lien, créé à l’envoi)',
    expireLe: finAvecCourriel(situation, limiteDe(situation)),
  };
  const { obligation: _, redaction, ...reste } = await preparer(situation, message, lien);
  return { ...redaction, ...reste };
}

export interface Rappel extends Omit<Relancer, 'version'> {
  version?: number;
  /** Sent by the daily job before this limit. */
  avantLe?: string;
}

/**
 * Reminds whoever holds the dossier: the mail and its job, the event, and the reminder counted on the
 * obligation, which proposes the next one.
 * @throws ErreurMetier 422 when the service itself holds it, when it is closed, or without an address
 */
export async function relancer(
  moyens: Moyens,
  dossierId: string,
  auteur: Auteur,
  { version, message, lienDepot, avantLe, destinataire: voulu, prochaineLe: voulue }: Rappel,
): Promise<void> {
  await ecrireDossier(
    moyens,
    { dossierId, version, auteur, permission: 'dossier:relancer' },
    async (situation) => {
      const { tx, dossier, aujourdhui } = situation;
      const lien = lienDepot
        ? await ouvrirAvecCourriel(moyens, situation, auteur, limiteDe(situation))
        : undefined;
      const { obligation, redaction, ...proposes } = await preparer(
        situation,
        message,
        lien?.joint,
      );
      if (lien && !proposes.lienPossible) throw refus([sansPiece]);
      const destinataire = voulu ?? proposes.destinataire;
      const prochaineLe = voulue ?? proposes.prochaineLe;
      if (!destinataire) throw refus([sansAdresse(obligation)]);
      if (prochaineLe <= aujourdhui) throw refus([tropTot(aujourdhui)]);
      const { id, travail } = await enregistrer(tx, dossier, {
        modele: 'RELANCE',
        destinataire,
        redaction,
        maintenant: moyens.horloge.maintenant(),
      });
      const { acteur } = obligation;
      return {
        evenements: [
          {
            type: 'RelanceEnvoyee',
            charge: {
              acteur,
              courrielId: id,
              etape: dossier.etape,
              prochaineLe,
              ...(avantLe ? { avantLe } : {}),
            },
            prive: { destinataire },
          },
          ...(lien ? [lien.evenement] : []),
        ],
        travaux: travail ? [travail] : [],
        // Before the obligation is written again: it keeps the reminders of a same step.
        autres: async () => {
          await tx.obligation.update({
            where: { dossierId },
            data: {
              relances: { increment: 1 },
              relanceLe: enBase(aujourdhui),
              aRelancerLe: enBase(prochaineLe),
            },
          });
        },
      };
    },
  );
}

async function preparer(
  { tx, dossier, definition, faits, aujourdhui }: Situation,
  message: string | undefined,
  lien: LienJoint | undefined,
): Promise<Preparee> {
  const obligation = obligationDe(definition, dossier.etape, faits);
  if (!obligation)
    throw refus([{ code: 'CLOS', message: 'Le dossier est clos : plus rien n’est attendu.' }]);
  const { acteur, depuisLe, libelle } = obligation;
  if (acteur === 'SCIAT')
    throw refus([
      { code: 'PORTEUR', message: 'Le service a lui-même la main : il n’y a personne à relancer.' },
    ]);
  const collectivite = acteur === 'COLLECTIVITE';
  const pieces = collectivite ? piecesAttendues(definition, dossier.etape, faits) : [];
  const redaction = await rediger(tx, dossier, definition, 'RELANCE', {
    dateLegale: depuisLe,
    aujourdhui,
    attendu: libelle,
    // Its own date: the clock of silence is ours, and nothing that the addressee has to meet.
    limiteLe: echeanceDeLEtape(definition, dossier.etape, faits)?.le,
    pieces,
    motif: message,
    lien: pieces.length > 0 ? lien : undefined,
  });
  const { contactCourriel } = faits.donnees as DonneesCommunes;
  const destinataire = collectivite
    ? contactCourriel
    : definition.contacts.find((c) => c.acteur === acteur)?.courriel;
  return {
    obligation,
    redaction,
    destinataire: destinataire ?? null,
    prochaineLe: ajouterJours(aujourdhui, nombreCommun(definition, faits, 'delaiRelance')),
    lienPossible: pieces.length > 0,
  };
}

const limiteDe = ({ definition, dossier, faits }: Omit<Situation, 'tx'>) =>
  echeanceDeLEtape(definition, dossier.etape, faits)?.le;

const sansPiece: Raison = {
  code: 'LIEN',
  champ: 'lienDepot',
  message: 'Aucune pièce n’est attendue du demandeur : aucun lien n’est joint.',
};

const sansAdresse = ({ acteur }: Obligation): Raison => ({
  code: 'ADRESSE',
  champ: 'destinataire',
  message: `Aucune adresse n’est connue pour ${acteurs[acteur]} : indiquez-en une.`,
});

const tropTot = (aujourdhui: string): Raison => ({
  code: 'DATE',
  champ: 'prochaineLe',
  message: `La prochaine relance vient après celle-ci : choisissez une date après le ${enToutesLettres(aujourdhui)}.`,
});
