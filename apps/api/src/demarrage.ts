import { join } from 'node:path';
import { appliquerMigrations } from '@sciat/prisma';
import type { Logger } from 'pino';
import { Horloge } from './base/horloge.js';
import { PrismaService } from './base/prisma.service.js';
import type { ServeurEmbarque } from './base/serveur-embarque.js';
import { chargerCollectivites } from './collectivites/charger.js';
import type { Config } from './config.js';
import type { MoyensEnvoi } from './courriels/envoyer.job.js';
import { creerTransport } from './courriels/transport.js';
import { creerFile, type FileDeTravaux } from './jobs/queue.js';

type Dire = (message: string) => void;

/** The database asked for, or the embedded one; up to date. */
export async function preparerBase(
  config: Config,
  dire: Dire,
): Promise<{ config: Config & { DATABASE_URL: string }; serveur: ServeurEmbarque | null }> {
  let serveur: ServeurEmbarque | null = null;
  let url = config.DATABASE_URL;
  if (!url) {
    // Loaded only when used: a deployment with its own PostgreSQL does not ship the embedded one.
    const { demarrerServeurEmbarque } = await import('./base/serveur-embarque.js');
    serveur = await demarrerServeurEmbarque({
      dossier: join(config.DONNEES, 'postgres'),
      surProgres: dire,
    });
    url = serveur.url;
  }
  try {
    await appliquerMigrations(url, {
      surMigration: (nom) => dire(`Mise à jour de la base : ${nom}`),
    });
  } catch (erreur) {
    await serveur?.arreter();
    throw erreur;
  }
  return { config: { ...config, DATABASE_URL: url }, serveur };
}

/** The configured service, created at the first start, with its communes and EPCI. */
export async function preparerService(config: Config, prisma: PrismaService, dire: Dire) {
  const { client } = prisma;
  // The environment names the service once; an administrator then keeps its details.
  const service = await client.service.upsert({
    where: { code: config.SERVICE_CODE },
    create: {
      code: config.SERVICE_CODE,
      nom: config.SERVICE_NOM,
      courriel: config.SERVICE_COURRIEL,
      departement: config.SERVICE_DEPARTEMENT,
    },
    update: { departement: config.SERVICE_DEPARTEMENT },
  });
  const { communes, epci } = await chargerCollectivites(client, service);
  if (communes === 0) {
    throw new Error(
      `Aucune commune connue pour le département ${service.departement} (SERVICE_DEPARTEMENT).`,
    );
  }
  dire(
    `${service.nom} : ${communes} communes et ${epci} EPCI (département ${service.departement})`,
  );
  return service;
}

export async function ouvrirFile(
  config: Config & { DATABASE_URL: string },
  journal: Logger,
): Promise<FileDeTravaux> {
  return creerFile({
    databaseUrl: config.DATABASE_URL,
    ...(config.REDIS_URL ? { redisUrl: config.REDIS_URL } : {}),
    surErreur: (erreur) => journal.warn({ err: erreur.message }, 'file de travaux'),
  });
}

export function moyensDuWorker(config: Config, prisma: PrismaService): MoyensEnvoi {
  return {
    client: prisma.client,
    pool: prisma.pool,
    horloge: new Horloge(),
    transport: creerTransport(config),
  };
}

const ATTENTE_ARRET_MS = 10_000;

/** Runs `arreter` once, at the first signal; a step that hangs does not keep the process. */
export function arreterAuSignal(arreter: () => Promise<void>): void {
  let enCours = false;
  const surSignal = async () => {
    if (enCours) return;
    enCours = true;
    const delai = setTimeout(() => process.exit(1), ATTENTE_ARRET_MS);
    try {
      await arreter();
      process.exit(0);
    } catch (erreur) {
      process.stderr.write(
        `Arrêt incomplet : ${erreur instanceof Error ? erreur.message : String(erreur)}\n`,
      );
      process.exit(1);
    } finally {
      clearTimeout(delai);
    }
  };
  process.on('SIGINT', surSignal);
  process.on('SIGTERM', surSignal);
}

/** One clear line for what the user can mend; the whole error for a fault of ours. */
export function direEchec(erreur: unknown): void {
  const { message, code, name, stack } = erreur as NodeJS.ErrnoException;
  const attendue = ['ConfigurationInvalide', 'DonneesOccupees', 'PortOccupe'].includes(
    (erreur as object)?.constructor?.name ?? name,
  );
  if (attendue) process.stderr.write(`${message}\n`);
  else if (code === 'ECONNREFUSED')
    process.stderr.write('La base de données ne répond pas (DATABASE_URL).\n');
  else process.stderr.write(`Démarrage impossible : ${stack ?? String(erreur)}\n`);
}
