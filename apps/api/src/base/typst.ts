import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { refus } from '../erreurs/erreur-metier.js';

let compilateur: NodeCompiler | undefined;
/** Its workspace is an empty folder of its own: a template can read no file of ours. */
function typst(): NodeCompiler {
  compilateur ??= NodeCompiler.create({ workspace: mkdtempSync(join(tmpdir(), 'sciat-typst-')) });
  return compilateur;
}

/**
 * Sets pages with the one compiler there is.
 * @throws ErreurMetier 422 when the text holds a character that no font has
 */
export function avecTypst<T>(composer: (moteur: NodeCompiler) => T): T {
  const moteur = typst();
  try {
    return composer(moteur);
  } catch (erreur) {
    const message = messageDe(erreur);
    if (!/could not be displayed|not be mapped|any font|codepoint/i.test(message))
      throw new Error(`Rendu du document : ${message}`);
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
