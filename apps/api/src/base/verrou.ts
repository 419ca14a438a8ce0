import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Another live process uses the same data; the message is the line to show. */
export class DonneesOccupees extends Error {
  constructor(dossier: string) {
    super(
      `Les données du dossier ${dossier} sont déjà utilisées par une autre instance en marche.`,
    );
    this.name = 'DonneesOccupees';
  }
}

/**
 * Keeps the folder for this process until it ends or calls the returned function.
 *
 * The lock is a listening local socket: the system drops it with the process however it dies, so
 * there is no stale lock file, and no pid that a later process could have been given.
 */
export async function verrouiller(dossier: string): Promise<() => Promise<void>> {
  const empreinte = createHash('sha256').update(dossier).digest('hex').slice(0, 32);
  // The leading zero byte puts the name in Linux's abstract namespace: no file at all.
  const adresse =
    process.platform === 'linux'
      ? `\0sciat-${empreinte}`
      : join(tmpdir(), `sciat-${empreinte}.sock`);
  let serveur = await ecouter(adresse);
  if (!serveur && process.platform !== 'linux' && !(await repond(adresse))) {
    rmSync(adresse, { force: true });
    serveur = await ecouter(adresse);
  }
  if (!serveur) throw new DonneesOccupees(dossier);
  const tenu = serveur;
  return () => new Promise((resoudre) => tenu.close(() => resoudre()));
}

function ecouter(adresse: string): Promise<Server | undefined> {
  return new Promise((resoudre, rejeter) => {
    const serveur = createServer((connexion) => connexion.destroy());
    serveur.unref();
    serveur.once('error', (erreur: NodeJS.ErrnoException) => {
      if (erreur.code === 'EADDRINUSE') resoudre(undefined);
      else rejeter(erreur);
    });
    serveur.listen(adresse, () => resoudre(serveur));
  });
}

function repond(adresse: string): Promise<boolean> {
  return new Promise((resoudre) => {
    const connexion = connect(adresse);
    connexion.once('connect', () => {
      connexion.destroy();
      resoudre(true);
    });
    connexion.once('error', () => resoudre(false));
  });
}
