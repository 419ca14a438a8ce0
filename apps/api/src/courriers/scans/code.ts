import { randomInt } from 'node:crypto';

/** Without the letters and digits that are read for one another. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
export const nouveauJeton = (): string =>
  Array.from({ length: 12 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** What the QR code of a page says: its letter, its place in it, and how many pages the letter has. */
export interface CodeDePage {
  jeton: string;
  page: number;
  pages: number;
}

export const codeDePage = ({ jeton, page, pages }: CodeDePage): string =>
  `${jeton}-${page}-${pages}`;

const FORME = /^([A-HJ-NP-Z2-9]{12})-(\d{1,3})-(\d{1,3})$/;

/** `null` for any other code: a stamp, a parcel, another application's. */
export function lireCode(texte: string): CodeDePage | null {
  const [, jeton, page, pages] = FORME.exec(texte.trim().toUpperCase()) ?? [];
  if (!jeton) return null;
  const code = { jeton, page: Number(page), pages: Number(pages) };
  return code.page >= 1 && code.page <= code.pages ? code : null;
}
