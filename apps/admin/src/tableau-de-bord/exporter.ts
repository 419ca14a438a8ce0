/** A file made here, saved by the browser. */
export function enregistrer(contenu: Blob, nom: string): void {
  const adresse = URL.createObjectURL(contenu);
  const lien = Object.assign(document.createElement('a'), { href: adresse, download: nom });
  lien.click();
  setTimeout(() => URL.revokeObjectURL(adresse), 10_000);
}

/** What a spreadsheet would take for a formula is only text. */
const cellule = (v: string | number) => {
  const texte = typeof v === 'string' && /^[=+\-@\t\r]/.test(v) ? `'${v}` : String(v);
  return `"${texte.replaceAll('"', '""')}"`;
};

export const enCsv = (entetes: string[], lignes: (string | number)[][]): string =>
  [entetes, ...lignes].map((l) => l.map(cellule).join(';')).join('\r\n');

export function exporterCsv(entetes: string[], lignes: (string | number)[][], nom: string): void {
  // The mark tells a spreadsheet that it is UTF-8.
  enregistrer(
    new Blob(['\ufeff', enCsv(entetes, lignes)], { type: 'text/csv;charset=utf-8' }),
    `${nom}.csv`,
  );
}
