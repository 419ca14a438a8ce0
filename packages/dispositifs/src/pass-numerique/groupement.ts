/** "Commune d’Aurons" and "AURONS", "commune du Rove" and "Le Rove" are one member each. */
function normaliser(nom: string): string {
  return nom
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[\s-]+/g, ' ')
    .trim()
    .replace(/^(commune|ville|mairie) (de |du |des |d')/, '')
    .replace(/^(les |le |la |l')/, '');
}

/** Members of the group, its bearer included, each counted once. */
export function nombreDeMembres(porteur: string, autres: string[]): number {
  return new Set([porteur, ...autres].map(normaliser)).size;
}
