const INSECABLE = '\u00a0';

/** French typography on texts that come with ordinary spaces: a no-break one before : ; ! ? » and after «. */
export function espacesInsecables(texte: string): string {
  return texte.replace(/ (?=[:;!?»])/g, INSECABLE).replace(/« /g, `«${INSECABLE}`);
}
