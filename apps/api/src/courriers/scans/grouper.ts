import { type CodeDePage, lireCode } from './code.js';
import type { PageLue } from './lire-pages.js';

export interface PageDeLettre {
  /** From 0, in the file. */
  rang: number;
  /** By how many degrees to turn it, clockwise, to have it upright. */
  redresser: number;
}
/** The pages of one letter, in its own order whatever that of the file. */
export interface Groupe {
  jeton: string;
  pages: PageDeLettre[];
  /** Pages of the letter that are not there, and those that are there twice. */
  absentes: number[];
  doubles: number[];
}

/** Puts the pages of each letter together; those that name none, or two, are left out. */
export function grouper(pages: PageLue[]): { groupes: Groupe[]; illisibles: number[] } {
  const lues = pages.map((page) => ({ page, code: codeDe(page) }));
  const parJeton = new Map<string, { code: CodeDePage; page: PageLue }[]>();
  for (const { page, code } of lues) {
    if (!code) continue;
    const siennes = parJeton.get(code.jeton) ?? [];
    parJeton.set(code.jeton, [...siennes, { page, code }]);
  }
  const groupes = [...parJeton].map(([jeton, siennes]): Groupe => {
    const total = Math.max(...siennes.map(({ code }) => code.pages));
    const compter = (n: number) => siennes.filter(({ code }) => code.page === n).length;
    const numeros = Array.from({ length: total }, (_, i) => i + 1);
    return {
      jeton,
      pages: siennes
        .toSorted((a, b) => a.code.page - b.code.page || a.page.rang - b.page.rang)
        .map(({ page }) => ({ rang: page.rang, redresser: redressement(page) })),
      absentes: numeros.filter((n) => compter(n) === 0),
      doubles: numeros.filter((n) => compter(n) > 1),
    };
  });
  return {
    groupes,
    illisibles: lues.filter(({ code }) => !code).map(({ page }) => page.rang),
  };
}

const codesDe = ({ codes }: PageLue) =>
  codes.flatMap(({ texte, orientation }) => {
    const code = lireCode(texte);
    return code ? [{ code, orientation }] : [];
  });

/** The one letter that a page names, beside any other code on it. */
function codeDe(page: PageLue): CodeDePage | null {
  const [premier, ...autres] = codesDe(page).map(({ code }) => code);
  const seul = autres.every((c) => c.jeton === premier?.jeton && c.page === premier.page);
  return premier && seul ? premier : null;
}

/** A slight slant is left as it is. */
function redressement(page: PageLue): number {
  const orientation = codesDe(page)[0]?.orientation ?? 0;
  return ((Math.round(-orientation / 90) * 90) % 360) + 0;
}
