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

  /** @throws ErreurMetier 429 while the account or the network address is locked. */
  async verifier(courriel: string, adresse: string): Promise<void> {
    const [compte, reseau] = await Promise.all([
      this.parCompte.get(cle(courriel)),
      this.parAdresse.get(adresse),
    ]);
    const bloques = [
      compte && compte.consumedPoints >= this.regles.essaisParCompte ? compte.msBeforeNext : 0,
      reseau && reseau.consumedPoints >= this.regles.essaisParAdresse ? reseau.msBeforeNext : 0,
    ];
    const attente = Math.max(...bloques);
    if (attente > 0) throw bloque(attente);
  }

  /** Records a failure and waits, longer each time. */
  async compterEchec(courriel: string, adresse: string): Promise<void> {
    const [compte] = await Promise.all([
      consommer(this.parCompte, cle(courriel)),
      consommer(this.parAdresse, adresse),
    ]);
    const doublements = Math.min(compte.consumedPoints - 1, 4);
    await new Promise((suite) => setTimeout(suite, this.regles.attenteMs * 2 ** doublements));
  }

  async oublier(courriel: string): Promise<void> {
    await this.parCompte.delete(cle(courriel));
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
