import type { DessinRapport } from '@sciat/contrats';
import { texteXml } from '../base/xml.js';
import { NS, XML } from '../exports/ods.js';
import { COULEURS, direDessin } from './graphique.js';

const espace = (prefixe: string, nom: string) =>
  `xmlns:${prefixe}="urn:oasis:names:tc:opendocument:xmlns:${nom}:1.0"`;
/** Of what a sheet says of its charts. */
export const NS_CADRE = `${espace('draw', 'drawing')} ${espace('svg', 'svg-compatible')} xmlns:xlink="http://www.w3.org/1999/xlink"`;

const [LARGEUR, HAUTEUR] = [17, 7.5];
const TAILLE = `svg:width="${LARGEUR}cm" svg:height="${HAUTEUR}cm"`;

/** Where a chart stands beside the figures of its sheet, and what it says to whoever does not see it. */
export const cadreDe = (dessin: DessinRapport, objet: string, rang: number, gauche: number) =>
  `<draw:frame ${TAILLE} svg:x="${gauche}cm" svg:y="${0.5 + rang * (HAUTEUR + 0.5)}cm"><draw:object xlink:href="./${objet}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/><svg:title>${texteXml(dessin.titre)}</svg:title><svg:desc>${texteXml(direDessin(dessin))}</svg:desc></draw:frame>`;

const LETTRES = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The chart itself, as the spreadsheet draws it from the cells: it follows whoever corrects them. */
export function diagrammeDe({ titre, noms, series }: DessinRapport, feuille: string): string {
  const nom = texteXml(`'${feuille.replace(/'/g, "''")}'`);
  const cellules = (colonne: number, du: number, au = du) => {
    const cellule = (ligne: number) => `${nom}.${LETTRES[colonne]}${ligne}`;
    return du === au ? cellule(du) : `${cellule(du)}:${cellule(au)}`;
  };
  const fin = noms.length + 1;
  const style = (id: string, contenu: string) =>
    `<style:style style:name="${id}" style:family="chart">${contenu}</style:style>`;
  const styles = [
    style(
      'fond',
      '<style:graphic-properties draw:stroke="none" draw:fill="solid" draw:fill-color="#ffffff"/>',
    ),
    style('nu', '<style:graphic-properties draw:stroke="none" draw:fill="none"/>'),
    style('titre', '<style:text-properties fo:font-size="11pt" fo:font-weight="bold"/>'),
    style('barres', '<style:chart-properties chart:gap-width="40" chart:overlap="0"/>'),
    style(
      'axe',
      '<style:chart-properties chart:display-label="true"/><style:text-properties fo:font-size="8pt"/>',
    ),
    style('trame', '<style:graphic-properties svg:stroke-color="#d5d5d5"/>'),
    ...series.map((_, i) =>
      style(
        `serie${i}`,
        `<style:graphic-properties draw:fill="solid" draw:fill-color="${COULEURS[i]}" draw:stroke="none"/>`,
      ),
    ),
  ];
  const legende =
    series.length > 1 ? '<chart:legend chart:style-name="nu" chart:legend-position="bottom"/>' : '';
  const tracees = series.map(
    ({ colonne }, i) =>
      `<chart:series chart:style-name="serie${i}" chart:class="chart:bar" chart:values-cell-range-address="${cellules(colonne, 2, fin)}" chart:label-cell-address="${cellules(colonne, 1)}"><chart:data-point chart:repeated="${noms.length}"/></chart:series>`,
  );
  return `${XML}<office:document-content ${NS} ${NS_CADRE} ${espace('chart', 'chart')}><office:automatic-styles>${styles.join('')}</office:automatic-styles><office:body><office:chart><chart:chart ${TAILLE} chart:class="chart:bar" chart:style-name="fond"><chart:title chart:style-name="titre"><text:p>${texteXml(titre)}</text:p></chart:title>${legende}<chart:plot-area chart:style-name="barres" chart:data-source-has-labels="both"><chart:axis chart:dimension="x" chart:name="primary-x" chart:style-name="axe"><chart:categories table:cell-range-address="${cellules(0, 2, fin)}"/></chart:axis><chart:axis chart:dimension="y" chart:name="primary-y" chart:style-name="axe"><chart:grid chart:style-name="trame" chart:class="major"/></chart:axis>${tracees.join('')}<chart:wall chart:style-name="nu"/></chart:plot-area></chart:chart></office:chart></office:body></office:document-content>`;
}
