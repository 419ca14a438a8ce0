import { Readable } from 'node:stream';
import nodemailer from 'nodemailer';
import type { Config } from '../config.js';
import { EchecDefinitif } from '../jobs/queue.js';
import { adressePublique } from '../liens/jeton.js';
import { avecAdresse } from './adresser.js';
import { enHtml } from './html.js';

export interface CourrielAEnvoyer {
  /** Known to the server where it takes delivery notices, which then name it. */
  id: string;
  /** The same for every attempt: a server that keeps them can tell a repeat. */
  messageId: string;
  destinataire: string;
  objet: string;
  texte: string;
  /** Of the service: who writes, and who reads the answers. */
  service: { nom: string; courriel: string };
  dossierReference: string | null;
  /** Message-IDs of the conversation, oldest first. */
  fil: string[];
  automatique: boolean;
  /** To one of our own: it leads into the application. */
  interne: boolean;
  /** Ask the server to say when it is delivered, and not only when it is not. */
  avisDeRemise: boolean;
  piecesJointes: { nom: string; type: string; contenu: AsyncIterable<Buffer> }[];
}

/** The mail server, or `null` when none is set: mails are then kept and shown. */
export interface Transport {
  /** Right-hand side of our Message-IDs. */
  domaine: string;
  /**
   * Lasts at most `ENVOI_MAX_MS`.
   * @throws EnvoiIncertain when the server may have taken the message, EchecDefinitif when it never will; any
   * other error: it has not
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
  const adresse = adressePublique(config);
  const smtp = nodemailer.createTransport(
    { url: config.SMTP_URL, ...delais },
    { disableFileAccess: true, disableUrlAccess: true },
  );
  return {
    domaine: expediteur.split('@')[1] as string,
    async envoyer(courriel) {
      let lu = false;
      const { objet, fil, service, automatique } = courriel;
      const texte = courriel.interne ? avecAdresse(courriel.texte, adresse) : courriel.texte;
      const message = {
        from: { name: service.nom, address: expediteur },
        replyTo: service.courriel,
        // Not parsed: an address is one address, whatever it holds.
        to: { name: '', address: courriel.destinataire },
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
        html: enHtml(objet, texte, adresse),
        attachments: courriel.piecesJointes.map(({ nom, type, contenu }) => ({
          filename: nom,
          contentType: type,
          content: Readable.from(contenu, { objectMode: false }),
        })),
        messageId: courriel.messageId,
        ...(fil.length > 0 ? { inReplyTo: fil.at(-1) as string, references: fil } : {}),
        headers: {
          ...(courriel.dossierReference ? { 'X-Dossier': courriel.dossierReference } : {}),
          ...(automatique ? { 'Auto-Submitted': 'auto-generated' } : {}),
        },
        dsn: {
          id: courriel.id,
          return: 'headers' as const,
          notify: [
            'failure' as const,
            'delay' as const,
            ...(courriel.avisDeRemise ? ['success' as const] : []),
          ],
        },
        signal: AbortSignal.timeout(ENVOI_MAX_MS),
      };
      try {
        await smtp.sendMail(message);
      } catch (erreur) {
        const dit = direErreur(erreur);
        if (lu && !estRefus(erreur)) throw new EnvoiIncertain(dit);
        const Echec = estDefinitif(erreur) ? EchecDefinitif : Error;
        throw new Echec(dit, { cause: erreur });
      }
    },
  };
}

interface ErreurSmtp {
  code?: string;
  responseCode?: number;
  response?: string;
  message: string;
}

/**
 * The server said no, was never given the message, or was not given its end (`ESTREAM`: a file could not be
 * read). Whatever else may have been lost after it said yes.
 */
function estRefus(erreur: unknown): boolean {
  const { code = '', responseCode = 0 } = erreur as ErreurSmtp;
  return responseCode >= 400 || ['EENVELOPE', 'ESTREAM'].includes(code);
}

/**
 * This message, or whom it is for, refused for good (5xx, RFC 5321): asking again gets the same answer. A server
 * that does not let us in says nothing of the message.
 */
function estDefinitif(erreur: unknown): boolean {
  const { code = '', responseCode = 0 } = erreur as ErreurSmtp;
  return responseCode >= 500 && ['EENVELOPE', 'EMESSAGE'].includes(code);
}

/** What the agent reads; what the server answered is kept word for word. */
function direErreur(erreur: unknown): string {
  const { code = '', responseCode = 0, response, message } = erreur as ErreurSmtp;
  const detail = response ?? message;
  if (code === 'EENVELOPE')
    return responseCode >= 500
      ? `Le serveur de messagerie refuse cette adresse : ${detail}`
      : `Le serveur de messagerie remet à plus tard : ${detail}`;
  if (responseCode >= 400) return `Le serveur de messagerie refuse le message : ${detail}`;
  if (code === 'ESTREAM') return `Le fichier joint n’a pas pu être lu : ${detail}`;
  return `Le serveur de messagerie n’a pas répondu comme attendu : ${detail}`;
}
