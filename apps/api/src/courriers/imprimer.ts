import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import qrcode from 'qrcode-generator';
import { refus } from '../erreurs/erreur-metier.js';
import { blocsDe, type Document } from './document.js';
import { GABARIT } from './gabarit.js';
import { codeDePage } from './scans/code.js';

let compilateur: NodeCompiler | undefined;
/** Its workspace is an empty folder of its own: a template can read no file of ours. */
function typst(): NodeCompiler {
  compilateur ??= NodeCompiler.create({
    workspace: mkdtempSync(join(tmpdir(), 'sciat-courriers-')),
  });
  return compilateur;
}

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
  const moteur = typst();
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
  try {
    const pages = moteur.query(source([]), { selector: '<pages>', field: 'value' }) as number[];
    return moteur.pdf(source(pages), { pdfStandard: 'ua-1' });
  } catch (erreur) {
    const message = messageDe(erreur);
    if (!/could not be displayed|not be mapped|any font|codepoint/i.test(message))
      throw new Error(`Rendu du courrier : ${message}`);
    throw refus([
      {
        code: 'CARACTERE',
        message:
          'Le texte contient un caractère qui ne peut pas être imprimé (émoticône, autre alphabet…) : remplacez-le.',
      },
    ]);
  } finally {
    moteur.evictCache(10);
  }
}

function messageDe(erreur: unknown): string {
  if (erreur instanceof Error && erreur.message) return erreur.message;
  const { shortDiagnostics } = (erreur ?? {}) as { shortDiagnostics?: { message?: string }[] };
  return shortDiagnostics?.map((d) => d.message).join(' ; ') ?? String(erreur);
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
