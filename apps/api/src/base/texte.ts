/** Typed text as a literal part of a LIKE pattern: Prisma's `contains` escapes nothing. */
export function litteral(texte: string): string {
  return texte.replace(/[\\%_]/g, '\\$&');
}

/** Without accents, case or punctuation: "Saint-Rémy-de-Provence" → "saint remy de provence". */
export function normaliser(texte: string): string {
  return texte
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[^a-z0-9@.]+/g, ' ')
    .trim();
}
