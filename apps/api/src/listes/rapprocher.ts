import type { Raison } from '@sciat/dispositifs';
import { normaliser } from '../base/texte.js';
import type { Ligne } from './table.js';

export interface CollectiviteConnue {
  id: string;
  code: string;
  nom: string;
}
export interface CollectiviteInscrite extends CollectiviteConnue {
  valeur: string | null;
}
export interface NomDifferent {
  ligne: number;
  code: string;
  nom: string;
  nomDuFichier: string;
}

const enumeration = new Intl.ListFormat('fr-FR', { type: 'disjunction' });

/** A value as it is kept, or `null` when it is not admitted. */
function lireValeur(brute: string, admises: readonly string[] | undefined): string | null {
  if (admises) return admises.includes(brute) ? brute : null;
  // No leading zero: two spellings of one number would read as a change.
  return /^\d{1,9}$/.test(brute) ? String(Number(brute)) : null;
}

/**
 * Which lines name a collectivité, why the others are refused, and which give it another name.
 * @param admises values of a list of values; any whole number when absent
 */
export function rapprocher(
  lignes: Ligne[],
  connues: CollectiviteConnue[],
  admises?: readonly string[],
): { collectivites: CollectiviteInscrite[]; raisons: Raison[]; nomsDifferents: NomDifferent[] } {
  const parCode = new Map(connues.map((c) => [c.code, c]));
  const vus = new Map<string, number>();
  const collectivites: CollectiviteInscrite[] = [];
  const raisons: Raison[] = [];
  const nomsDifferents: NomDifferent[] = [];
  for (const { numero, code, nom, valeur, refus } of lignes) {
    // A spreadsheet drops the leading zero of a code of the first nine départements.
    const complet = /^\d{4}$/.test(code) ? `0${code}` : code;
    const connue = parCode.get(complet);
    const deja = vus.get(complet);
    const lue = valeur === null ? null : lireValeur(valeur, admises);
    const motif =
      refus ??
      motifDeRefus(complet.slice(0, 20), connue !== undefined, deja) ??
      (valeur !== null && lue === null ? motifDeValeur(valeur.slice(0, 20), admises) : null);
    if (motif !== null)
      raisons.push({
        code: 'LIGNE',
        champ: `ligne ${numero}`,
        message: `Ligne ${numero} : ${motif}`,
      });
    else if (connue) {
      collectivites.push({ ...connue, valeur: lue });
      if (nom && normaliser(nom) !== normaliser(connue.nom))
        nomsDifferents.push({
          ligne: numero,
          code: connue.code,
          nom: connue.nom,
          nomDuFichier: nom.slice(0, 200),
        });
    }
    if (code !== '' && deja === undefined) vus.set(complet, numero);
  }
  return { collectivites, raisons, nomsDifferents };
}

function motifDeRefus(code: string, connue: boolean, deja: number | undefined): string | null {
  if (code === '') return 'le code est vide.';
  if (deja !== undefined) return `le code ${code} figure déjà ligne ${deja}.`;
  return connue ? null : `aucune collectivité du service n’a le code « ${code} ».`;
}

function motifDeValeur(valeur: string, admises: readonly string[] | undefined): string {
  const attendu = admises ? enumeration.format(admises) : 'un nombre entier';
  if (valeur === '') return `la valeur est vide : ${attendu} est attendu.`;
  return `la valeur « ${valeur} » n’est pas admise : ${attendu} est attendu.`;
}
