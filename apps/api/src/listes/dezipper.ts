import { inflateRawSync } from 'node:zlib';
import { champInvalide } from '../erreurs/erreur-metier.js';

/** Of all the files of an archive together, once inflated. A list of 60 000 lines takes about a quarter. */
export const TAILLE_DEPLIEE = 40 * 1024 * 1024;
const ENTREES_MAX = 1000;

const illisible = () =>
  champInvalide('fichier', 'Ce classeur n’a pas pu être lu : il est abîmé ou incomplet.');
const tropGrand = () =>
  champInvalide(
    'fichier',
    'Ce classeur contient trop de données pour une liste : gardez la seule feuille utile, sans image.',
  );

/**
 * The files of a ZIP archive by their names in small letters, each inflated here within a bound: the sizes that an archive announces may
 * be lies, and the library that reads the sheets trusts them.
 * @throws ErreurMetier 400 for a broken archive, or one that inflates beyond the bound
 */
export function dezipper(contenu: Buffer): Map<string, Buffer> {
  const fichiers = new Map<string, Buffer>();
  let reste = TAILLE_DEPLIEE;
  try {
    const fin = contenu.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
    if (fin < 0) throw illisible();
    const entrees = contenu.readUInt16LE(fin + 10);
    if (entrees > ENTREES_MAX) throw tropGrand();
    let position = contenu.readUInt32LE(fin + 16);
    for (let i = 0; i < entrees; i++) {
      const longueurNom = contenu.readUInt16LE(position + 28);
      const nom = contenu
        .toString('utf8', position + 46, position + 46 + longueurNom)
        .toLowerCase();
      const locale = contenu.readUInt32LE(position + 42);
      const taille = contenu.readUInt32LE(position + 20);
      const fichier = lireEntree(contenu, locale, taille, reste);
      reste -= fichier.length;
      if (reste < 0) throw tropGrand();
      fichiers.set(nom, fichier);
      position +=
        46 +
        longueurNom +
        contenu.readUInt16LE(position + 30) +
        contenu.readUInt16LE(position + 32);
    }
    // Two files of one name: nobody knows which of them the library would read.
    if (fichiers.size < entrees) throw illisible();
  } catch (erreur) {
    // What zlib says when the bound is passed.
    if ((erreur as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw tropGrand();
    if (erreur instanceof RangeError || erreur instanceof TypeError || estDeZlib(erreur))
      throw illisible();
    throw erreur;
  }
  return fichiers;
}

function lireEntree(contenu: Buffer, position: number, taille: number, reste: number): Buffer {
  const methode = contenu.readUInt16LE(position + 8);
  const debut =
    position + 30 + contenu.readUInt16LE(position + 26) + contenu.readUInt16LE(position + 28);
  if (methode === 0) return contenu.subarray(debut, debut + taille);
  if (methode !== 8) throw illisible();
  // At least 1: zlib takes no bound of 0.
  return inflateRawSync(contenu.subarray(debut), { maxOutputLength: Math.max(1, reste) });
}

const estDeZlib = (erreur: unknown) =>
  typeof (erreur as { code?: unknown }).code === 'string' &&
  String((erreur as { code: string }).code).startsWith('Z_');
