import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { estVideo } from '@sciat/contrats';
import type { Mesure } from '@sciat/dispositifs';

const DELAI_MS = 5_000;
/** An idle thread goes: most deposits of a day are far apart. */
const REPOS_MS = 30_000;
const MEMOIRE_MO = 256;

// What the libraries print of a malformed file is nobody's business.
const OPTIONS = {
  resourceLimits: { maxOldGenerationSizeMb: MEMOIRE_MO },
  stdout: true,
  stderr: true,
};

let ouvrier: Worker | null = null;
let repos: NodeJS.Timeout | undefined;
let precedente: Promise<unknown> = Promise.resolve();

/**
 * What the rules read in a file itself: the pages of a PDF, the seconds of a video. Files come from
 * anyone, so they are read apart, one at a time, in a thread that is ended when it takes too long.
 * Never fails: what cannot be measured has no measure.
 */
export function mesurer(chemin: string, type: string, delaiMs = DELAI_MS): Promise<Mesure> {
  if (type !== 'application/pdf' && !estVideo(type)) return Promise.resolve({});
  const mesure = precedente.then(() => demander({ chemin, type }, delaiMs));
  precedente = mesure;
  return mesure;
}

function demander(fichier: { chemin: string; type: string }, delaiMs: number): Promise<Mesure> {
  clearTimeout(repos);
  const worker = ouvrier ?? demarrer();
  return new Promise((repondre) => {
    const finir = (mesure: unknown) => {
      clearTimeout(delai);
      worker.off('message', finir).off('exit', echouer);
      if (worker === ouvrier) repos = setTimeout(arreter, REPOS_MS).unref();
      repondre(plausible(mesure));
    };
    const echouer = () => finir({});
    const delai = setTimeout(arreter, delaiMs);
    worker.once('message', finir).once('exit', echouer);
    worker.postMessage(fichier);
  });
}

function demarrer(): Worker {
  const worker = new Worker(fileURLToPath(new URL('./mesureur.js', import.meta.url)), OPTIONS);
  ouvrier = worker;
  // Out of memory, for instance: `exit` follows.
  worker.on('error', () => undefined);
  worker.once('exit', () => {
    if (worker === ouvrier) ouvrier = null;
  });
  worker.unref();
  return worker;
}

function arreter(): void {
  const worker = ouvrier;
  ouvrier = null;
  void worker?.terminate();
}

function plausible(mesure: unknown): Mesure {
  const { pages, secondes } = Object(mesure) as Mesure;
  const compte = (n: number | undefined) => Number.isSafeInteger(n) && (n as number) > 0;
  return { ...(compte(pages) ? { pages } : {}), ...(compte(secondes) ? { secondes } : {}) };
}
