import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Application {
  /** "http://127.0.0.1:3350" */
  adresse: string;
  arreter(): Promise<void>;
}

const RACINE = fileURLToPath(new URL('../../..', import.meta.url));
const DELAI_DEMARRAGE_MS = 240_000;

async function portLibre(): Promise<number> {
  const serveur = createServer();
  await new Promise<void>((ecoute) => serveur.listen(0, '127.0.0.1', ecoute));
  const adresse = serveur.address();
  await new Promise((ferme) => serveur.close(ferme));
  if (adresse === null || typeof adresse === 'string') throw new Error('Aucun port libre.');
  return adresse.port;
}

/** The product as it is built, on a free port and on data of its own that go with it. */
export async function demarrerApplication(): Promise<Application> {
  const [port, donnees] = [await portLibre(), await mkdtemp(join(tmpdir(), 'sciat-parcours-'))];
  const adresse = `http://127.0.0.1:${port}`;
  const processus = spawn(process.execPath, ['apps/api/dist/main.js'], {
    cwd: RACINE,
    // Nothing of the developer's own settings: a journey writes, and sends mail, nowhere but here.
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      TMPDIR: process.env.TMPDIR,
      NODE_ENV: 'development',
      PORT: String(port),
      DONNEES: donnees,
      DEMO: 'oui',
      NIVEAU_JOURNAL: 'error',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let sortie = '';
  for (const flux of [processus.stdout, processus.stderr])
    flux.on('data', (texte) => (sortie += texte));
  let voulu = false;
  processus.once('exit', (code, signal) => {
    if (!voulu)
      process.stderr.write(
        `L’application s’est arrêtée (${code ?? signal}).\n${sortie.slice(-4000)}\n`,
      );
  });
  const arreter = async () => {
    voulu = true;
    await terminer(processus);
    await rm(donnees, { recursive: true, force: true });
  };
  try {
    await attendreSante(adresse, processus);
  } catch (erreur) {
    await arreter();
    throw new Error(`L’application n’a pas démarré.\n${sortie}`, { cause: erreur });
  }
  return { adresse, arreter };
}

async function attendreSante(adresse: string, processus: ChildProcess): Promise<void> {
  const fin = Date.now() + DELAI_DEMARRAGE_MS;
  while (Date.now() < fin) {
    if (processus.exitCode !== null)
      throw new Error(`Arrêt au démarrage, code ${processus.exitCode}.`);
    const reponse = await fetch(`${adresse}/api/sante`).catch(() => null);
    if (reponse?.ok) return;
    await new Promise((suite) => setTimeout(suite, 200));
  }
  throw new Error('Pas de réponse à temps.');
}

async function terminer(processus: ChildProcess): Promise<void> {
  if (processus.exitCode !== null) return;
  const fini = new Promise((suite) => processus.once('exit', suite));
  processus.kill('SIGTERM');
  const trop = setTimeout(() => processus.kill('SIGKILL'), 20_000);
  await fini;
  clearTimeout(trop);
}
