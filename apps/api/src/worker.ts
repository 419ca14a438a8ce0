import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { creerJournal } from './base/journalisation.js';
import { PrismaService } from './base/prisma.service.js';
import { lireConfig } from './config.js';
import {
  arreterAuSignal,
  direEchec,
  moyensDuWorker,
  ouvrirFile,
  preparerBase,
} from './demarrage.js';
import { demarrerTravaux } from './jobs/travaux.js';

/** Its date says that the worker lives; read by the container's health check. */
const SIGNE_DE_VIE = join(tmpdir(), 'sciat-worker-vivant');
const CADENCE_MS = 10_000;

/** Jobs, outbox relay and daily deadlines, without any HTTP route. Needs a DATABASE_URL. */
async function demarrer(): Promise<void> {
  const demandee = lireConfig(process.env);
  if (!demandee.DATABASE_URL)
    throw new Error('DATABASE_URL est nécessaire : le worker partage la base de l’API.');
  const { config } = await preparerBase(demandee, () => undefined);
  const journal = creerJournal(config);
  const prisma = new PrismaService(config);
  const file = await ouvrirFile(config, journal);
  const travaux = await demarrerTravaux(file, moyensDuWorker(config, prisma), journal);
  const battement = setInterval(async () => {
    if (await file.enVie().catch(() => false)) await writeFile(SIGNE_DE_VIE, '');
  }, CADENCE_MS);
  await writeFile(SIGNE_DE_VIE, '');
  journal.info('worker prêt');
  arreterAuSignal(async () => {
    clearInterval(battement);
    await travaux.arreter();
    await prisma.onApplicationShutdown();
  });
}

demarrer().catch((erreur) => {
  direEchec(erreur);
  process.exit(1);
});
