import { type DessinRapport, dessinsDe, type TableauRapport } from '@sciat/contrats';

export interface Graphique {
  titre: string;
  svg: string;
  /** What a reader who does not see it hears: the figures themselves are in the table. */
  alternative: string;
}

const [LARGEUR, HAUTEUR] = [640, 210];
/** Room around the bars; on the left as much as the figures of the scale need. */
const MARGE = { droite: 4, legende: 20, haut: 14, bas: 24 };
const PAR_CARACTERE = 5.8;
/** Told apart by their lightness: they print in grey as well. Those of the dashboard. */
export const COULEURS = ['#1f3f77', '#8fb0e6'];
const GRADUATIONS = 4;

export const graphiquesDe = (tableau: TableauRapport): Graphique[] =>
  dessinsDe(tableau).map((dessin) => ({
    titre: dessin.titre,
    svg: dessiner(dessin),
    alternative: direDessin(dessin),
  }));

const maximum = (series: DessinRapport['series']) => Math.max(...series.flatMap((s) => s.valeurs));
const entier = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });

/** Above a bar there is little room: whole euros, or thousands of them from a million on. */
function direEn({ format, series }: DessinRapport): (valeur: number) => string {
  if (format !== 'euros') return (v) => entier.format(v);
  return maximum(series) >= 100_000_000
    ? (v) => `${entier.format(v / 100_000)}\u00a0k€`
    : (v) => `${entier.format(v / 100)}\u00a0€`;
}

/** "Diagramme en barres. Demandes reçues : 27 en tout, au plus 6 (mars). …" */
export function direDessin(dessin: DessinRapport): string {
  const { noms, series } = dessin;
  const dire = direEn(dessin);
  const phrases = series.map(({ nom, valeurs }) => {
    const somme = valeurs.reduce((a, b) => a + b, 0);
    const plus = Math.max(...valeurs);
    const quand = noms.filter((_, i) => plus > 0 && valeurs[i] === plus).join(', ');
    return `${nom} : ${dire(somme)} en tout${quand ? `, au plus ${dire(plus)} (${quand})` : ''}.`;
  });
  return ['Diagramme en barres.', ...phrases, 'Le tableau donne chaque chiffre.'].join(' ');
}

function dessiner(dessin: DessinRapport): string {
  const { noms, series } = dessin;
  const dire = direEn(dessin);
  const pas = pasRond(maximum(series) / GRADUATIONS);
  const haut = pas * Math.ceil(maximum(series) / pas);
  // One series is named by the title of its chart.
  const sommet = MARGE.haut + (series.length > 1 ? MARGE.legende : 0);
  const gauche = 12 + PAR_CARACTERE * Math.max(dire(haut).length, dire(pas).length);
  const bas = HAUTEUR - MARGE.bas;
  const y = (valeur: number) => bas - (valeur / haut) * (bas - sommet);
  const groupe = (LARGEUR - gauche - MARGE.droite) / noms.length;
  const barre = Math.min(36, (groupe * 0.72) / series.length);
  const traits: string[] = [];
  for (let valeur = 0; valeur <= haut; valeur += pas) {
    const [h, trait] = [y(valeur), valeur === 0 ? '#444444' : '#d5d5d5'];
    traits.push(
      `<line x1="${gauche}" x2="${LARGEUR - MARGE.droite}" y1="${h}" y2="${h}" stroke="${trait}" stroke-width="0.8"/>`,
      texte(gauche - 6, h + 4, 'end', dire(valeur)),
    );
  }
  const barres = noms.flatMap((nom, i) => {
    const milieu = gauche + groupe * (i + 0.5);
    return [
      texte(milieu, bas + 16, 'middle', nom),
      ...series.flatMap(({ valeurs }, s) => {
        const valeur = valeurs[i] ?? 0;
        if (valeur <= 0) return [];
        const x = milieu + (s - series.length / 2) * barre;
        return [
          carre(x + 0.5, y(valeur), barre - 1, bas - y(valeur), s),
          texte(x + barre / 2, y(valeur) - 4, 'middle', dire(valeur)),
        ];
      }),
    ];
  });
  const legende =
    series.length < 2
      ? []
      : series.flatMap(({ nom }, s) => {
          const x = gauche + s * 180;
          return [carre(x, 6, 11, 11, s), texte(x + 17, 16, 'start', nom)];
        });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${LARGEUR}" height="${HAUTEUR}" viewBox="0 0 ${LARGEUR} ${HAUTEUR}" font-family="Libertinus Serif" font-size="11" fill="#222222">${[...traits, ...barres, ...legende].join('')}</svg>`;
}

/** 1, 2 or 5, times a power of ten: what a reader counts by. Nothing is counted by halves. */
function pasRond(pas: number): number {
  const dix = 10 ** Math.floor(Math.log10(Math.max(1, pas)));
  return ([1, 2, 5].find((n) => n * dix >= pas) ?? 10) * dix;
}

const carre = (x: number, y: number, largeur: number, hauteur: number, serie: number) =>
  `<rect x="${x}" y="${y}" width="${largeur}" height="${hauteur}" fill="${COULEURS[serie]}"/>`;

const texte = (x: number, y: number, ancre: 'start' | 'middle' | 'end', dit: string) =>
  `<text x="${x}" y="${y}" text-anchor="${ancre}">${dit.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</text>`;
