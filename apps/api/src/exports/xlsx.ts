import { texteXml } from '../base/xml.js';
import type { Cellule } from './cellules.js';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OOXML = 'http://schemas.openxmlformats.org';
const FEUILLE = `${OOXML}/spreadsheetml/2006/main`;
const RELATION = `${OOXML}/officeDocument/2006/relationships`;
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** What a cell holds. */
const LONGUEUR_MAX = 32_767;

export const feuille = 'xl/worksheets/sheet1.xml';

/** Styles: 0 as it is, 1 a day, 2 a sum, 3 a heading. */
export const fixes: [nom: string, contenu: string, compress?: boolean][] = [
  [
    '[Content_Types].xml',
    `${XML}<Types xmlns="${OOXML}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/${feuille}" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `${XML}<Relationships xmlns="${OOXML}/package/2006/relationships"><Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `${XML}<workbook xmlns="${FEUILLE}" xmlns:r="${RELATION}"><sheets><sheet name="Dossiers" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `${XML}<Relationships xmlns="${OOXML}/package/2006/relationships"><Relationship Id="rId1" Type="${RELATION}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATION}/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    'xl/styles.xml',
    `${XML}<styleSheet xmlns="${FEUILLE}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
  ],
];

export const debut = (titres: string[]) =>
  `${XML}<worksheet xmlns="${FEUILLE}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${titres.length}" width="24" customWidth="1"/></cols><sheetData><row>${titres.map((t) => chaine(t, 3)).join('')}</row>`;
export const rangee = (cellules: Cellule[]) => `<row>${cellules.map(cellule).join('')}</row>`;
export const fin = '</sheetData></worksheet>';

function cellule(c: Cellule): string {
  if (!c) return '<c/>';
  if ('texte' in c) return chaine(c.texte);
  if ('euros' in c) return `<c s="2"><v>${c.euros}</v></c>`;
  return `<c s="1"><v>${jourDeTableur(c.date)}</v></c>`;
}

// Excel reads "_x000D_" in a text as a control character.
const chaine = (t: string, style = 0) =>
  `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${texteXml(t.slice(0, LONGUEUR_MAX)).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')}</t></is></c>`;

/** Days since 30 December 1899. */
const jourDeTableur = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000 + 25_569;
