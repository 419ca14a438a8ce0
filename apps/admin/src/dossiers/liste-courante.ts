import type { PageDossiers } from '@sciat/contrats';

interface Repere {
  id: string;
  reference: string;
}

/**
 * The list one came from, kept for the tab: the dossier page offers the previous and the next of it
 * (j and k), and the way back with its filters. Only what was shown is kept; the rest is read on.
 */
export interface ListeCourante {
  /** Address of the list, filters included: "/dossiers?filter=…". */
  retour: string;
  /** "Ma file", "Dossiers". */
  libelle: string;
  dossiers: Repere[];
  /** Dossiers before the first one kept. */
  avant: number;
  total: number;
  /** There are more than `total`. */
  auDela: boolean;
  /** The same list in the API, its page left out, and the last page kept. */
  requete: string;
  page: number;
  parPage: number;
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
  precedent: Repere | null;
  suivant: Repere | null;
  rang: number;
  total: number;
  auDela: boolean;
}

/** `null` when the dossier was not opened from a list. */
export function voisinsDe(id: string, liste: ListeCourante | null): Voisins | null {
  const rang = liste?.dossiers.findIndex((d) => d.id === id) ?? -1;
  if (!liste || rang < 0) return null;
  return {
    precedent: liste.dossiers[rang - 1] ?? null,
    suivant: liste.dossiers[rang + 1] ?? null,
    rang: liste.avant + rang + 1,
    total: liste.total,
    auDela: liste.auDela,
  };
}

type Lire = (requete: string, page: number) => Promise<PageDossiers>;

/**
 * The list with what comes after the dossier, or before it, when it stands at the edge of what was kept;
 * else the list itself. Dossiers treated meanwhile have left the list and moved the others up: the last
 * page is read again first, and what it holds that was not seen is what comes next.
 */
export async function prolonger(liste: ListeCourante, id: string, lire: Lire) {
  const { dossiers, avant, total, auDela, requete, parPage } = liste;
  const nouveaux = ({ donnees }: PageDossiers): Repere[] =>
    donnees
      .filter((d) => !dossiers.some((connu) => connu.id === d.id))
      .map(({ id: lu, reference }) => ({ id: lu, reference }));
  if (id === dossiers.at(-1)?.id && (auDela || avant + dossiers.length < total)) {
    for (let page = Math.max(1, liste.page); ; page += 1) {
      const lue = await lire(requete, page);
      const suite = nouveaux(lue);
      if (suite.length === 0 && lue.donnees.length === parPage) continue;
      return { ...liste, page, dossiers: [...dossiers, ...suite] };
    }
  }
  if (id === dossiers[0]?.id && avant > 0) {
    const debut = nouveaux(await lire(requete, Math.ceil(avant / parPage)));
    const reste = Math.max(0, avant - debut.length);
    return { ...liste, avant: reste, dossiers: [...debut, ...dossiers] };
  }
  return liste;
}
