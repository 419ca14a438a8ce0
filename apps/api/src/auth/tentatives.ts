import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { PrismaService } from '../base/prisma.service.js';
import { ErreurMetier } from '../erreurs/erreur-metier.js';

export const REGLES_CONNEXION = Symbol('REGLES_CONNEXION');
export interface ReglesConnexion {
  essaisParCompte: number;
  essaisParAdresse: number;
  blocageSecondes: number;
  /** First wait after a failure; doubles with each, up to sixteen times. */
  attenteMs: number;
}
export const reglesConnexion: ReglesConnexion = {
  essaisParCompte: 5,
  essaisParAdresse: 50,
  blocageSecondes: 15 * 60,
  attenteMs: 250,
};

/** Slows, then locks, repeated failures. Unknown accounts are counted like the others, so that nothing tells them apart. */
@Injectable()
export class Tentatives {
  private readonly parCompte: RateLimiterPostgres;
  private readonly parAdresse: RateLimiterPostgres;

  constructor(
    prisma: PrismaService,
    @Inject(REGLES_CONNEXION) private readonly regles: ReglesConnexion,
  ) {
    const commun = {
      storeClient: prisma.pool,
      storeType: 'pool',
      tableName: 'tentative_connexion',
      tableCreated: true,
      duration: regles.blocageSecondes,
      blockDuration: regles.blocageSecondes,
    };
    this.parCompte = new RateLimiterPostgres({
      ...commun,
      keyPrefix: 'compte',
      points: regles.essaisParCompte,
    });
    this.parAdresse = new RateLimiterPostgres({
      ...commun,
      keyPrefix: 'adresse',
      points: regles.essaisParAdresse,
    });
  }

  /**
   * Counts a try before the password is looked at, so that many at once are worth no more than one after
   * the other. Returns how many tries the account has had since its last success.
   * @throws ErreurMetier 429 while the account or the network address is locked
   */
  async engager(courriel: string, adresse: string): Promise<number> {
    const reseau = await consommer(this.parAdresse, adresse);
    if (reseau.consumedPoints > this.regles.essaisParAdresse) throw bloque(reseau.msBeforeNext);
    const compte = await consommer(this.parCompte, cle(courriel));
    if (compte.consumedPoints > this.regles.essaisParCompte) throw bloque(compte.msBeforeNext);
    return compte.consumedPoints;
  }

  /** After a failure: waits, longer each time. */
  async ralentir(essais: number): Promise<void> {
    const doublements = Math.min(essais - 1, 4);
    await new Promise((suite) => setTimeout(suite, this.regles.attenteMs * 2 ** doublements));
  }

  /** After a success. */
  async oublier(courriel: string, adresse: string): Promise<void> {
    await this.parCompte.delete(cle(courriel));
    await this.parAdresse.reward(adresse, 1);
  }
}

/** No address in clear in the table. */
const cle = (courriel: string) => createHash('sha256').update(courriel).digest('hex');

async function consommer(limite: RateLimiterPostgres, id: string): Promise<RateLimiterRes> {
  try {
    return await limite.consume(id);
  } catch (refus) {
    if (refus instanceof RateLimiterRes) return refus;
    throw refus;
  }
}

function bloque(attenteMs: number): ErreurMetier {
  const minutes = Math.ceil(attenteMs / 60_000);
  return new ErreurMetier(
    'trop_d_essais',
    `Trop d'essais de connexion. Réessayez dans ${minutes} minute${minutes > 1 ? 's' : ''}.`,
    [],
    { attendreSecondes: Math.ceil(attenteMs / 1000) },
  );
}
