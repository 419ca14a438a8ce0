import { fileTypeFromBuffer } from 'file-type';
import { ErreurMetier } from '../erreurs/erreur-metier.js';

/** A file that is none of those a list is read from, whatever its name says. */
export function fichierRefuse(message: string): ErreurMetier {
  return new ErreurMetier('type_refuse', message, [{ code: 'TYPE', champ: 'fichier', message }]);
}

/** What a file is, by its content: a name can be changed. */
export type TypeFichier = 'classeur' | 'texte';

const commencePar = (contenu: Uint8Array, signature: number[]) =>
  signature.every((octet, i) => contenu[i] === octet);

/** @throws ErreurMetier 415 for what is neither a text nor a spreadsheet of today */
export async function reconnaitreFichier(contenu: Uint8Array): Promise<TypeFichier> {
  if (commencePar(contenu, [0x50, 0x4b, 0x03, 0x04])) return 'classeur';
  // Excel 97, or the envelope of an encrypted workbook.
  if (commencePar(contenu, [0xd0, 0xcf, 0x11, 0xe0]))
    throw fichierRefuse(
      'Ce classeur est protégé par un mot de passe, ou dans l’ancien format .xls : enregistrez-le sans mot de passe en .xlsx ou en .ods.',
    );
  const type = await fileTypeFromBuffer(contenu);
  if (type || contenu.includes(0))
    throw fichierRefuse(
      `Ce fichier n’est ni un tableau (CSV, XLSX, ODS) ni une carte GeoJSON${type ? ` : son contenu est de type ${type.mime}` : ''}.`,
    );
  return 'texte';
}

/** UTF-8 (with or without BOM), or Windows-1252 as spreadsheets still write it. */
export function decoder(contenu: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(contenu);
  } catch {
    return new TextDecoder('windows-1252').decode(contenu);
  }
}
