import { enregistrer } from './exporter.js';

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

/** The drawing by itself, without the page's styles. */
async function dessinSeul(svg: SVGSVGElement, width: number, height: number) {
  const copie = svg.cloneNode(true) as SVGSVGElement;
  const originaux = [svg, ...svg.querySelectorAll('*')];
  for (const [i, element] of [copie, ...copie.querySelectorAll('*')].entries()) {
    const calcule = getComputedStyle(originaux[i] as Element);
    for (const style of STYLES)
      (element as SVGElement).style.setProperty(style, calcule.getPropertyValue(style));
  }
  copie.setAttribute('width', String(width));
  copie.setAttribute('height', String(height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copie))}`;
  await image.decode();
  return image;
}

/** Names and colours of the series, where there are several. */
const legendeDe = (cadre: HTMLElement) =>
  [...cadre.querySelectorAll('.MuiChartsLegend-item')].map((element) => ({
    nom: element.textContent ?? '',
    couleur: getComputedStyle(element.querySelector('rect') ?? element).fill,
  }));

/** Words put in lines no wider than that. */
export function enLignes(texte: string, largeur: number, mesurer: (t: string) => number): string[] {
  const lignes: string[] = [];
  // Spaces that do not break stay.
  for (const mot of texte.split(' ')) {
    const derniere = lignes.at(-1);
    if (derniere !== undefined && mesurer(`${derniere} ${mot}`) <= largeur)
      lignes[lignes.length - 1] = `${derniere} ${mot}`;
    else lignes.push(mot);
  }
  return lignes;
}

interface Ecrits {
  titre: string;
  resume: string;
  /** Of when and by whom the figures are. */
  pied: string;
}
interface Trait {
  texte: string;
  x: number;
  y: number;
  police: string;
  couleur: string;
  puce?: string;
}

const MARGE = 20;
const PUCE = 13;

/**
 * A chart as one reads it elsewhere: its title and sentence, the names of its colours, the drawing with its axes,
 * and its date; in the colours shown, twice as fine as the screen.
 */
export async function exporterPng(cadre: HTMLElement, ecrits: Ecrits, nom: string) {
  // The marks of the legend are drawings too: the chart is the largest.
  const [svg] = [...cadre.querySelectorAll('svg')].sort((a, b) => b.clientWidth - a.clientWidth);
  const toile = document.createElement('canvas');
  const dessin = toile.getContext('2d');
  if (!svg || !dessin) return;
  const { width, height } = svg.getBoundingClientRect();
  const image = await dessinSeul(svg, width, height);

  const { color: encre, fontFamily } = getComputedStyle(cadre);
  const traits: Trait[] = [];
  let y = MARGE;
  const mesurer = (police: string) => (t: string) => {
    dessin.font = police;
    return dessin.measureText(t).width;
  };
  const ecrire = (texte: string, taille: number, graisse = '') => {
    const police = `${graisse} ${taille}px ${fontFamily}`;
    for (const ligne of enLignes(texte, width, mesurer(police))) {
      y += Math.round(taille * 1.35);
      traits.push({ texte: ligne, x: MARGE, y, police, couleur: encre });
    }
  };
  ecrire(ecrits.titre, 18, '600');
  ecrire(ecrits.resume, 14);
  const police = `13px ${fontFamily}`;
  let x = Number.POSITIVE_INFINITY;
  for (const { nom: serie, couleur } of legendeDe(cadre)) {
    const large = PUCE + 8 + mesurer(police)(serie);
    if (x + large > MARGE + width) {
      x = MARGE;
      y += 26;
    }
    traits.push({ texte: serie, x: x + PUCE + 8, y, police, couleur: encre, puce: couleur });
    x += large + 20;
  }
  const haut = y + 12;
  y = haut + height;
  ecrire(ecrits.pied, 12);

  toile.width = (width + 2 * MARGE) * 2;
  toile.height = (y + MARGE) * 2;
  dessin.scale(2, 2);
  dessin.fillStyle = getComputedStyle(cadre.closest('.MuiPaper-root') ?? cadre).backgroundColor;
  dessin.fillRect(0, 0, toile.width, toile.height);
  dessin.drawImage(image, MARGE, haut, width, height);
  for (const t of traits) {
    if (t.puce) {
      dessin.fillStyle = t.puce;
      dessin.fillRect(t.x - PUCE - 8, t.y - PUCE + 2, PUCE, PUCE);
    }
    dessin.font = t.police;
    dessin.fillStyle = t.couleur;
    dessin.fillText(t.texte, t.x, t.y);
  }
  toile.toBlob((png) => png && enregistrer(png, `${nom}.png`), 'image/png');
}
