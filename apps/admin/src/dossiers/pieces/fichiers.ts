import { TAILLE_MAX_FICHIER, typesAdmis } from '@sciat/contrats';

const unites = ['octets', 'ko', 'Mo'] as const;
const nombre = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

/** "1,2 Mo" */
export function direTaille(octets: number): string {
  const rang = octets < 1024 ? 0 : octets < 1024 ** 2 ? 1 : 2;
  return `${nombre.format(octets / 1024 ** rang)}\u00a0${unites[rang]}`;
}

export const FORMATS_ADMIS = [...new Set(Object.values(typesAdmis))].join(', ');

/** For the file chooser only: what is really accepted is decided by the server, on the content. */
export const ACCEPTES = [
  ...Object.keys(typesAdmis),
  ...Object.values(typesAdmis).map((t) => `.${t.toLowerCase()}`),
  '.jpg',
].join(',');

/** What can be told without sending the file; `null` when there is nothing to say. */
export function refusEvident(fichier: Pick<File, 'size' | 'name'>): string | null {
  if (fichier.size === 0) return `Le fichier «\u00a0${fichier.name}\u00a0» est vide.`;
  if (fichier.size > TAILLE_MAX_FICHIER) {
    return `Le fichier «\u00a0${fichier.name}\u00a0» pèse ${direTaille(fichier.size)}, pour ${direTaille(TAILLE_MAX_FICHIER)} au plus.`;
  }
  return null;
}

/** Types a browser shows by itself. */
export function estVisible(type: string): boolean {
  return type === 'application/pdf' || type.startsWith('image/');
}
