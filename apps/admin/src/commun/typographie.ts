const INSECABLE = '\u00a0';
const DATES =
  /\b(?:1er|\d{1,2}) (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)(?: \d{4})?(?!\p{L})/gu;

/**
 * French typography on texts that come with ordinary spaces: a no-break one before : ; ! ? » and after
 * «, and inside a date written out, which must not be cut at the end of a line.
 */
export function espacesInsecables(texte: string): string {
  return texte
    .replace(/ (?=[:;!?»])/g, INSECABLE)
    .replace(/« /g, `«${INSECABLE}`)
    .replace(DATES, (date) => date.replaceAll(' ', INSECABLE));
}
