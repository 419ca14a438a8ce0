import { type CellObject, read, type WorkBook } from '@e965/xlsx';
import { champInvalide } from '../erreurs/erreur-metier.js';
import { dezipper } from './dezipper.js';
import { fichierRefuse } from './fichiers.js';
import { type Cellule, enTitre, type Table } from './table.js';

const ODS = 'application/vnd.oasis.opendocument.spreadsheet';
const COLONNES_MAX = 100;
/** Cells written in one sheet, repetitions counted. */
const CELLULES_MAX = 1_000_000;

/**
 * The first sheet of an XLSX or ODS file as a table of texts. A formula is refused, its cached result
 * too: the library gives 0 for a result that is not there, and a list published must not hang on whoever
 * last opened the file. Nothing in the file is executed.
 * @throws ErreurMetier 400 for a broken or oversized file, 415 for another archive
 */
export function lireClasseur(contenu: Buffer): Table {
  const fichiers = dezipper(contenu);
  const ods = fichiers.get('mimetype')?.toString('latin1').trim() === ODS;
  if (!ods && !fichiers.has('xl/workbook.xml'))
    throw fichierRefuse('Cette archive n’est pas un classeur XLSX ou ODS.');
  if (ods) verifierRepetitions(fichiers.get('content.xml')?.toString('utf8') ?? '');
  const classeur = ouvrir(contenu);
  const [nom = '', ...autres] = classeur.SheetNames;
  const rangees = (classeur.Sheets[nom]?.['!data'] ?? []) as (CellObject | undefined)[][];
  const lignes: Table['lignes'] = [];
  // `forEach` passes over the rows and cells that are not there.
  rangees.forEach((rangee, i) => {
    const cellules: Cellule[] = [];
    rangee.slice(0, COLONNES_MAX).forEach((c, colonne) => {
      cellules[colonne] = lireCellule(c);
    });
    if (cellules.some((c) => c !== '')) lignes.push({ numero: i + 1, cellules });
  });
  const [entete, ...reste] = lignes;
  const titres = Array.from(entete?.cellules ?? [], (c) =>
    typeof c === 'string' ? enTitre(c) : '',
  );
  const remarques =
    autres.length === 0
      ? []
      : [`Ce classeur a ${autres.length + 1} feuilles : seule la première, « ${nom} », est lue.`];
  return { titres, lignes: reste, remarques };
}

const illisible = () =>
  champInvalide(
    'fichier',
    'Ce classeur n’a pas pu être lu : il est abîmé, ou protégé par un mot de passe.',
  );

function ouvrir(contenu: Buffer): WorkBook {
  try {
    return read(contenu, { type: 'buffer', dense: true, sheets: 0, cellHTML: false });
  } catch {
    // The library says in its own words, and in English, what it did not understand.
    throw illisible();
  }
}

function lireCellule(cellule: CellObject | undefined): Cellule {
  if (!cellule) return '';
  const { t, v, w, f, F } = cellule;
  if (f !== undefined || F !== undefined)
    return { refus: 'la cellule contient une formule : remplacez-la par sa valeur.' };
  if (t === 'e') return { refus: `la cellule est en erreur${w ? ` (${w})` : ''}.` };
  // A code shown with its leading zeros (number format "00000") is read as shown; "13,008" is not.
  if (t === 'n') return w && /^\d+$/.test(w) ? w : String(v ?? '');
  return String(v ?? '').trim();
}

/** A row or a cell of ODS, as the library tells one: what follows a "_" in its name is nothing to it. */
const BALISES =
  /<(?:[^\s<>:/"]*:)?(table-row|table-cell|行|数据)(?:_[^\s?<>:/"]*)?((?:\s+[^<>=?"'\s]+="[^"]*")*)\s*(\/?)>/g;
const REPETITIONS = /number-(?:rows|columns)-repeated="([^"]*)"/g;

/**
 * ODS writes a run of equal cells once, with a count: a few bytes may stand for billions of cells. A count
 * that is no plain number, and a comment, which the library takes out even from the middle of a tag, are
 * never in a sheet that a spreadsheet has written.
 */
function verifierRepetitions(xml: string): void {
  if (xml.includes('<!')) throw illisible();
  let lignes = 1;
  let cellules = 0;
  for (const [, nom, attributs = '', vide] of xml.matchAll(BALISES)) {
    const comptes = Array.from(attributs.matchAll(REPETITIONS), ([, compte = '']) => compte);
    if (comptes.some((compte) => !/^\d+$/.test(compte))) throw illisible();
    const fois = Math.max(1, ...comptes.map(Number));
    if (nom === 'table-row' || nom === '行') lignes = fois;
    // An empty cell is closed at once, and holds nothing however often it is repeated.
    else if (!vide) cellules += lignes * fois;
  }
  if (cellules > CELLULES_MAX)
    throw champInvalide('fichier', 'Ce classeur contient trop de cellules pour une liste.');
}
