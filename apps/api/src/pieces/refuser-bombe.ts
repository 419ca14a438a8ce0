import yauzl from 'yauzl';
import { champInvalide } from '../erreurs/erreur-metier.js';

/** Of all the files of an office document together, as it announces them; a large one takes a tenth. */
const DEPLIE_MAX = 300 * 1024 * 1024;
const ENTREES_MAX = 5000;

/**
 * An office document is a ZIP: one that would fill the memory of whoever opens it is refused. Nothing is
 * inflated here; what announces less than it holds is cut short by the programs that read it.
 * @throws ErreurMetier 400 for a bomb, or for an archive that cannot be listed
 */
export async function refuserBombe(chemin: string): Promise<void> {
  let archive: yauzl.ZipFile | undefined;
  try {
    archive = await yauzl.openPromise(chemin, { autoClose: false });
    if (archive.entryCount > ENTREES_MAX) throw demesure();
    let total = 0;
    for await (const { uncompressedSize } of archive.eachEntry()) {
      total += uncompressedSize;
      if (total > DEPLIE_MAX) throw demesure();
    }
  } catch (erreur) {
    if (erreur instanceof Bombe)
      throw champInvalide(
        'fichier',
        'Ce document est démesuré une fois déplié : il ne peut pas être accepté. Enregistrez-le en PDF.',
      );
    throw champInvalide('fichier', 'Ce document est abîmé ou incomplet : il n’a pas pu être lu.');
  } finally {
    archive?.close();
  }
}

class Bombe extends Error {}
const demesure = () => new Bombe();
