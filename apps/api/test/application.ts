import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { PrismaClient } from '@sciat/prisma';
import { pino } from 'pino';
import { creerApplication } from '../src/application.js';
import type { ReglesConnexion } from '../src/auth/tentatives.js';
import { Horloge } from '../src/base/horloge.js';
import { PrismaService } from '../src/base/prisma.service.js';
import { type Config, lireConfig } from '../src/config.js';
import type { Moyens } from '../src/dossiers/ecrire-dossier.js';
import { FichiersService } from '../src/pieces/fichiers.service.js';
import { type BaseDeTest, baseDeTest } from './base.js';

/** A Tuesday. */
export const AUJOURDHUI = '2026-09-15';

/** Stands at a moment chosen by the test; each reading is a millisecond after the last, so that order shows. */
export class HorlogeReglable extends Horloge {
  private instant: number;

  constructor(jour = AUJOURDHUI) {
    super();
    this.instant = Date.parse(`${jour}T09:00:00Z`);
  }

  regler(jour: string): void {
    this.instant = Date.parse(`${jour}T09:00:00Z`);
  }

  override maintenant(): Date {
    this.instant += 1;
    return new Date(this.instant);
  }
}

export interface ApplicationDeTest {
  url: string;
  app: NestExpressApplication;
  config: Config & { DATABASE_URL: string };
  base: BaseDeTest;
  client: PrismaClient;
  prisma: PrismaService;
  horloge: HorlogeReglable;
  moyens: Moyens & { fichiers: FichiersService };
  /** What the technical log holds: nothing, unless something unexpected happened. */
  incidents: string[];
  fermer(): Promise<void>;
}

/** Fast enough for tests, and as many tries as in production. */
const regles: ReglesConnexion = {
  essaisParCompte: 5,
  essaisParAdresse: 10_000,
  essaisParLien: 10_000,
  blocageSecondes: 900,
  attenteMs: 1,
};

/** The whole application on this worker's database, listening on a port of its own. */
export async function demarrerApplication(
  surcharge: Partial<ReglesConnexion> = {},
): Promise<ApplicationDeTest> {
  const base = await baseDeTest();
  const donnees = await mkdtemp(join(tmpdir(), 'sciat-application-'));
  const config = {
    ...lireConfig({
      NODE_ENV: 'test',
      NIVEAU_JOURNAL: 'error',
      DONNEES: donnees,
      DEMO: 'non',
      SESSION_SECRET: 'secret-des-tests-secret-des-tests-secret',
    }),
    DATABASE_URL: base.url,
  };
  const incidents: string[] = [];
  const journal = pino({ level: 'error' }, { write: (ligne) => incidents.push(ligne) });
  const horloge = new HorlogeReglable();
  const fileEnVie = async () => true;
  const app = await creerApplication({
    config,
    journal,
    horloge,
    fileEnVie,
    regles: { ...regles, ...surcharge },
  });
  await app.listen(0, '127.0.0.1');
  const prisma = app.get(PrismaService);
  return {
    url: await app.getUrl(),
    app,
    config,
    base,
    client: base.prisma,
    prisma,
    horloge,
    moyens: { client: base.prisma, horloge, fichiers: app.get(FichiersService) },
    incidents,
    async fermer() {
      await app.close();
      await base.fermer();
      await rm(donnees, { recursive: true, force: true });
    },
  };
}
