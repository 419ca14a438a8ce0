import qrcode from 'qrcode-generator';
import { avecTypst } from '../base/typst.js';
import { blocsDe, type Document } from './document.js';
import { GABARIT } from './gabarit.js';
import { codeDePage } from './scans/code.js';

interface Impression {
  /** A preview: the page says so. */
  projet?: boolean;
  /** Of the PDF; that of the letter when there is one. */
  titre?: string;
}

/**
 * Letters as one tagged PDF (PDF/UA-1), in a few milliseconds each, with the fonts of the package. Set twice:
 * the code of a page tells how many its letter has.
 * @throws ErreurMetier 422 when the text holds a character that no font has
 */
export function imprimer(
  documents: Document[],
  { projet = false, titre = documents[0]?.objet ?? '' }: Impression = {},
): Buffer {
  const source = (pages: number[]) => ({
    mainFileContent: GABARIT,
    inputs: {
      donnees: JSON.stringify({
        titre,
        projet,
        auteur: documents[0]?.service.nom ?? '',
        lettres: documents.map((d, i) => lettreDe(d, pages[i] ?? 0)),
      }),
    },
  });
  return avecTypst((moteur) => {
    const pages = moteur.query(source([]), { selector: '<pages>', field: 'value' }) as number[];
    return moteur.pdf(source(pages), { pdfStandard: 'ua-1' });
  });
}

function lettreDe(d: Document, pages: number) {
  const { nom, adresse, telephone, courriel } = d.service;
  const lignes = [...adresse.split(/\r?\n/), telephone, courriel].filter((l) => l.trim() !== '');
  return {
    objet: d.objet,
    service: { nom, lignes },
    destinataire: d.destinataire,
    references: [
      d.chrono ? `N° ${d.chrono}` : 'Numéro donné à la signature',
      `Dossier ${d.reference}`,
      ...(d.fictif ? ['Dossier fictif, courrier de démonstration'] : []),
    ],
    codes: Array.from({ length: pages }, (_, i) => ({
      svg: qrDe(codeDePage({ jeton: d.jeton, page: i + 1, pages })),
      alt: `Code à lire pour retrouver ce courrier : ${d.jeton}`,
    })),
    pied: [d.chrono && `N° ${d.chrono}`, `dossier ${d.reference}`, `code ${d.jeton}`]
      .filter(Boolean)
      .join(' · '),
    paragraphes: d.paragraphes
      .filter((p) => p.texte.trim() !== '')
      .map(({ texte, aConfirmer }) => ({ blocs: blocsDe(texte), aConfirmer })),
  };
}

/** Alphanumeric: the smallest code there is, hence the largest dots, which the copier does not lose. */
function qrDe(texte: string): string {
  const code = qrcode(0, 'M');
  code.addData(texte, 'Alphanumeric');
  code.make();
  return code.createSvgTag({ cellSize: 4, margin: 16, scalable: true });
}
