import { CsvError, parse } from 'csv-parse/sync';
import { champInvalide } from '../erreurs/erreur-metier.js';
import { enTitre, LIGNES_MAX, type Table } from './table.js';

/** Read from the header alone: a comma further down belongs to a name ("Aix, ville"). */
function separateurDe(texte: string, connu: (titre: string) => boolean): string {
  const entete = texte.split(/\r\n|\r|\n/).find((l) => l.trim() !== '') ?? '';
  return (
    [';', '\t', ','].find((s) => {
      const titres = entete.split(s);
      return titres.length > 1 && titres.some((t) => connu(enTitre(t)));
    }) ?? ';'
  );
}

/**
 * A text as a table: a header line, then lines, separated by `;`, `,` or a tab.
 * @param connu recognises a title of the header, to tell which of these separates
 * @throws ErreurMetier 400 when the text is no such table
 */
export function lireCsv(
  texte: string,
  connu: (titre: string) => boolean = (t) => t === 'code',
): Table {
  const numeros: number[] = [];
  let rangees: string[][];
  try {
    rangees = parse(texte, {
      delimiter: separateurDe(texte, connu),
      trim: true,
      skip_empty_lines: true,
      // A spreadsheet writes its blank lines as separators alone.
      skip_records_with_empty_values: true,
      relax_column_count: true,
      // A quotation mark inside a name is no delimiter.
      relax_quotes: true,
      // The header, and one more than admitted to see that there are more.
      to: LIGNES_MAX + 2,
      on_record: (cellules: string[], { lines }) => {
        numeros.push(lines);
        return cellules;
      },
    });
  } catch (erreur) {
    if (!(erreur instanceof CsvError)) throw erreur;
    throw champInvalide(
      'fichier',
      `Ce fichier n’est pas un tableau CSV lisible (ligne ${erreur.lines ?? '?'}).`,
    );
  }
  const [entete = [], ...reste] = rangees;
  return {
    titres: entete.map(enTitre),
    lignes: reste.map((cellules, i) => ({ numero: numeros[i + 1] ?? 0, cellules })),
    remarques: [],
  };
}
