import type { Raison } from '@sciat/dispositifs';
import { CsvError, parse } from 'csv-parse/sync';
import { normaliser } from '../base/texte.js';
import { champInvalide } from '../erreurs/erreur-metier.js';

export interface LigneCsv {
  /** Line in the file, counting the header as 1. */
  numero: number;
  code: string;
  /** Empty when the file has no such column. */
  nom: string;
}
export interface CollectiviteConnue {
  id: string;
  code: string;
  nom: string;
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

const titre = (brut: string) => brut.trim().replace(/^"|"$/g, '').trim().toLowerCase();

/** Read from the header alone: a comma further down belongs to a name ("Aix, ville"). */
function separateurDe(texte: string): string {
  const entete = texte.split(/\r\n|\r|\n/).find((l) => l.trim() !== '') ?? '';
  return (
    [';', '\t', ','].find((s) => {
      const titres = entete.split(s);
      return titres.length > 1 && titres.some((t) => titre(t) === 'code');
    }) ?? ';'
  );
}

/**
 * Reads a list of collectivités: a header line with a column `code` (INSEE or SIREN) and usually a
 * column `nom`, separated by `;`, `,` or a tab. Other columns are ignored.
 * @throws ErreurMetier 400 when the file is not such a table
 */
export function lireCsv(contenu: Uint8Array): LigneCsv[] {
  const texte = decoder(contenu);
  let titres: string[] = [];
  let lignes: LigneCsv[];
  try {
    lignes = parse<LigneCsv, Record<string, string>>(texte, {
      columns: (lus: string[]) => {
        titres = lus.map(titre);
        return titres;
      },
      delimiter: separateurDe(texte),
      trim: true,
      skip_empty_lines: true,
      // A spreadsheet writes its blank lines as separators alone.
      skip_records_with_empty_values: true,
      relax_column_count: true,
      // A quotation mark inside a name is no delimiter.
      relax_quotes: true,
      to: LIGNES_MAX + 1,
      on_record: ({ code = '', nom = '' }, { lines }) => ({
        numero: lines,
        code: code.replaceAll(/\s/g, ''),
        nom,
      }),
    });
  } catch (erreur) {
    if (!(erreur instanceof CsvError)) throw erreur;
    throw champInvalide(
      'fichier',
      `Ce fichier n’est pas un tableau CSV lisible (ligne ${erreur.lines ?? '?'}).`,
    );
  }
  if (titres.length > 0 && !titres.includes('code')) {
    throw champInvalide(
      'fichier',
      'La colonne « code » (INSEE ou SIREN) manque sur la première ligne.',
    );
  }
  if (lignes.length === 0) throw champInvalide('fichier', 'Le fichier ne contient aucune ligne.');
  if (lignes.length > LIGNES_MAX)
    throw champInvalide('fichier', `Le fichier dépasse ${LIGNES_MAX} lignes.`);
  return lignes;
}

export interface NomDifferent {
  ligne: number;
  code: string;
  nom: string;
  nomDuFichier: string;
}

/** Which lines name a collectivité, why the others are refused, and which give it another name. */
export function rapprocher(
  lignes: LigneCsv[],
  connues: CollectiviteConnue[],
): { collectivites: CollectiviteConnue[]; raisons: Raison[]; nomsDifferents: NomDifferent[] } {
  const parCode = new Map(connues.map((c) => [c.code, c]));
  const vus = new Map<string, number>();
  const collectivites: CollectiviteConnue[] = [];
  const raisons: Raison[] = [];
  const nomsDifferents: NomDifferent[] = [];
  for (const { numero, code, nom } of lignes) {
    const refuser = (message: string) =>
      raisons.push({
        code: 'LIGNE',
        champ: `ligne ${numero}`,
        message: `Ligne ${numero} : ${message}`,
      });
    // A spreadsheet drops the leading zero of a code of the first nine départements.
    const complet = /^\d{4}$/.test(code) ? `0${code}` : code;
    const connue = parCode.get(complet);
    const deja = vus.get(complet);
    if (code === '') refuser('le code est vide.');
    else if (deja !== undefined)
      refuser(`le code ${complet.slice(0, 20)} figure déjà ligne ${deja}.`);
    else if (!connue)
      refuser(`aucune collectivité du service n’a le code « ${complet.slice(0, 20)} ».`);
    else {
      collectivites.push(connue);
      if (nom && normaliser(nom) !== normaliser(connue.nom))
        nomsDifferents.push({
          ligne: numero,
          code: connue.code,
          nom: connue.nom,
          nomDuFichier: nom.slice(0, 200),
        });
    }
    if (code !== '' && deja === undefined) vus.set(complet, numero);
  }
  return { collectivites, raisons, nomsDifferents };
}
