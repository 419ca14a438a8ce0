import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

/** Known to every antivirus, harmless: https://www.eicar.org. In two parts, so that this file is not one. */
export const EICAR = [
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}$',
  'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
].join('');

export interface FauxClamd {
  url: string;
  /** What was given to it, file by file. */
  recus: Buffer[];
  fermer(): Promise<void>;
}

/** Speaks INSTREAM as clamd does, and knows one virus. */
export async function fauxClamd({ limite = Number.POSITIVE_INFINITY } = {}): Promise<FauxClamd> {
  const recus: Buffer[] = [];
  const prises = new Set<Socket>();
  const serveur = createServer((prise) => {
    prises.add(prise);
    prise.on('close', () => prises.delete(prise)).on('error', () => undefined);
    let tampon = Buffer.alloc(0);
    const morceaux: Buffer[] = [];
    let total = 0;
    let ouvert = false;
    prise.on('data', (donnees) => {
      tampon = Buffer.concat([tampon, donnees as Buffer]);
      if (!ouvert) {
        const commande = 'zINSTREAM\0';
        if (tampon.length < commande.length) return;
        if (tampon.subarray(0, commande.length).toString() !== commande) return prise.destroy();
        tampon = tampon.subarray(commande.length);
        ouvert = true;
      }
      while (tampon.length >= 4) {
        const longueur = tampon.readUInt32BE(0);
        if (longueur === 0) {
          const fichier = Buffer.concat(morceaux);
          recus.push(fichier);
          prise.end(
            fichier.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0',
          );
          return;
        }
        if (tampon.length < 4 + longueur) return;
        morceaux.push(tampon.subarray(4, 4 + longueur));
        total += longueur;
        tampon = tampon.subarray(4 + longueur);
        if (total > limite) {
          prise.end('INSTREAM size limit exceeded. ERROR\0');
          return;
        }
      }
    });
  });
  await new Promise<void>((suite) => serveur.listen(0, '127.0.0.1', suite));
  return {
    url: `tcp://127.0.0.1:${(serveur.address() as AddressInfo).port}`,
    recus,
    fermer: () =>
      new Promise((suite) => {
        for (const prise of prises) prise.destroy();
        serveur.close(() => suite());
      }),
  };
}
