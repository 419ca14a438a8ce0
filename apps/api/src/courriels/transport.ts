import nodemailer from 'nodemailer';
import type { Config } from '../config.js';

export interface CourrielAEnvoyer {
  id: string;
  destinataire: string;
  objet: string;
  texte: string;
}

/** The mail server, or `null` when none is set: mails are then kept and shown. */
export interface Transport {
  /** @throws EnvoiIncertain when the server was lost after the message was handed over */
  envoyer(courriel: CourrielAEnvoyer): Promise<void>;
}

export class EnvoiIncertain extends Error {}

export function creerTransport(config: Config): Transport | null {
  if (!config.SMTP_URL || !config.COURRIEL_EXPEDITEUR) return null;
  const expediteur = config.COURRIEL_EXPEDITEUR;
  const smtp = nodemailer.createTransport(config.SMTP_URL, {
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async envoyer({ id, destinataire, objet, texte }) {
      try {
        await smtp.sendMail({
          from: expediteur,
          to: destinataire,
          subject: objet,
          text: texte,
          // The same for every attempt: a server that keeps them can tell a repeat.
          messageId: `<${id}@${expediteur.split('@')[1]}>`,
        });
      } catch (erreur) {
        throw estIncertain(erreur) ? new EnvoiIncertain((erreur as Error).message) : erreur;
      }
    },
  };
}

/** Lost during DATA and without an answer: the server may have taken the message. */
function estIncertain(erreur: unknown): boolean {
  const { command, responseCode } = erreur as { command?: string; responseCode?: number };
  return command === 'DATA' && responseCode === undefined;
}
