import { Horloge } from '../base/horloge.js';
import type { PrismaService } from '../base/prisma.service.js';
import { ErreurMetier } from '../erreurs/erreur-metier.js';
import { AVIS_MAX } from './lire-avis.js';
import { noterRetour } from './retour.js';

const phrases = {
  remis: 'remis à son destinataire',
  retarde: 'retardé',
  revenu: 'revenu',
};

/**
 * What a mail server pipes to us: the raw message of a delivery notice. Says which mail it was, never to whom.
 * A message that is no notice is refused, so that whoever wrote it to that address is told.
 */
export async function commandeRetour({ client }: PrismaService): Promise<number> {
  try {
    const brut = await lireEntree();
    const { id, dit, nouveau } = await noterRetour({ client, horloge: new Horloge() }, brut, null);
    process.stdout.write(`Courriel ${id} : ${phrases[dit]}${nouveau ? '' : ' (déjà su)'}.\n`);
    return 0;
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier)) throw erreur;
    const { message, raisons } = erreur;
    process.stderr.write(`${raisons[0]?.message ?? message}\n`);
    return 1;
  }
}

/** Reads to the end, so that the server's pipe is not broken, and keeps the beginning. */
async function lireEntree(): Promise<Buffer> {
  const morceaux: Buffer[] = [];
  let taille = 0;
  for await (const morceau of process.stdin as AsyncIterable<Buffer>) {
    if (taille < AVIS_MAX) morceaux.push(morceau);
    taille += morceau.length;
  }
  return Buffer.concat(morceaux).subarray(0, AVIS_MAX);
}
