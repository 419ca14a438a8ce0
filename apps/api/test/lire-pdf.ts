import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface Noeud {
  role?: string;
  alt?: string;
  id?: string;
  children?: Noeud[];
}
interface Element {
  type?: string;
  tag?: string;
  id?: string;
  str?: string;
  hasEOL?: boolean;
}

/** What a reader of the PDF gets: its title, its language, its structure, its text. */
export async function lirePdf(contenu: Uint8Array) {
  const document = await getDocument({
    data: new Uint8Array(contenu),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    isEvalSupported: false,
  }).promise;
  const { info, metadata } = await document.getMetadata();
  const { Title: titre, Language: langue } = info as { Title?: string; Language?: string };
  const roles: string[] = [];
  const alternatives: string[] = [];
  const pages: string[] = [];
  const artefacts: string[] = [];
  const sansPlace: string[] = [];
  for (let n = 1; n <= document.numPages; n += 1) {
    const page = await document.getPage(n);
    const places = new Set<string>();
    const parcourir = (noeud: Noeud) => {
      if (noeud.role) roles.push(noeud.role);
      if (noeud.alt) alternatives.push(noeud.alt);
      if (noeud.id) places.add(noeud.id);
      for (const enfant of noeud.children ?? []) parcourir(enfant);
    };
    parcourir(((await page.getStructTree()) ?? {}) as Noeud);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    pages.push(items.map(ecrire).join(''));
    const ouverts: Element[] = [];
    for (const item of items as Element[]) {
      if (item.type?.startsWith('begin')) ouverts.push(item);
      else if (item.type) ouverts.pop();
      else if (item.str?.trim()) {
        const artefact = ouverts.some(({ tag }) => tag === 'Artifact');
        const place = ouverts.some(({ id }) => id && places.has(id));
        if (artefact) artefacts.push(item.str);
        else if (!place) sansPlace.push(item.str);
      }
    }
  }
  const marques = (await document.getMarkInfo())?.Marked ?? false;
  const preferences = (await document.getViewerPreferences()) as Record<string, unknown> | null;
  await document.destroy();
  return {
    titre,
    langue,
    balise: marques,
    /** Of PDF/UA, as the file declares it. */
    norme: metadata?.get('pdfuaid:part'),
    titreMontre: preferences?.DisplayDocTitle === true,
    roles,
    alternatives,
    nombrePages: pages.length,
    texte: unir(pages.join('\n')),
    /** Read aloud by nobody: page numbers, marks of the margin. */
    artefacts: unir(artefacts.join(' ')),
    /** Text that is neither in the structure nor an artefact: there must be none. */
    sansPlace,
  };
}

const ecrire = (item: Element) => (item.str ?? '') + (item.hasEOL ? ' ' : '');
const unir = (texte: string) => texte.replace(/[\s\u00a0\u202f]+/g, ' ');
