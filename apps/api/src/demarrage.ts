import { createServer } from 'node:net';
import { join } from 'node:path';
import { appliquerMigrations } from '@sciat/prisma';
import type { Logger } from 'pino';
import { creerAntivirus } from './antivirus/antivirus.js';
import { Horloge } from './base/horloge.js';
import { PrismaService } from './base/prisma.service.js';
import type { ServeurEmbarque } from './base/serveur-embarque.js';
import { DonneesOccupees } from './base/verrou.js';
import { chargerCollectivites } from './collectivites/charger.js';
import { type Config, ConfigurationInvalide } from './config.js';
import { creerTransport } from './courriels/transport.js';
import { creerFile, type FileDeTravaux } from './jobs/queue.js';
import type { MoyensTravaux } from './jobs/tour-quotidien.js';
import { adressePublique } from './liens/jeton.js';

type Dire = (message: string) => void;

/** What the user can mend; the message is the line to show. */
export class DemarrageImpossible extends Error {}

/** Tried before anything is started: the usual mistake should cost nothing. */
export async function verifierEcoute({ PORT, HOTE }: Pick<Config, 'PORT' | 'HOTE'>): Promise<void> {
  await new Promise<void>((resoudre, rejeter) => {
    const essai = createServer()
      .once('error', (erreur) => rejeter(expliquerEcoute(erreur, PORT, HOTE)))
      .listen(PORT, HOTE, () => essai.close(() => resoudre()));
  });
}

export function expliquerEcoute(erreur: NodeJS.ErrnoException, port: number, hote: string): Error {
  const phrases: Record<string, string> = {
    EADDRINUSE: `Le port ${port} est déjà pris. Choisissez-en un autre : PORT=3001 npm start`,
    EACCES: `Le système réserve le port ${port}. Choisissez-en un au-dessus de 1023 : PORT=3001 npm start`,
    EADDRNOTAVAIL: `L’adresse ${hote} n’est pas une adresse de cette machine (HOTE).`,
    ENOTFOUND: `L’adresse ${hote} est introuvable (HOTE).`,
  };
  const phrase = phrases[erreur.code ?? ''];
  return phrase ? new DemarrageImpossible(phrase) : erreur;
}

/** The usual mistakes in DATABASE_URL. Tells the server and the database, never the password. */
export function expliquerBase(erreur: unknown, url: string): unknown {
  if (!URL.canParse(url)) {
    const modele = 'postgresql://compte:mot-de-passe@serveur:5432/base';
    return new DemarrageImpossible(`DATABASE_URL n’est pas une adresse lisible : ${modele}`);
  }
  const { host, pathname, username } = new URL(url);
  const muet = `La base de données ne répond pas à l’adresse ${host} (DATABASE_URL).`;
  const inconnu = `Le serveur de base de données ${host} est introuvable (DATABASE_URL).`;
  const refuse = `La base de données refuse le compte « ${username} » ou son mot de passe (DATABASE_URL).`;
  const phrases: Record<string, string> = {
    ENOTFOUND: inconnu,
    EAI_AGAIN: inconnu,
    ECONNREFUSED: muet,
    ECONNRESET: muet,
    EHOSTUNREACH: muet,
    ENETUNREACH: muet,
    ETIMEDOUT: muet,
    '28000': refuse,
    '28P01': refuse,
    '3D000': `La base « ${pathname.slice(1)} » n’existe pas sur le serveur ${host} (DATABASE_URL).`,
  };
  const { code = '', message } = erreur as NodeJS.ErrnoException;
  // pg gives no code to its own time limit.
  const phrase = /timeout/.test(message) ? muet : phrases[code];
  return phrase ? new DemarrageImpossible(phrase) : erreur;
}

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
    throw config.DATABASE_URL ? expliquerBase(erreur, url) : erreur;
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
    throw new DemarrageImpossible(
      `Aucune commune connue pour le département ${service.departement} (SERVICE_DEPARTEMENT).`,
    );
  }
  dire(
    `${service.nom} : ${communes} communes et ${epci} EPCI (département ${service.departement})`,
  );
  return service;
}

const ATTENTE_REDIS_MS = 20_000;

export async function ouvrirFile(
  config: Config & { DATABASE_URL: string },
  journal: Logger,
): Promise<FileDeTravaux> {
  // The Redis client tries again for ever; at the start one had rather be told.
  const abandonner = () => {
    direEchec(new DemarrageImpossible('Redis ne répond pas (REDIS_URL).'));
    process.exit(1);
  };
  const silence = config.REDIS_URL ? setTimeout(abandonner, ATTENTE_REDIS_MS) : undefined;
  return creerFile({
    databaseUrl: config.DATABASE_URL,
    ...(config.REDIS_URL ? { redisUrl: config.REDIS_URL } : {}),
    surErreur: (erreur) => journal.warn({ err: erreur.message }, 'file de travaux'),
  }).finally(() => clearTimeout(silence));
}

export function moyensDuWorker(
  config: Config,
  { prisma, ...reste }: { prisma: PrismaService } & Pick<MoyensTravaux, 'fichiers' | 'journal'>,
): MoyensTravaux {
  const transport = creerTransport(config);
  const antivirus = creerAntivirus(config);
  const adresse = adressePublique(config);
  return { client: prisma.client, horloge: new Horloge(), adresse, transport, antivirus, ...reste };
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

const attendues = [ConfigurationInvalide, DonneesOccupees, DemarrageImpossible];

/** One clear line for what the user can mend; the whole error for a fault of ours. */
export function direEchec(erreur: unknown): void {
  const texte = attendues.some((classe) => erreur instanceof classe)
    ? (erreur as Error).message
    : `Démarrage impossible : ${erreur instanceof Error ? erreur.stack : String(erreur)}`;
  process.stderr.write(`${texte}\n`);
}
