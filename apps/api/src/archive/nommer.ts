// biome-ignore lint/suspicious/noControlCharactersInRegex: what a file system refuses in a name
const INTERDITS = /[<>:"/\\|?*\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const RESERVES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const MAX = 120;

/** A name that every system takes as one file: no path, no reserved word, no hidden or endless name. */
export function nomSur(nom: string): string {
  const propre = nom
    .normalize('NFC')
    .replace(INTERDITS, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const point = propre.lastIndexOf('.');
  const fin = point > 0 && propre.length - point <= 8 ? propre.slice(point) : '';
  const debut = [...(fin ? propre.slice(0, point) : propre)].slice(0, MAX).join('');
  const entier = `${debut}${fin}` || 'sans-nom';
  return RESERVES.test(entier) ? `_${entier}` : entier;
}

/** Names already given in an archive, told apart whatever the case. */
export class Noms {
  private readonly pris = new Set<string>();

  donner(dossier: string, nom: string): string {
    const sur = nomSur(nom);
    const point = sur.lastIndexOf('.');
    for (let rang = 1; ; rang += 1) {
      const suffixe = rang === 1 ? '' : ` (${rang})`;
      const essai =
        point > 0 ? `${sur.slice(0, point)}${suffixe}${sur.slice(point)}` : `${sur}${suffixe}`;
      const chemin = dossier ? `${dossier}/${essai}` : essai;
      if (this.pris.has(chemin.toLowerCase())) continue;
      this.pris.add(chemin.toLowerCase());
      return chemin;
    }
  }
}
