import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ATTENTE_CONNEXION_MS, creerClient, type Prisma, type PrismaClient } from '@sciat/prisma';
import { Pool } from 'pg';
import { pino } from 'pino';
import type { Config } from '../config.js';

export const CONFIG = Symbol('CONFIG');

/** Inside a transaction. Functions that write take it first. */
export type Tx = Prisma.TransactionClient;

/** The database: `client` for Prisma, `pool` for what speaks to PostgreSQL itself (sessions, sign-in limits). */
@Injectable()
export class PrismaService implements OnApplicationShutdown {
  readonly client: PrismaClient;
  readonly pool: Pool;

  constructor(@Inject(CONFIG) config: Config) {
    const url = config.DATABASE_URL as string;
    const journal = pino({ name: 'base', level: config.NIVEAU_JOURNAL });
    const surErreur = (erreur: Error) =>
      journal.warn({ err: erreur.message }, 'connexion à la base perdue');
    this.client = creerClient(url, { surErreur });
    this.pool = new Pool({
      connectionString: url,
      max: 4,
      connectionTimeoutMillis: ATTENTE_CONNEXION_MS,
    });
    this.pool.on('error', surErreur);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.client.$disconnect();
    await this.pool.end();
  }
}
