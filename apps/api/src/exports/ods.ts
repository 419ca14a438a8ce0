import { texteXml } from '../base/xml.js';
import type { Cellule } from './cellules.js';

const MIMETYPE = 'application/vnd.oasis.opendocument.spreadsheet';
export const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
export const NS = [
  ...['office', 'text', 'table', 'style'].map(
    (n) => `xmlns:${n}="urn:oasis:names:tc:opendocument:xmlns:${n}:1.0"`,
  ),
  'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"',
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'office:version="1.3"',
].join(' ');
export const STYLES = `<office:automatic-styles>
<number:date-style style:name="N1"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
<number:number-style style:name="N2"><number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:number-style>
<style:style style:name="feuille" style:family="table" style:master-page-name="Default"/>
<style:style style:name="co" style:family="table-column"><style:table-column-properties style:column-width="4.5cm"/></style:style>
<style:style style:name="jour" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="euros" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="titre" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>
</office:automatic-styles>`;

/** On paper a sheet lies down, and is as wide as the page. */
const PAPIER = `${XML}<office:document-styles ${NS}>
<office:automatic-styles><style:page-layout style:name="large"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" fo:margin="1.2cm" style:scale-to-X="1" style:scale-to-Y="0"/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Default" style:page-layout-name="large"/></office:master-styles>
</office:document-styles>`;

export const feuille = 'content.xml';
type Entree = [nom: string, contenu: string, compress?: boolean];

/** What goes with the sheets; `objets`: folders of charts, each with its own content. */
export const fixesAvec = (objets: string[]): Entree[] => [
  // First and bare, as the format asks: it is read there without unzipping.
  ['mimetype', MIMETYPE, false],
  [
    'META-INF/manifest.xml',
    `${XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${[
      ['/', MIMETYPE],
      ['content.xml', 'text/xml'],
      ['styles.xml', 'text/xml'],
      ...objets.flatMap((nom) => [
        [`${nom}/`, 'application/vnd.oasis.opendocument.chart'],
        [`${nom}/content.xml`, 'text/xml'],
      ]),
    ]
      .map(
        ([nom, type]) =>
          `<manifest:file-entry manifest:full-path="${nom}" manifest:media-type="${type}"/>`,
      )
      .join('')}</manifest:manifest>`,
  ],
  ['styles.xml', PAPIER],
];
export const fixes = fixesAvec([]);

export const debut = (titres: string[]) =>
  `${XML}<office:document-content ${NS}>${STYLES}<office:body><office:spreadsheet><table:table table:name="Dossiers" table:style-name="feuille"><table:table-column table:style-name="co" table:number-columns-repeated="${titres.length}"/><table:table-header-rows><table:table-row>${titres.map((t) => chaine(t, ' table:style-name="titre"')).join('')}</table:table-row></table:table-header-rows>`;
export const rangee = (cellules: Cellule[]) =>
  `<table:table-row>${cellules.map(cellule).join('')}</table:table-row>`;
export const fin = '</table:table></office:spreadsheet></office:body></office:document-content>';

// With what it shows: some readers look at nothing else.
function cellule(c: Cellule): string {
  if (!c) return '<table:table-cell/>';
  if ('texte' in c) return chaine(c.texte);
  if ('euros' in c) return euros(c.euros);
  return `<table:table-cell table:style-name="jour" office:value-type="date" office:date-value="${c.date}"><text:p>${c.date.split('-').reverse().join('/')}</text:p></table:table-cell>`;
}

export const euros = (v: number) =>
  `<table:table-cell table:style-name="euros" office:value-type="float" office:value="${v}"><text:p>${v.toFixed(2).replace('.', ',')}</text:p></table:table-cell>`;

export const chaine = (t: string, style = '') =>
  `<table:table-cell${style} office:value-type="string">${t
    .split(/\r?\n/)
    .map((ligne) => `<text:p>${texteXml(ligne)}</text:p>`)
    .join('')}</table:table-cell>`;
