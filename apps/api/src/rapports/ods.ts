import { buffer } from 'node:stream/consumers';
import { dessinsDe, type FormatColonne, type Rapport, type TableauRapport } from '@sciat/contrats';
import yazl from 'yazl';
import { texteXml } from '../base/xml.js';
import { neutraliser } from '../exports/cellules.js';
import { chaine, euros, fixesAvec, NS, STYLES, XML } from '../exports/ods.js';
import { cadreDe, diagrammeDe, NS_CADRE } from './diagramme-ods.js';
import { mentionsDe, titreDe } from './imprimer-rapport.js';

const UNITES: Partial<Record<FormatColonne, string>> = { euros: ' (euros)', jours: ' (jours)' };
/** Of a column, as its style says. */
const COLONNE_CM = 4.5;

/**
 * One sheet for each table, its charts beside it: numbers stay numbers, texts are texts, never formulas. Written
 * by hand: no library that is kept up draws charts in this format.
 */
export async function odsDe(rapport: Rapport): Promise<Buffer> {
  const objets: [nom: string, contenu: string][] = [];
  const feuilles = rapport.tableaux.map((tableau) => {
    const nom = tableau.titre.slice(0, 31);
    const gauche = COLONNE_CM * tableau.colonnes.length + 1;
    const cadres = dessinsDe(tableau).map((dessin, rang) => {
      const objet = `Object ${objets.length + 1}`;
      objets.push([objet, diagrammeDe(dessin, nom)]);
      return cadreDe(dessin, objet, rang, gauche);
    });
    return feuilleDe(nom, rangees(tableau), tableau.colonnes.length, cadres);
  });
  const accueil = [
    [titreDe(rapport)],
    ...mentionsDe(rapport).map((m) => [m]),
    [],
    ...rapport.tableaux.map((t) => [t.titre, t.compte]),
  ].map((ligne) => ligne.map((t) => chaine(t)));
  const contenu = `${XML}<office:document-content ${NS} ${NS_CADRE}>${STYLES}<office:body><office:spreadsheet>${feuilleDe('Rapport', accueil, 2)}${feuilles.join('')}</office:spreadsheet></office:body></office:document-content>`;
  const zip = new yazl.ZipFile();
  for (const [nom, texte, compress = true] of [
    ...fixesAvec(objets.map(([nom]) => nom)),
    ['content.xml', contenu] as const,
    ...objets.map(([nom, texte]) => [`${nom}/content.xml`, texte] as const),
  ])
    zip.addBuffer(Buffer.from(texte), nom, { compress, forceDosTimestamp: true });
  zip.end();
  return buffer(zip.outputStream);
}

function feuilleDe(nom: string, lignes: string[][], colonnes: number, cadres: string[] = []) {
  const dessins = cadres.length > 0 ? `<table:shapes>${cadres.join('')}</table:shapes>` : '';
  const rangs = lignes.map(
    (cellules) =>
      `<table:table-row>${cellules.join('') || '<table:table-cell/>'}</table:table-row>`,
  );
  return `<table:table table:name="${texteXml(nom)}" table:style-name="feuille">${dessins}<table:table-column table:style-name="co" table:number-columns-repeated="${colonnes}"/>${rangs.join('')}</table:table>`;
}

function rangees({ colonnes, lignes, inconnu }: TableauRapport): string[][] {
  return [
    colonnes.map((c) => chaine(`${c.titre}${UNITES[c.format] ?? ''}`, ' table:style-name="titre"')),
    ...lignes.map((ligne) =>
      ligne.map((v, i) => {
        if (v === null) return chaine(inconnu);
        if (typeof v === 'string') return chaine(neutraliser(v));
        return colonnes[i]?.format === 'euros' ? euros(v / 100) : nombre(v);
      }),
    ),
  ];
}

const nombre = (v: number) =>
  `<table:table-cell office:value-type="float" office:value="${v}"><text:p>${v}</text:p></table:table-cell>`;
