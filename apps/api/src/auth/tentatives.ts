import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { PrismaService } from '../base/prisma.service.js';
import { ErreurMetier } from '../erreurs/erreur-metier.js';

export const REGLES_CONNEXION = Symbol('REGLES_CONNEXION');
export interface ReglesConnexion {
  /** For one account from one network address; from all of them together, ten times as many. */
  essaisParCompte: number;
  /** From one network address, whatever the accounts. */
  essaisParAdresse: number;
  /** Deposit links that do not open, from one network address. */
  essaisParLien: number;
  blocageSecondes: number;
  /** First wait after a failure; doubles with each, up to sixteen times. */
  attenteMs: number;
}
export const reglesConnexion: ReglesConnexion = {
  essaisParCompte: 5,
  essaisParAdresse: 50,
  essaisParLien: 20,
  blocageSecondes: 15 * 60,
  attenteMs: 250,
};

/**
 * Slows, then locks, repeated failures. An account is locked for the network address the failures come
 * from, so that nobody can keep an agent out from elsewhere; for all addresses only when many of them try.
 * Unknown accounts are counted like the others, so that nothing tells them apart.
 */
@Injectable()
export class Tentatives {
  private readonly parAdresse: RateLimiterPostgres;
  private readonly parCompteEtAdresse: RateLimiterPostgres;
  private readonly parCompte: RateLimiterPostgres;

  constructor(
    prisma: PrismaService,
    @Inject(REGLES_CONNEXION) private readonly regles: ReglesConnexion,
  ) {
    const limite = (keyPrefix: string, points: number) =>
      new RateLimiterPostgres({
        storeClient: prisma.pool,
        storeType: 'pool',
        tableName: 'tentative_connexion',
        tableCreated: true,
        duration: regles.blocageSecondes,
        blockDuration: regles.blocageSecondes,
        keyPrefix,
        points,
      });
    this.parAdresse = limite('adresse', regles.essaisParAdresse);
    this.parCompteEtAdresse = limite('compte-adresse', regles.essaisParCompte);
    this.parCompte = limite('compte', 10 * regles.essaisParCompte);
  }

  /**
   * Counts a try before the password is looked at, so that many at once are worth no more than one after
   * the other. Returns how many tries the account has had from this network address since its last success.
   * @throws ErreurMetier 429 while the account or the network address is locked
   */
  async engager(courriel: string, adresse: string): Promise<number> {
    await consommer(this.parAdresse, adresse);
    const essais = await consommer(this.parCompteEtAdresse, cle(courriel, adresse));
    // Last: an address already locked adds nothing to what locks the account everywhere.
    await consommer(this.parCompte, cle(courriel));
    return essais;
  }

  /** After a failure: waits, longer each time. */
  async ralentir(essais: number): Promise<void> {
    const doublements = Math.min(essais - 1, 4);
    await new Promise((suite) => setTimeout(suite, this.regles.attenteMs * 2 ** doublements));
  }

  /** After a success. What others failed from elsewhere stays counted. */
  async oublier(courriel: string, adresse: string): Promise<void> {
    await this.parCompteEtAdresse.delete(cle(courriel, adresse));
    await this.parCompte.reward(cle(courriel), 1);
    await this.parAdresse.reward(adresse, 1);
  }
}

/** No mail address in clear in the table. */
const cle = (...parties: string[]) => createHash('sha256').update(parties.join(' ')).digest('hex');

/** @throws ErreurMetier 429 when nothing is left */
export async function consommer(limite: RateLimiterPostgres, id: string): Promise<number> {
  try {
    return (await limite.consume(id)).consumedPoints;
  } catch (refus) {
    if (refus instanceof RateLimiterRes) throw bloque(refus.msBeforeNext);
    throw refus;
  }
}

function bloque(attenteMs: number): ErreurMetier {
  const minutes = Math.ceil(attenteMs / 60_000);
  return new ErreurMetier(
    'trop_d_essais',
    `Trop d’essais. Réessayez dans ${minutes} minute${minutes > 1 ? 's' : ''}.`,
    [],
    { attendreSecondes: Math.ceil(attenteMs / 1000) },
  );
}
