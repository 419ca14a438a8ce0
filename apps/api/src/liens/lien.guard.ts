import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { consommer, REGLES_CONNEXION, type ReglesConnexion } from '../auth/tentatives.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { ErreurMetier } from '../erreurs/erreur-metier.js';
import { empreinteDuJeton } from './jeton.js';

/** An open link, as the public routes receive it. */
export interface LienOuvert {
  id: string;
  dossierId: string;
  serviceId: string;
  expireLe: Date;
}
export type RequeteDepot = Request & { lien: LienOuvert };

/** The same for a link that never was, is over, was revoked, or whose dossier is closed. */
export const lienRefuse = () =>
  new ErreurMetier(
    'introuvable',
    'Ce lien n’est pas valable, ou ne l’est plus. Demandez-en un nouveau au service qui vous l’a envoyé.',
  );

/**
 * Opens the public routes to whoever holds a link, before anything sent is read. A wrong token counts for
 * the network address it comes from; one query tells all wrong ones alike, and each waits as long.
 */
@Injectable()
export class LienGuard implements CanActivate {
  private readonly essais: RateLimiterPostgres;

  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
    @Inject(REGLES_CONNEXION) private readonly regles: ReglesConnexion,
  ) {
    this.essais = new RateLimiterPostgres({
      storeClient: prisma.pool,
      storeType: 'pool',
      tableName: 'tentative_connexion',
      tableCreated: true,
      duration: regles.blocageSecondes,
      blockDuration: regles.blocageSecondes,
      keyPrefix: 'depot',
      points: regles.essaisParLien,
    });
  }

  async canActivate(contexte: ExecutionContext): Promise<boolean> {
    const requete = contexte.switchToHttp().getRequest<RequeteDepot>();
    const reponse = contexte.switchToHttp().getResponse<Response>();
    reponse.setHeader('Referrer-Policy', 'no-referrer');
    reponse.setHeader('X-Robots-Tag', 'noindex');
    const adresse = String(requete.ip);
    await consommer(this.essais, adresse);
    const visite = requete.method === 'GET';
    const lien = await this.trouver(empreinteDuJeton(String(requete.params.jeton)), visite);
    if (!lien) {
      await new Promise((suite) => setTimeout(suite, this.regles.attenteMs));
      throw lienRefuse();
    }
    await this.essais.reward(adresse, 1);
    requete.lien = lien;
    return true;
  }

  private async trouver(empreinte: string, visite: boolean): Promise<LienOuvert | undefined> {
    const maintenant = this.horloge.maintenant();
    const [lien] = await this.prisma.client.$queryRaw<LienOuvert[]>`
      UPDATE lien_depot l
      SET visites = l.visites + ${visite ? 1 : 0},
          visite_le = CASE WHEN ${visite} THEN ${maintenant}::timestamptz ELSE l.visite_le END
      FROM dossier d
      WHERE l.jeton_sha256 = ${empreinte} AND d.id = l.dossier_id AND d.clos_le IS NULL
        AND l.revoque_le IS NULL AND l.expire_le > ${maintenant}::timestamptz
      RETURNING l.id, l.dossier_id AS "dossierId", l.service_id AS "serviceId", l.expire_le AS "expireLe"`;
    return lien;
  }
}
