import { stat } from 'node:fs/promises';
import { tailleMax, typesAdmis } from '@sciat/contrats';
import { fileTypeFromFile } from 'file-type';
import { champInvalide, ErreurMetier } from '../erreurs/erreur-metier.js';
import { refuserBombe } from './refuser-bombe.js';

/** Endings a name may have for a content type; another one is a lie. */
const terminaisons: Record<string, string[]> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'video/mp4': ['mp4', 'm4v'],
  'video/webm': ['webm'],
  'video/quicktime': ['mov', 'qt'],
};

/**
 * The type of a file, read from its content, and its size.
 * @throws ErreurMetier 400 for an empty file or a bomb, 413 for one too large for its type, 415 for a type that is
 *   not admitted or that its name belies
 */
export async function reconnaitre(
  chemin: string,
  nom: string,
  tailleAdmise?: number,
): Promise<{ type: string; taille: number }> {
  const { size: taille } = await stat(chemin);
  if (taille === 0) throw champInvalide('fichier', 'Le fichier est vide.');
  const type = (await fileTypeFromFile(chemin))?.mime;
  const admis = Object.values(typesAdmis).join(', ');
  if (!type || !(type in typesAdmis)) {
    throw new ErreurMetier(
      'type_refuse',
      `Ce type de fichier n’est pas accepté. Types acceptés : ${admis}.`,
    );
  }
  const terminaison = nom.toLowerCase().split('.').at(-1) ?? '';
  if (!terminaisons[type]?.includes(terminaison)) {
    throw new ErreurMetier(
      'type_refuse',
      `Le nom du fichier annonce « .${terminaison} » mais son contenu est ${typesAdmis[type]}.`,
    );
  }
  const maximum = tailleAdmise ?? tailleMax(type);
  if (taille > maximum) {
    throw new ErreurMetier(
      'trop_grand',
      `Ce fichier ${typesAdmis[type]} est trop volumineux : ${maximum / 1024 ** 2} Mo au plus.`,
    );
  }
  if (/opendocument|openxmlformats/.test(type)) await refuserBombe(chemin);
  return { type, taille };
}

/**
 * The user's name for the file, fit to be shown: no path, no control characters, bounded. Counted and cut
 * by characters: half of one (a lone surrogate) is no text, and PostgreSQL refuses it.
 */
export function nomPropre(nom: string): string {
  const seul = nom.split(/[/\\]/).at(-1) ?? '';
  const propre = [
    ...seul
      .normalize('NFC')
      // Marks that reverse the reading order make « exe.pdf » of « fdp.exe ».
      .replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, '')
      .trim(),
  ];
  if (propre.length <= 150) return propre.join('');
  const fin = Math.max(propre.lastIndexOf('.'), propre.length - 8);
  return [...propre.slice(0, 140), ...propre.slice(fin)].join('');
}
