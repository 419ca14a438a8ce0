import {
  type BackendFactory,
  createPostgresBackend,
  createRedisBackend,
  DEFAULT_SCHEMA,
  type IQueueBackend,
  type Job,
  type PostgresConnectionOptions,
  type PostgresQueueBackend,
  runMigrations,
  UnrecoverableError,
  withBackend,
} from 'bullmq';
import { Pool } from 'pg';
import { sansRepetition } from './sans-repetition.js';

export interface Travail {
  id: string;
  nom: string;
  charge: unknown;
  /** 1 the first time; a run cut short by the death of its process counts as one. */
  essai: number;
  dernierEssai: boolean;
}

/** Thrown by a handler whose job would only fail again: it is told at once, and not tried once more. */
export class EchecDefinitif extends Error {}

export interface FileDeTravaux {
  /** Ignored while a job of the same id is waiting, running or between two attempts. */
  ajouter(travail: { id: string; nom: string; charge: unknown }): Promise<void>;
  /** `cron` is read in the Europe/Paris zone. Safe to call at every start. */
  planifierChaqueJour(nom: string, cron: string): Promise<void>;
  /**
   * Starts the worker. A job may run again although it succeeded (the process or the database died
   * before the queue knew), so `traitement` must be harmless the second time, and `surEchecFinal`
   * must not overturn a success already recorded. `surEchecFinal` runs before the job leaves the
   * queue, and runs again later if it fails itself.
   */
  traiter(
    traitement: (travail: Travail) => Promise<void>,
    surEchecFinal: (travail: Travail, erreur: Error) => Promise<void>,
  ): Promise<void>;
  enVie(): Promise<boolean>;
  /** Waits for the jobs that are running. */
  fermer(): Promise<void>;
}

export interface OptionsDeFile {
  databaseUrl: string;
  /** When set, the jobs live in Redis (or Valkey) and PostgreSQL is not used. */
  redisUrl?: string;
  essais?: number;
  attenteInitialeMs?: number;
  /** How long a job stays reserved for a worker that no longer answers. */
  verrouMs?: number;
  surErreur?: (erreur: Error) => void;
}

const NOM_DE_LA_FILE = 'travaux';
const ZONE = 'Europe/Paris';
const TRAVAUX_EN_PARALLELE = 4;
const REVEIL_DE_SECURITE_S = 15;
const DELAI_ENVIE_MS = 3000;
/** The largest value of the PostgreSQL integer column that holds it. */
const SANS_LIMITE = 2 ** 31 - 1;

export async function creerFile(options: OptionsDeFile): Promise<FileDeTravaux> {
  const signaler = sansRepetition(options.surErreur ?? ((erreur) => process.emitWarning(erreur)));
  if (options.redisUrl) {
    const connexion = { url: options.redisUrl };
    return assembler(createRedisBackend, connexion, async () => {}, options, signaler);
  }
  const pool = await ouvrirPostgres(options.databaseUrl, signaler);
  return assembler(fabriquePostgres, pool, () => pool.end(), options, signaler);
}

async function assembler<B extends IQueueBackend, C>(
  fabrique: BackendFactory<B, C>,
  connexion: C,
  fermerConnexion: () => Promise<void>,
  options: OptionsDeFile,
  signaler: (erreur: Error) => void,
): Promise<FileDeTravaux> {
  const { essais = 5, attenteInitialeMs = 30_000, verrouMs = 30_000 } = options;
  const { Queue, Worker } = withBackend(fabrique);

  const file = new Queue<unknown>(NOM_DE_LA_FILE, {
    connection: connexion,
    defaultJobOptions: {
      // Which attempt is the last one is decided in `executer`, not by BullMQ.
      attempts: SANS_LIMITE,
      backoff: { type: 'exponential', delay: attenteInitialeMs },
      // The outbox is the record; a kept job would swallow a retry under the same id.
      removeOnComplete: true,
      removeOnFail: true,
    },
    // Nothing reads BullMQ's event log.
    streams: { events: { maxLen: 100 } },
  });
  file.on('error', signaler);

  let worker: InstanceType<typeof Worker<unknown>> | undefined;
  let fermeture: Promise<void> | undefined;

  const fermer = async () => {
    await worker?.close();
    await file.close();
    await fermerConnexion();
  };

  const planEnPlace = async (nom: string, cron: string) => {
    const plan = await file.getJobScheduler(nom);
    if (plan?.pattern !== cron || plan.tz !== ZONE) return false;
    return (await file.getJob(`repeat:${nom}:${plan.next}`)) !== undefined;
  };

  try {
    await file.waitUntilReady();
  } catch (erreur) {
    await fermer();
    throw erreur;
  }

  return {
    async ajouter({ id, nom, charge }) {
      await file.add(nom, charge, { jobId: id });
    },

    async planifierChaqueJour(nom, cron) {
      // BullMQ would replace the pending run by the next one: a run missed while the server was
      // off would then never happen. An unchanged plan is therefore left alone.
      if (await planEnPlace(nom, cron)) return;
      try {
        await file.upsertJobScheduler(nom, { pattern: cron, tz: ZONE }, { name: nom });
      } catch (erreur) {
        // Of two workers that start together, BullMQ refuses one.
        if (!(await planEnPlace(nom, cron))) throw erreur;
      }
    },

    async traiter(traitement, surEchecFinal) {
      if (worker) throw new Error('The worker is already started.');
      worker = new Worker<unknown>(
        NOM_DE_LA_FILE,
        (job) => executer(job, essais, traitement, surEchecFinal, signaler),
        {
          connection: connexion,
          concurrency: TRAVAUX_EN_PARALLELE,
          lockDuration: verrouMs,
          stalledInterval: verrouMs / 2,
          // Past BullMQ's own limit a job would vanish without reaching `surEchecFinal`.
          maxStalledCount: SANS_LIMITE,
          drainDelay: REVEIL_DE_SECURITE_S,
          // Well under the lock, so that a job done while the database restarts is not done again.
          runRetryDelay: 1000,
        },
      );
      worker.on('error', signaler);
      await worker.waitUntilReady();
    },

    async enVie() {
      if (fermeture || (worker && !worker.isRunning())) return false;
      const reponse = file.getJobCounts('waiting').then(
        () => true,
        () => false,
      );
      return Promise.race([reponse, apres(DELAI_ENVIE_MS, false)]);
    },

    fermer() {
      fermeture ??= fermer();
      return fermeture;
    },
  };
}

async function executer(
  job: Job<unknown>,
  essais: number,
  traitement: (travail: Travail) => Promise<void>,
  surEchecFinal: (travail: Travail, erreur: Error) => Promise<void>,
  signaler: (erreur: Error) => void,
): Promise<void> {
  const essai = job.attemptsMade + job.stalledCounter + 1;
  const travail = {
    id: job.id ?? '',
    nom: job.name,
    charge: job.data,
    essai,
    dernierEssai: essai >= essais,
  };
  const erreur =
    essai > essais
      ? new Error(job.failedReason ?? `Travail interrompu ${essais} fois sans aboutir.`)
      : await erreurDe(() => traitement(travail));
  if (!erreur) return;
  if (essai < essais && !(erreur instanceof EchecDefinitif)) throw erreur;

  // Told from here and not from BullMQ's "failed" event, which comes after the job is deleted: a
  // process killed in between would leave an outbox row that nobody retries.
  const echecDuSignalement = await erreurDe(() => surEchecFinal(travail, erreur));
  if (echecDuSignalement) {
    signaler(echecDuSignalement);
    throw erreur;
  }
  throw new UnrecoverableError(erreur.message);
}

async function erreurDe(action: () => Promise<void>): Promise<Error | undefined> {
  try {
    await action();
    return undefined;
  } catch (erreur) {
    return erreur instanceof Error ? erreur : new Error(String(erreur));
  }
}

/** One pool for the producer and the worker; BullMQ keeps one of its clients for LISTEN. */
async function ouvrirPostgres(url: string, signaler: (e: Error) => void): Promise<Pool> {
  const pool = new Pool({
    connectionString: url,
    application_name: NOM_DE_LA_FILE,
    max: TRAVAUX_EN_PARALLELE + 2,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    // Not the `options` setting, which an `options=` in the URL would silently replace.
    onConnect: (client) => client.query(`set search_path to ${DEFAULT_SCHEMA}`),
  });
  pool.on('error', signaler);
  try {
    const client = await pool.connect();
    try {
      await runMigrations(client);
    } finally {
      client.release();
    }
  } catch (erreur) {
    await pool.end();
    throw erreur;
  }
  return pool;
}

/**
 * An idle worker otherwise sleeps up to an hour between two looks at the table, and would sleep
 * through a notification lost while PostgreSQL restarts or behind a connection pooler.
 */
const fabriquePostgres: BackendFactory<PostgresQueueBackend, PostgresConnectionOptions> = (
  nom,
  options,
  suite,
) =>
  Object.defineProperty(createPostgresBackend(nom, options, suite), 'maximumBlockTimeout', {
    value: REVEIL_DE_SECURITE_S,
  });

function apres<T>(ms: number, valeur: T): Promise<T> {
  return new Promise((resolve) => setTimeout(resolve, ms, valeur).unref());
}
