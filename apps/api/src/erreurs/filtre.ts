import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { Prisma } from '@sciat/prisma';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { ErreurMetier, type Nature } from './erreur-metier.js';

const natures: Record<number, [Nature, string]> = {
  400: ['invalide', 'La demande n’a pas pu être lue.'],
  401: ['non_connecte', 'Connectez-vous pour continuer.'],
  403: ['interdit', 'Accès refusé.'],
  404: ['introuvable', 'Cette adresse n’existe pas.'],
  405: ['introuvable', 'Cette adresse n’existe pas.'],
  413: ['trop_grand', 'La demande est trop volumineuse.'],
  415: ['type_refuse', 'Ce type de contenu n’est pas accepté.'],
};

/** What the framework and its parsers throw carries a status of its own. */
function statutDe(erreur: unknown): number | undefined {
  if (erreur instanceof HttpException) return erreur.getStatus();
  const statut = (Object(erreur) as { status?: unknown }).status;
  return typeof statut === 'number' ? statut : undefined;
}

const CODES_SURCHARGE = ['P2024', 'P2028'];
/** pg and its pool give these no code. */
const MESSAGES_SURCHARGE =
  /timeout exceeded when trying to connect|due to connection timeout|timeout expired/;

/** No connection to the database in time, or a transaction that could not start or took too long. */
function estSurcharge(erreur: unknown): boolean {
  const { code, message } = Object(erreur) as { code?: unknown; message?: unknown };
  return CODES_SURCHARGE.includes(String(code)) || MESSAGES_SURCHARGE.test(String(message));
}

function traduire(erreur: unknown): ErreurMetier | undefined {
  if (erreur instanceof ErreurMetier) return erreur;
  // A write cycle between transactions, a deadlock: someone else was faster.
  if (erreur instanceof Prisma.PrismaClientKnownRequestError && erreur.code === 'P2034') {
    return new ErreurMetier('conflit', 'Quelqu’un a agi en même temps. Rechargez et recommencez.');
  }
  if (estSurcharge(erreur)) {
    const message = 'Le service est momentanément surchargé : réessayez dans quelques secondes.';
    return new ErreurMetier('surcharge', message, [], { attendreSecondes: 5 });
  }
  const statut = statutDe(erreur) ?? 0;
  const connu = natures[statut];
  if (connu) return new ErreurMetier(...connu);
  return statut >= 400 && statut < 500
    ? new ErreurMetier('invalide', 'Cette demande ne peut pas être satisfaite.', [], { statut })
    : undefined;
}

/** Every error leaves as an RFC 9457 problem, in French, and tells nothing of the inside. */
@Catch()
export class FiltreErreurs implements ExceptionFilter {
  constructor(private readonly journal: Logger) {}

  catch(erreur: unknown, hote: ArgumentsHost): void {
    const reponse = hote.switchToHttp().getResponse<Response>();
    const requete = hote.switchToHttp().getRequest<Request>();
    if (reponse.headersSent) {
      reponse.destroy();
      return;
    }
    // Of the compressed file that was refused.
    reponse.removeHeader('Content-Encoding');
    reponse.type('application/problem+json');
    const connue = traduire(erreur);
    if (connue) {
      if (connue.extra.attendreSecondes)
        reponse.setHeader('Retry-After', connue.extra.attendreSecondes);
      if (connue.statut >= 500)
        this.journal.warn({ err: erreur, requete: requete.id }, connue.message);
      reponse.status(connue.statut).send(JSON.stringify(connue.enProbleme()));
      return;
    }
    this.journal.error({ err: erreur, requete: requete.id }, 'erreur inattendue');
    reponse.status(500).send(
      JSON.stringify({
        type: 'about:blank',
        title: 'Erreur du serveur',
        status: 500,
        detail: `Une erreur inattendue s’est produite (référence ${String(requete.id)}).`,
        code: 'erreur_serveur',
        raisons: [],
      }),
    );
  }
}
