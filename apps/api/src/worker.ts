import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { creerJournal } from './base/journalisation.js';
import { PrismaService } from './base/prisma.service.js';
import { lireConfig } from './config.js';
import {
  arreterAuSignal,
  DemarrageImpossible,
  direEchec,
  moyensDuWorker,
  ouvrirFile,
  preparerBase,
} from './demarrage.js';
import { demarrerTravaux } from './jobs/travaux.js';
import { FichiersService } from './pieces/fichiers.service.js';

/** Its date says that the worker lives; read by the container's health check. */
const SIGNE_DE_VIE = join(tmpdir(), 'sciat-worker-vivant');
const CADENCE_MS = 10_000;

/** Jobs, outbox relay and daily deadlines, without any HTTP route. Needs a DATABASE_URL. */
async function demarrer(): Promise<void> {
  const demandee = lireConfig(process.env);
  if (!demandee.DATABASE_URL)
    throw new DemarrageImpossible(
      'DATABASE_URL est nécessaire : le worker partage la base de l’API.',
    );
  const { config } = await preparerBase(demandee, () => undefined);
  const journal = creerJournal(config);
  const prisma = new PrismaService(config);
  const file = await ouvrirFile(config, journal);
  const fichiers = new FichiersService(config);
  const moyens = moyensDuWorker(config, { prisma, fichiers, journal });
  const travaux = await demarrerTravaux(file, moyens);
  const battement = setInterval(async () => {
    if (await file.enVie().catch(() => false)) await donnerSigneDeVie(journal);
  }, CADENCE_MS);
  await donnerSigneDeVie(journal);
  journal.info('worker prêt');
  arreterAuSignal(async () => {
    clearInterval(battement);
    await travaux.arreter();
    await prisma.onApplicationShutdown();
  });
}

/** Another user's file of that name is no reason to stop working. */
async function donnerSigneDeVie(journal: Logger): Promise<void> {
  await writeFile(SIGNE_DE_VIE, '').catch((erreur) =>
    journal.warn({ err: erreur }, 'signe de vie non écrit'),
  );
}

demarrer().catch((erreur) => {
  direEchec(erreur);
  process.exit(1);
});
