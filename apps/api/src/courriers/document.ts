import type { ContexteCourrier, ParagrapheCompose } from '@sciat/dispositifs';

/** A letter as it is printed: everything the page shows, so that printing it again gives the same page. */
export interface Document {
  service: { nom: string; adresse: string; telephone: string; courriel: string };
  destinataire: string;
  objet: string;
  reference: string;
  chrono: string | null;
  jeton: string;
  fictif: boolean;
  paragraphes: ParagrapheCompose[];
}

/** What the column `paragraphes` holds: what the agent rewrote, and the text as it was given to sign. */
export interface Texte {
  libres: Record<string, string>;
  fige: Document | null;
}
export const lireTexte = (json: unknown): Texte => {
  const { libres = {}, fige = null } = (json ?? {}) as Partial<Texte>;
  return { libres, fige };
};

interface Courrier {
  objet: string;
  jeton: string;
  annee: number | null;
  numero: number | null;
}
export function documentDe(
  courrier: Courrier,
  { service, reference }: ContexteCourrier,
  compose: { destinataire: string; paragraphes: ParagrapheCompose[] },
  fictif: boolean,
): Document {
  const { nom, adresse, telephone, courriel } = service;
  return {
    service: { nom, adresse, telephone, courriel },
    destinataire: compose.destinataire,
    objet: courrier.objet,
    reference,
    chrono: chronoDe(courrier),
    jeton: courrier.jeton,
    fictif,
    paragraphes: compose.paragraphes,
  };
}

/** "2026-0042" */
export function chronoDe({ annee, numero }: Pick<Courrier, 'annee' | 'numero'>): string | null {
  return annee === null || numero === null ? null : `${annee}-${String(numero).padStart(4, '0')}`;
}

export interface Bloc {
  liste: boolean;
  lignes: string[];
}
/** A paragraph cut into text and lists: a line that begins with "- " is an item. */
export function blocsDe(texte: string): Bloc[] {
  const blocs: Bloc[] = [];
  for (const ligne of texte.split(/\r?\n/)) {
    const liste = ligne.startsWith('- ');
    const propre = liste ? ligne.slice(2) : ligne;
    const dernier = blocs.at(-1);
    // A blank line parts two blocks of text.
    if (propre.trim() === '') blocs.push({ liste: false, lignes: [] });
    else if (dernier?.liste === liste) dernier.lignes.push(propre);
    else blocs.push({ liste, lignes: [propre] });
  }
  return blocs.filter((b) => b.lignes.length > 0);
}
