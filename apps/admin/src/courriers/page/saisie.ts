import type { Courrier, ModifierCourrier } from '@sciat/contrats';
import type { Brouillon } from '../../dossiers/saisie/brouillon.js';

export const OBJET = 'objet';
/** As the API names it in a refusal. */
export const cleParagraphe = (id: string) => `paragraphes.${id}`;

/** What is typed, as the API takes it. */
export function corpsDe(brouillon: Brouillon, version: number): ModifierCourrier {
  const { [OBJET]: objet, ...autres } = brouillon;
  const paragraphes = Object.fromEntries(
    Object.entries(autres).map(([cle, { valeur }]) => [
      cle.slice(cleParagraphe('').length),
      String(valeur),
    ]),
  );
  return {
    version,
    ...(objet ? { objet: String(objet.valeur) } : {}),
    ...(Object.keys(paragraphes).length > 0 ? { paragraphes } : {}),
  };
}

/** What keeps the page from being printed at all: a mention to be confirmed may still be looked at. */
export function manquesDe({ raisons }: Pick<Courrier, 'raisons'>): Courrier['raisons'] {
  return raisons.filter((r) => r.code !== 'MENTION_A_CONFIRMER' && r.code !== 'PDF_ATTENDU');
}

export interface Bloc {
  liste: boolean;
  lignes: string[];
}
/** A paragraph as it is printed: lines that begin with "- " are a list. */
export function blocsDe(texte: string): Bloc[] {
  const blocs: Bloc[] = [];
  for (const ligne of texte.split('\n')) {
    const liste = ligne.startsWith('- ');
    const dernier = blocs.at(-1);
    const propre = liste ? ligne.slice(2) : ligne;
    if (dernier?.liste === liste) dernier.lignes.push(propre);
    else blocs.push({ liste, lignes: [propre] });
  }
  return blocs;
}
