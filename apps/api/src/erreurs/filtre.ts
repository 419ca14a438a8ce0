import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { Prisma } from '@sciat/prisma';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { ErreurMetier, type Nature } from './erreur-metier.js';

const natures: Record<number, [Nature, string]> = {
  400: ['invalide', "La demande n'a pas pu être lue."],
  401: ['non_connecte', 'Connectez-vous pour continuer.'],
  403: ['interdit', 'Accès refusé.'],
  404: ['introuvable', "Cette adresse n'existe pas."],
  405: ['introuvable', "Cette adresse n'existe pas."],
  413: ['trop_grand', 'La demande est trop volumineuse.'],
  415: ['type_refuse', "Ce type de contenu n'est pas accepté."],
};

/** What the framework and its parsers throw carries a status of its own. */
function statutDe(erreur: unknown): number | undefined {
  if (erreur instanceof HttpException) return erreur.getStatus();
  const statut = (erreur as { status?: unknown }).status;
  return typeof statut === 'number' ? statut : undefined;
}

function traduire(erreur: unknown): ErreurMetier | undefined {
  if (erreur instanceof ErreurMetier) return erreur;
  // A write cycle between transactions, a deadlock: someone else was faster.
  if (erreur instanceof Prisma.PrismaClientKnownRequestError && erreur.code === 'P2034') {
    return new ErreurMetier('conflit', 'Quelqu’un a agi en même temps. Rechargez et recommencez.');
  }
  const connu = natures[statutDe(erreur) ?? 0];
  return connu && new ErreurMetier(...connu);
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
    reponse.type('application/problem+json');
    const connue = traduire(erreur);
    if (connue) {
      if (connue.extra.attendreSecondes)
        reponse.setHeader('Retry-After', connue.extra.attendreSecondes);
      reponse.status(connue.statut).send(JSON.stringify(connue.enProbleme()));
      return;
    }
    this.journal.error({ err: erreur, requete: requete.id }, 'erreur inattendue');
    reponse.status(500).send(
      JSON.stringify({
        type: 'about:blank',
        title: 'Erreur du serveur',
        status: 500,
        detail: `Une erreur inattendue s'est produite (référence ${String(requete.id)}).`,
        code: 'erreur_serveur',
        raisons: [],
      }),
    );
  }
}
