import { type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { consommer, REGLES_CONNEXION, type ReglesConnexion } from '../auth/tentatives.js';
import { PrismaService } from '../base/prisma.service.js';
import { ErreurMetier } from '../erreurs/erreur-metier.js';
import { empreinteDuJeton } from './jeton.js';

/** The same for a link that never was, is over, was revoked, or whose dossier is closed. */
export const lienRefuse = () =>
  new ErreurMetier(
    'introuvable',
    'Ce lien n’est pas valable, ou ne l’est plus. Demandez-en un nouveau au service qui vous l’a envoyé.',
  );

/**
 * Opens the public routes to whoever holds a link, before anything sent is read. A wrong token counts for
 * the network address it comes from, whatever the kind of link; all wrong ones are told alike, and each
 * waits as long.
 */
@Injectable()
export class OuvertureDeLien {
  private readonly essais: RateLimiterPostgres;

  constructor(
    prisma: PrismaService,
    @Inject(REGLES_CONNEXION) private readonly regles: ReglesConnexion,
  ) {
    this.essais = new RateLimiterPostgres({
      storeClient: prisma.pool,
      storeType: 'pool',
      tableName: 'tentative_connexion',
      tableCreated: true,
      duration: regles.blocageSecondes,
      blockDuration: regles.blocageSecondes,
      keyPrefix: 'lien',
      points: regles.essaisParLien,
    });
  }

  /**
   * @param trouver what the link opens, in one query, by the digest of its token
   * @throws ErreurMetier 404 for a link that does not open, 429 after too many of them
   */
  async ouvrir<T>(
    contexte: ExecutionContext,
    trouver: (empreinte: string, visite: boolean) => Promise<T | null | undefined>,
  ): Promise<T> {
    const requete = contexte.switchToHttp().getRequest<Request>();
    const reponse = contexte.switchToHttp().getResponse<Response>();
    reponse.setHeader('Referrer-Policy', 'no-referrer');
    reponse.setHeader('X-Robots-Tag', 'noindex');
    const adresse = String(requete.ip);
    await consommer(this.essais, adresse);
    const empreinte = empreinteDuJeton(String(requete.params.jeton));
    const ouvert = await trouver(empreinte, requete.method === 'GET');
    if (!ouvert) {
      await new Promise((suite) => setTimeout(suite, this.regles.attenteMs));
      throw lienRefuse();
    }
    await this.essais.reward(adresse, 1);
    return ouvert;
  }
}
