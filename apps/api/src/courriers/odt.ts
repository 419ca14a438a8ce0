import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';
import { texteXml } from '../base/xml.js';
import { blocsDe, type Document } from './document.js';

const MIMETYPE = 'application/vnd.oasis.opendocument.text';
export const TYPE_ODT = MIMETYPE;

/** The text of a letter for a word processor: no page of its own, the same paragraphs in the same order. */
export async function odtDe(document: Document): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  // First and bare, as the format asks: it is read there without unzipping.
  zip.addBuffer(Buffer.from(MIMETYPE), 'mimetype', { compress: false, forceDosTimestamp: true });
  const ajouter = (nom: string, xml: string) =>
    zip.addBuffer(Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}`), nom);
  ajouter('META-INF/manifest.xml', MANIFESTE);
  ajouter('meta.xml', meta(document));
  ajouter('styles.xml', STYLES);
  ajouter('content.xml', contenu(document));
  zip.end();
  return buffer(zip.outputStream);
}

const NS = [
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'office:version="1.3"',
].join(' ');

const MANIFESTE = `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:media-type="${MIMETYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
</manifest:manifest>`;

const meta = ({ objet }: Document) =>
  `<office:document-meta ${NS}><office:meta><dc:title>${texteXml(objet)}</dc:title><dc:language>fr-FR</dc:language></office:meta></office:document-meta>`;

const STYLES = `<office:document-styles ${NS}><office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.25cm"/><style:text-properties fo:font-size="11pt" fo:language="fr" fo:country="FR"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"><style:paragraph-properties fo:margin-top="0.6cm" fo:margin-bottom="0.5cm"/><style:text-properties fo:font-weight="bold"/></style:style>
</office:styles></office:document-styles>`;

function contenu(d: Document): string {
  const { nom, adresse, telephone, courriel } = d.service;
  const numero = d.chrono ? `N° ${d.chrono}, dossier ${d.reference}` : `Dossier ${d.reference}`;
  const corps = [
    paragraphe([nom, ...adresse.split(/\r?\n/), telephone, courriel].filter((l) => l !== '')),
    paragraphe(['À l’attention de', d.destinataire]),
    paragraphe([numero, ...(d.fictif ? ['Dossier fictif, courrier de démonstration'] : [])]),
    `<text:h text:style-name="Heading_20_1" text:outline-level="1">Objet : ${texteXml(d.objet)}</text:h>`,
    ...d.paragraphes.flatMap((p) => [
      ...(p.aConfirmer ? [paragraphe(['Mention à confirmer :'])] : []),
      ...blocsDe(p.texte).map((b) => (b.liste ? liste(b.lignes) : paragraphe(b.lignes))),
    ]),
  ];
  return `<office:document-content ${NS}><office:body><office:text>${corps.join('\n')}</office:text></office:body></office:document-content>`;
}

const paragraphe = (lignes: string[]) =>
  `<text:p text:style-name="Standard">${lignes.map(texteXml).join('<text:line-break/>')}</text:p>`;
const liste = (elements: string[]) =>
  `<text:list>${elements.map((e) => `<text:list-item>${paragraphe([e])}</text:list-item>`).join('')}</text:list>`;
