/**
 * The list one came from, kept for the tab: the dossier page offers the previous and the next of it
 * (j and k), and the way back with its filters.
 */
export interface ListeCourante {
  /** Address of the list, filters included: "/dossiers?filter=…". */
  retour: string;
  /** "Ma file", "Dossiers". */
  libelle: string;
  dossiers: { id: string; reference: string }[];
}

const CLE = 'sciat.dossiers.liste-courante';

export function retenirListe(liste: ListeCourante) {
  sessionStorage.setItem(CLE, JSON.stringify(liste));
}

export function listeCourante(): ListeCourante | null {
  const texte = sessionStorage.getItem(CLE);
  return texte ? (JSON.parse(texte) as ListeCourante) : null;
}

/** Forgotten at sign-out: the next person at this desk has another list. */
export function oublierListe() {
  sessionStorage.removeItem(CLE);
}

export interface Voisins {
  precedent: { id: string; reference: string } | null;
  suivant: { id: string; reference: string } | null;
  rang: number;
  total: number;
}

/** `null` when the dossier was not opened from a list. */
export function voisinsDe(id: string, liste: ListeCourante | null): Voisins | null {
  const rang = liste?.dossiers.findIndex((d) => d.id === id) ?? -1;
  if (!liste || rang < 0) return null;
  return {
    precedent: liste.dossiers[rang - 1] ?? null,
    suivant: liste.dossiers[rang + 1] ?? null,
    rang: rang + 1,
    total: liste.dossiers.length,
  };
}
