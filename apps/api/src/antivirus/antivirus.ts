import { once } from 'node:events';
import { connect } from 'node:net';
import type { Readable } from 'node:stream';
import type { Config } from '../config.js';

/** The antivirus, or `null` when none is set: files are then shown as not analysed. */
export interface Antivirus {
  /**
   * The name of what was found, or `null` for a clean file.
   * @throws when nobody can tell: unreachable, too large for it, interrupted
   */
  analyser(contenu: Readable): Promise<string | null>;
}

const SILENCE_MS = 60_000;
const REPONSE_MAX = 4096;
const PORT_CLAMD = 3310;

export function creerAntivirus({ CLAMD_URL }: Pick<Config, 'CLAMD_URL'>): Antivirus | null {
  if (!CLAMD_URL) return null;
  const { hostname, port } = new URL(CLAMD_URL);
  const lieu = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || PORT_CLAMD };
  return { analyser: (contenu) => analyserParClamd(lieu, contenu) };
}

/** clamd's INSTREAM: chunks, each after its length on four bytes, ended by an empty one. */
async function analyserParClamd(
  lieu: { host: string; port: number },
  contenu: Readable,
): Promise<string | null> {
  const prise = connect(lieu);
  prise.setTimeout(SILENCE_MS, () => prise.destroy(new Error('L’antivirus ne répond pas.')));
  // Listened to from the first byte: clamd may refuse, and hang up, before the file is over.
  const reponse = lireReponse(prise);
  reponse.catch(() => undefined);
  try {
    await once(prise, 'connect');
    prise.write('zINSTREAM\0');
    try {
      for await (const morceau of contenu) {
        const longueur = Buffer.alloc(4);
        longueur.writeUInt32BE(morceau.length);
        prise.write(longueur);
        if (!prise.write(morceau)) await Promise.race([once(prise, 'drain'), reponse]);
        if (prise.readableEnded || prise.destroyed) break;
      }
      prise.write(Buffer.alloc(4));
    } catch (erreur) {
      // What it said before hanging up tells more than the connection cut.
      if (!prise.destroyed) throw erreur;
    }
    return interpreter(await reponse);
  } finally {
    contenu.destroy();
    prise.destroy();
  }
}

async function lireReponse(prise: Readable): Promise<string> {
  let recu = '';
  for await (const morceau of prise) {
    recu += morceau;
    if (recu.length > REPONSE_MAX) break;
  }
  return recu.replaceAll('\0', '').trim();
}

function interpreter(reponse: string): string | null {
  if (/^stream: OK$/.test(reponse)) return null;
  const trouve = /^stream: (.+) FOUND$/.exec(reponse)?.[1];
  if (trouve) return trouve.slice(0, 200);
  throw new Error(`L’antivirus n’a pas pu analyser le fichier : ${reponse || 'aucune réponse'}`);
}
