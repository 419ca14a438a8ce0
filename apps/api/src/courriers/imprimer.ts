import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import qrcode from 'qrcode-generator';
import { refus } from '../erreurs/erreur-metier.js';
import { blocsDe, type Document } from './document.js';
import { GABARIT } from './gabarit.js';

let compilateur: NodeCompiler | undefined;
/** Its workspace is an empty folder of its own: a template can read no file of ours. */
function typst(): NodeCompiler {
  compilateur ??= NodeCompiler.create({
    workspace: mkdtempSync(join(tmpdir(), 'sciat-courriers-')),
  });
  return compilateur;
}

/**
 * The letter as a tagged PDF (PDF/UA-1), in a few milliseconds, with the fonts of the package.
 * @param projet a preview: the page says so
 * @throws ErreurMetier 422 when the text holds a character that no font has
 */
export function imprimer(document: Document, { projet }: { projet: boolean }): Buffer {
  const donnees = JSON.stringify(donneesDe(document, projet));
  const moteur = typst();
  try {
    return moteur.pdf({ mainFileContent: GABARIT, inputs: { donnees } }, { pdfStandard: 'ua-1' });
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

function donneesDe(d: Document, projet: boolean) {
  const { nom, adresse, telephone, courriel } = d.service;
  const lignes = [...adresse.split(/\r?\n/), telephone, courriel].filter((l) => l.trim() !== '');
  return {
    titre: d.objet,
    projet,
    service: { nom, lignes },
    destinataire: d.destinataire,
    references: [
      d.chrono ? `N° ${d.chrono}` : 'Numéro donné à la signature',
      `Dossier ${d.reference}`,
      ...(d.fictif ? ['Dossier fictif, courrier de démonstration'] : []),
    ],
    qr: qrDe(d.jeton),
    qrTexte: `Code à lire pour retrouver ce courrier : ${d.jeton}`,
    pied: [d.chrono && `N° ${d.chrono}`, `dossier ${d.reference}`, `code ${d.jeton}`]
      .filter(Boolean)
      .join(' · '),
    paragraphes: d.paragraphes
      .filter((p) => p.texte.trim() !== '')
      .map(({ texte, aConfirmer }) => ({ blocs: blocsDe(texte), aConfirmer })),
  };
}

function qrDe(jeton: string): string {
  const code = qrcode(0, 'M');
  code.addData(jeton);
  code.make();
  return code.createSvgTag({ cellSize: 4, margin: 16, scalable: true });
}
