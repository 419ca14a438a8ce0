/** A file made here, saved by the browser. */
function enregistrer(contenu: Blob, nom: string): void {
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

const STYLES = [
  'fill',
  'stroke',
  'stroke-width',
  'opacity',
  'font-family',
  'font-size',
  'text-anchor',
  'dominant-baseline',
];

/** The drawing as it is shown, on its ground, twice as fine as the screen. */
export async function exporterPng(cadre: HTMLElement, nom: string): Promise<void> {
  // The marks of the legend are drawings too: the chart is the largest.
  const [svg] = [...cadre.querySelectorAll('svg')].sort((a, b) => b.clientWidth - a.clientWidth);
  if (!svg) return;
  const copie = svg.cloneNode(true) as SVGSVGElement;
  const originaux = [svg, ...svg.querySelectorAll('*')];
  for (const [i, element] of [copie, ...copie.querySelectorAll('*')].entries()) {
    const calcule = getComputedStyle(originaux[i] as Element);
    for (const style of STYLES)
      (element as SVGElement).style.setProperty(style, calcule.getPropertyValue(style));
  }
  const { width, height } = svg.getBoundingClientRect();
  copie.setAttribute('width', String(width));
  copie.setAttribute('height', String(height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copie))}`;
  await image.decode();
  const toile = document.createElement('canvas');
  toile.width = width * 2;
  toile.height = height * 2;
  const dessin = toile.getContext('2d');
  if (!dessin) return;
  dessin.fillStyle = getComputedStyle(cadre.closest('.MuiPaper-root') ?? cadre).backgroundColor;
  dessin.fillRect(0, 0, toile.width, toile.height);
  dessin.drawImage(image, 0, 0, toile.width, toile.height);
  toile.toBlob((png) => png && enregistrer(png, `${nom}.png`), 'image/png');
}
