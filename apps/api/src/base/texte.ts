/** Typed text as a literal part of a LIKE pattern: Prisma's `contains` escapes nothing. */
export function litteral(texte: string): string {
  return texte.replace(/[\\%_]/g, '\\$&');
}

/** Without accents, ligatures, case or punctuation: "Saint-Rémy-de-Provence" → "saint remy de provence". */
export function normaliser(texte: string): string {
  return texte
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[œŒ]/g, 'oe')
    .replace(/[æÆ]/g, 'ae')
    .replace(/[A-Z]/g, (lettre) => lettre.toLowerCase())
    .replace(/[^a-z0-9@.]+/g, ' ')
    .trim();
}

const SAINTS = ['st', 'ste', 'sainte'];
const LONGUEUR_MAX = 40;

/** The words that a text is found by, whoever wrote it how: "St-Andiol" and "SAINT ANDIOL" are the same. */
export function motsDe(texte: string): string[] {
  return normaliser(texte)
    .split(/[^a-z0-9]+/)
    .filter((mot) => mot !== '')
    .map((mot) => (SAINTS.includes(mot) ? 'saint' : mot.slice(0, LONGUEUR_MAX)));
}

/** Words that no dossier is indexed by (`mot_a_indexer`), single letters besides. */
export const MOTS_VIDES = 'au aux de des du en et la le les ou par pour sur un une'.split(' ');
