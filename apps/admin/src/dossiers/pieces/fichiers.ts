import {
  estVideo,
  type Piece,
  TAILLE_MAX_FICHIER,
  TAILLE_MAX_VIDEO,
  tailleMax,
  typesAdmis,
} from '@sciat/contrats';

const unites = ['octets', 'ko', 'Mo'] as const;
const nombre = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

/** "1,2 Mo" */
export function direTaille(octets: number): string {
  const rang = octets < 1024 ? 0 : octets < 1024 ** 2 ? 1 : 2;
  return `${nombre.format(octets / 1024 ** rang)}\u00a0${unites[rang]}`;
}

const formats = (video: boolean) => {
  const types = Object.keys(typesAdmis).filter((t) => estVideo(t) === video);
  return types.map((t) => typesAdmis[t]).join(', ');
};
/** "PDF, JPEG…, 25 Mo au plus ; vidéo MP4…, 100 Mo au plus" */
export const FORMATS_ADMIS = `${formats(false)}, ${direTaille(TAILLE_MAX_FICHIER)} au plus\u00a0; vidéo ${formats(true)}, ${direTaille(TAILLE_MAX_VIDEO)} au plus`;

/** For the file chooser only: what is really accepted is decided by the server, on the content. */
export const ACCEPTES = [
  ...Object.keys(typesAdmis),
  ...Object.values(typesAdmis).map((t) => `.${t.toLowerCase()}`),
  '.jpg',
  '.m4v',
].join(',');

/** What can be told without sending the file; `null` when there is nothing to say. */
export function refusEvident(fichier: Pick<File, 'size' | 'name' | 'type'>): string | null {
  if (fichier.size === 0) return `Le fichier «\u00a0${fichier.name}\u00a0» est vide.`;
  const maximum = tailleMax(fichier.type);
  if (fichier.size > maximum) {
    return `Le fichier «\u00a0${fichier.name}\u00a0» pèse ${direTaille(fichier.size)}, pour ${direTaille(maximum)} au plus.`;
  }
  return null;
}

/** "12 pages", "2 min 48 s"; `null` for what was not measured. */
export function direMesures({
  pages,
  secondes,
}: Piece['versions'][number]['mesures']): string | null {
  if (pages !== undefined) return pages === 1 ? '1\u00a0page' : `${pages}\u00a0pages`;
  if (secondes === undefined) return null;
  const [minutes, reste] = [Math.floor(secondes / 60), secondes % 60];
  return [minutes > 0 && `${minutes}\u00a0min`, (reste > 0 || minutes === 0) && `${reste}\u00a0s`]
    .filter(Boolean)
    .join('\u00a0');
}

/** Types a browser shows by itself. */
export function estVisible(type: string): boolean {
  return type === 'application/pdf' || type.startsWith('image/');
}
