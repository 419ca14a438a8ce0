import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a reader of the PDF gets: its title, its language, its structure, its text. */
export async function lirePdf(contenu: Uint8Array) {
  const document = await getDocument({
    data: new Uint8Array(contenu),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    isEvalSupported: false,
  }).promise;
  const info = (await document.getMetadata()).info as { Title?: string; Language?: string };
  const roles: string[] = [];
  const alternatives: string[] = [];
  const pages: string[] = [];
  for (let n = 1; n <= document.numPages; n += 1) {
    const page = await document.getPage(n);
    const { items } = await page.getTextContent();
    pages.push(items.map((i) => ('str' in i ? i.str + (i.hasEOL ? ' ' : '') : '')).join(''));
    const parcourir = (noeud: { role?: string; alt?: string; children?: unknown[] }) => {
      if (noeud.role) roles.push(noeud.role);
      if (noeud.alt) alternatives.push(noeud.alt);
      for (const enfant of noeud.children ?? []) parcourir(enfant as typeof noeud);
    };
    parcourir(((await page.getStructTree()) ?? {}) as Parameters<typeof parcourir>[0]);
  }
  const marques = (await document.getMarkInfo())?.Marked ?? false;
  await document.destroy();
  return {
    titre: info.Title,
    langue: info.Language,
    balise: marques,
    roles,
    alternatives,
    nombrePages: pages.length,
    texte: pages.join('\n').replace(/[\s\u00a0\u202f]+/g, ' '),
  };
}
