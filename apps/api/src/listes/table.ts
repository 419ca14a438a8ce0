import { champInvalide } from '../erreurs/erreur-metier.js';

/** What a cell says as text, or why it cannot be read. */
export type Cellule = string | { refus: string };

/** A file as a table, whatever its format. */
export interface Table {
  /** Of the first line that is not empty; trimmed, in small letters. */
  titres: string[];
  /** `numero`: line in the file, as a spreadsheet or an editor shows it. */
  lignes: { numero: number; cellules: Cellule[] }[];
  /** How the file was read, where that is not obvious. */
  remarques: string[];
}

export interface Ligne {
  numero: number;
  code: string;
  /** Empty when the file has no such column. */
  nom: string;
  /** `null` unless the list is one of values. */
  valeur: string | null;
  /** A cell of this line that cannot be read. */
  refus: string | null;
}

export const LIGNES_MAX = 60_000;
const TITRES_VALEUR = ['valeur', 'classe', 'population'];

export const enTitre = (brut: string) => brut.trim().replace(/^"|"$/g, '').trim().toLowerCase();

/**
 * The lines of a list: a column `code` (INSEE or SIREN), usually `nom`, and for a list of values `valeur`
 * (or `classe`, or `population`). Other columns are ignored.
 * @throws ErreurMetier 400 when a column is missing or twice there, or without any line
 */
export function lireLignes({ titres, lignes }: Table, avecValeur: boolean): Ligne[] {
  if (lignes.length === 0) throw champInvalide('fichier', 'Le fichier ne contient aucune ligne.');
  const code = colonne(titres, ['code']);
  if (code === null)
    throw champInvalide(
      'fichier',
      'La colonne « code » (INSEE ou SIREN) manque sur la première ligne.',
    );
  const valeur = avecValeur ? colonne(titres, TITRES_VALEUR) : null;
  if (avecValeur && valeur === null)
    throw champInvalide(
      'fichier',
      'La colonne « valeur » (ou « classe », ou « population ») manque sur la première ligne.',
    );
  if (lignes.length > LIGNES_MAX)
    throw champInvalide('fichier', `Le fichier dépasse ${LIGNES_MAX} lignes.`);
  const nom = colonne(titres, ['nom']);
  return lignes.map(({ numero, cellules }) => {
    const texte = (i: number | null): Cellule => (i === null ? '' : (cellules[i] ?? ''));
    const lus = [texte(code), texte(valeur)];
    const refusee = lus.find((c) => typeof c !== 'string');
    const [leCode = '', laValeur = ''] = lus.map((c) => (typeof c === 'string' ? c : ''));
    // A name is only compared with ours: one that cannot be read is as good as none.
    const leNom = texte(nom);
    return {
      numero,
      code: leCode.replaceAll(/\s/g, ''),
      nom: typeof leNom === 'string' ? leNom : '',
      valeur: valeur === null ? null : laValeur.replaceAll(/\s/g, ''),
      refus: refusee && typeof refusee !== 'string' ? refusee.refus : null,
    };
  });
}

/** Where the column of one of these titles is; the first title found wins. */
function colonne(titres: string[], admis: string[]): number | null {
  const titre = admis.find((t) => titres.includes(t));
  if (titre === undefined) return null;
  if (titres.indexOf(titre) !== titres.lastIndexOf(titre))
    throw champInvalide('fichier', `La colonne « ${titre} » figure deux fois.`);
  return titres.indexOf(titre);
}
