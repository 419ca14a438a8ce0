import type { Extrait } from '@sciat/contrats';
import { motsDe } from '../base/texte.js';
import { champs } from './termes.js';

interface Textes {
  contact: string;
  pieces: string[];
  notes: string[];
}

/** Letters shown before what was found, and in all. */
const AVANT = 40;
const LONGUEUR = 120;

/** The texts that hold a word and are not shown otherwise: one for each field. */
export function extraitsDe(
  { contact, pieces, notes }: Textes,
  touches: number[],
  mots: ReadonlySet<string>,
): Extrait[] {
  const textes: [Extrait['champ'], number, string[]][] = [
    ['contact', champs.CONTACT, [contact]],
    ['piece', champs.PIECE, pieces],
    ['note', champs.NOTE, notes],
  ];
  return textes.flatMap(([champ, rang, candidats]) => {
    if (!touches.includes(rang)) return [];
    for (const texte of candidats) {
      const morceaux = decouper(texte, mots);
      if (morceaux.some((m) => m.trouve)) return [{ champ, morceaux: abreger(morceaux) }];
    }
    // A telephone number is found without its spaces.
    return champ === 'contact' ? [{ champ, morceaux: [{ texte: contact, trouve: false }] }] : [];
  });
}

type Morceau = Extrait['morceaux'][number];

/** The text, cut where a word of it was looked for. */
export function decouper(texte: string, mots: ReadonlySet<string>): Morceau[] {
  const morceaux: Morceau[] = [];
  let courant = '';
  for (const partie of texte.split(/([\p{L}\p{N}\p{M}]+)/u)) {
    const trouve = motsDe(partie).some((mot) => mots.has(mot));
    if (!trouve) {
      courant += partie;
      continue;
    }
    if (courant) morceaux.push({ texte: courant, trouve: false });
    morceaux.push({ texte: partie, trouve: true });
    courant = '';
  }
  if (courant) morceaux.push({ texte: courant, trouve: false });
  return morceaux;
}

/** Around the first word found. */
function abreger(morceaux: Morceau[]): Morceau[] {
  const premier = morceaux.findIndex((m) => m.trouve);
  const [avant] = premier > 0 ? morceaux.slice(0, premier) : [];
  const debut =
    avant && avant.texte.length > AVANT
      ? { ...avant, texte: `…${avant.texte.slice(-AVANT).replace(/^\S*\s/, '')}` }
      : avant;
  const abreges = debut ? [debut] : [];
  let reste = LONGUEUR - (debut?.texte.length ?? 0);
  for (const m of morceaux.slice(Math.max(premier, 0))) {
    if (reste <= 0) break;
    abreges.push(m.texte.length > reste ? { ...m, texte: `${m.texte.slice(0, reste)}…` } : m);
    reste -= m.texte.length;
  }
  return abreges;
}
