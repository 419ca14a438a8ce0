import type { Raison } from '@sciat/dispositifs';
import { CsvError, parse } from 'csv-parse/sync';
import { champInvalide } from '../erreurs/erreur-metier.js';

export interface LigneCsv {
  /** Line in the file, counting the header as 1. */
  numero: number;
  code: string;
}

const LIGNES_MAX = 60_000;

/** UTF-8 (with or without BOM), or Windows-1252 as spreadsheets still write it. */
function decoder(contenu: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(contenu);
  } catch {
    return new TextDecoder('windows-1252').decode(contenu);
  }
}

/**
 * Reads a list of collectivités: a header line with a column `code` (INSEE or SIREN), separated by
 * `;`, `,` or a tab. Other columns are ignored.
 * @throws ErreurMetier 400 when the file is not such a table
 */
export function lireCsv(contenu: Uint8Array): LigneCsv[] {
  let lignes: Record<string, string>[];
  try {
    lignes = parse(decoder(contenu), {
      columns: (titres: string[]) => titres.map((t) => t.trim().toLowerCase()),
      delimiter: [';', ',', '\t'],
      bom: true,
      trim: true,
      skip_empty_lines: true,
      to: LIGNES_MAX + 1,
    });
  } catch (erreur) {
    if (!(erreur instanceof CsvError)) throw erreur;
    throw champInvalide(
      'fichier',
      `Ce fichier n'est pas un tableau CSV lisible (ligne ${erreur.lines ?? '?'}).`,
    );
  }
  const [premiere] = lignes;
  if (!premiere) throw champInvalide('fichier', 'Le fichier ne contient aucune ligne.');
  if (!('code' in premiere)) {
    throw champInvalide(
      'fichier',
      'La colonne « code » (INSEE ou SIREN) manque sur la première ligne.',
    );
  }
  if (lignes.length > LIGNES_MAX)
    throw champInvalide('fichier', `Le fichier dépasse ${LIGNES_MAX} lignes.`);
  return lignes.map((ligne, i) => ({
    numero: i + 2,
    code: (ligne.code ?? '').replaceAll(/\s/g, ''),
  }));
}

/** Which lines name a collectivité, and why the others are refused. */
export function rapprocher(
  lignes: LigneCsv[],
  idsParCode: Map<string, string>,
): { ids: string[]; raisons: Raison[] } {
  const vus = new Map<string, number>();
  const ids: string[] = [];
  const raisons: Raison[] = [];
  for (const { numero, code } of lignes) {
    const refuser = (message: string) =>
      raisons.push({
        code: 'LIGNE',
        champ: `ligne ${numero}`,
        message: `Ligne ${numero} : ${message}`,
      });
    // A spreadsheet drops the leading zero of a code of the first nine départements.
    const complet = /^\d{4}$/.test(code) ? `0${code}` : code;
    const id = idsParCode.get(complet);
    const deja = vus.get(complet);
    if (code === '') refuser('le code est vide.');
    else if (deja !== undefined)
      refuser(`le code ${complet.slice(0, 20)} figure déjà ligne ${deja}.`);
    else if (!id)
      refuser(`aucune collectivité du service n'a le code « ${complet.slice(0, 20)} ».`);
    else ids.push(id);
    if (!vus.has(complet)) vus.set(complet, numero);
  }
  return { ids, raisons };
}
