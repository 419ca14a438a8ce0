import { Readable } from 'node:stream';
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
  /**
   * Lasts at most `ENVOI_MAX_MS`.
   * @throws EnvoiIncertain when the server may have taken the message; any other error: it has not
   */
  envoyer(courriel: CourrielAEnvoyer): Promise<void>;
}

export class EnvoiIncertain extends Error {}

/** A server that trickles its answers never goes silent: the whole sending is bounded as well. */
export const ENVOI_MAX_MS = 60_000;
/** nodemailer's own go up to ten minutes. */
const delaisMs = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

export function creerTransport(config: Config, delais = delaisMs): Transport | null {
  if (!config.SMTP_URL || !config.COURRIEL_EXPEDITEUR) return null;
  const expediteur = config.COURRIEL_EXPEDITEUR;
  const smtp = nodemailer.createTransport(
    { url: config.SMTP_URL, ...delais },
    { disableFileAccess: true, disableUrlAccess: true },
  );
  return {
    async envoyer({ id, destinataire, objet, texte }) {
      let lu = false;
      const message = {
        from: expediteur,
        to: destinataire,
        subject: objet,
        // Read once the session is open and the message begins, which no error of nodemailer's tells:
        // it reports a connection lost after DATA as it does one lost before the greeting.
        text: Readable.from(
          (function* () {
            lu = true;
            yield texte;
          })(),
          { objectMode: false },
        ),
        // The same for every attempt: a server that keeps them can tell a repeat.
        messageId: `<${id}@${expediteur.split('@')[1]}>`,
        signal: AbortSignal.timeout(ENVOI_MAX_MS),
      };
      try {
        await smtp.sendMail(message);
      } catch (erreur) {
        throw lu && !estRefus(erreur) ? new EnvoiIncertain((erreur as Error).message) : erreur;
      }
    },
  };
}

/** The server said no, or was never given the message. Whatever else may have been lost after it said yes. */
function estRefus(erreur: unknown): boolean {
  const { code, responseCode = 0 } = erreur as { code?: string; responseCode?: number };
  return responseCode >= 400 || code === 'EENVELOPE';
}
