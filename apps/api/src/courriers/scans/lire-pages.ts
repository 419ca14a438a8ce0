import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { PAGES_MAX_SCANS } from '@sciat/contrats';

const SILENCE_MS = 20_000;
const MEMOIRE_MO = 512;
/** WebAssembly and images are outside the thread's own heap: watched from here. */
const CROISSANCE_MAX = 1024 ** 3;
const VEILLE_MS = 200;

export interface PageLue {
  /** From 0, in the file. */
  rang: number;
  codes: { texte: string; orientation: number }[];
}
export interface Lecture {
  pages: PageLue[];
  /** Those pages alone, in that order, each turned by so many degrees. */
  extraire(pages: { rang: number; redresser: number }[], titre: string): Promise<Uint8Array>;
}

/** A file whose pages cannot be read, with a sentence that says why. */
export class ScanIllisible extends Error {}

interface Demande {
  contenu: Buffer;
  type: string;
  /** Told after each page. */
  avancer?: (lues: number, total: number) => void;
  pagesMax?: number;
  silenceMs?: number;
}

/**
 * Reads the codes of every page, and lends the pages to `action`. The file comes from outside: it is opened
 * apart, in a thread that is ended when a page takes too long, when the memory grows too much, and at the end.
 * @throws ScanIllisible when the file cannot be read whole
 */
export async function lirePages<T>(
  { contenu, type, avancer, pagesMax = PAGES_MAX_SCANS, silenceMs = SILENCE_MS }: Demande,
  action: (lecture: Lecture) => Promise<T>,
): Promise<T> {
  const worker = new Worker(fileURLToPath(new URL('./liseur.js', import.meta.url)), {
    workerData: { contenu: new Uint8Array(contenu), type, pagesMax },
    resourceLimits: { maxOldGenerationSizeMb: MEMOIRE_MO },
    // What the libraries print of a malformed file is nobody's business.
    stdout: true,
    stderr: true,
  });
  const suivant = ecouter(worker, silenceMs);
  try {
    const { total } = (await suivant()) as { total: number };
    if (total > pagesMax)
      throw new ScanIllisible(`Ce fichier a ${total} pages : ${pagesMax} au plus.`);
    const pages: PageLue[] = [];
    for (let rang = 0; rang < total; rang += 1) {
      const { codes } = (await suivant()) as Pick<PageLue, 'codes'>;
      pages.push({ rang, codes });
      avancer?.(rang + 1, total);
    }
    return await action({
      pages,
      extraire: (demandees, titre) => {
        worker.postMessage({ pages: demandees, titre });
        return suivant() as Promise<Uint8Array>;
      },
    });
  } finally {
    await worker.terminate();
  }
}

/** Its messages one by one; whatever ends the thread refuses the next. */
function ecouter(worker: Worker, silenceMs: number): () => Promise<unknown> {
  const recus: unknown[] = [];
  let fin: ScanIllisible | undefined;
  let reveiller: (() => void) | undefined;
  const depart = process.memoryUsage.rss();
  const finir = (message: string) => {
    fin ??= new ScanIllisible(message);
    void worker.terminate();
    reveiller?.();
  };
  const veille = setInterval(() => {
    if (process.memoryUsage.rss() - depart > CROISSANCE_MAX) finir(DEMESURE);
  }, VEILLE_MS).unref();
  worker
    .on('message', (message) => {
      recus.push(message);
      reveiller?.();
    })
    .on('error', () => finir(ILLISIBLE))
    .once('exit', () => {
      clearInterval(veille);
      finir(ILLISIBLE);
    });
  return async () => {
    const delai = setTimeout(() => finir(DEMESURE), silenceMs);
    while (recus.length === 0 && !fin)
      await new Promise<void>((suite) => {
        reveiller = suite;
      });
    clearTimeout(delai);
    // What came before the end counts.
    if (recus.length > 0) return recus.shift();
    throw fin;
  };
}

const ILLISIBLE =
  'Ce fichier n’a pas pu être lu : il est abîmé, ou protégé par un mot de passe. Numérisez de nouveau les pages.';
const DEMESURE =
  'Une page de ce fichier est trop lourde à lire : numérisez de nouveau, à 300 points par pouce au plus.';
