import { createHash, randomBytes } from 'node:crypto';

/** What a link of the chain commits to: every column of the event but its own hash. */
export interface Maillon {
  chaineId: string;
  rang: number;
  serviceId: string;
  dossierId: string | null;
  dossierVersion: number | null;
  type: string;
  charge: unknown;
  dateLegale: string;
  enregistreLe: string;
  auteurId: string | null;
  /** Events of the same write still to come. */
  suivants: number;
  empreintePrivee: string | null;
  empreintePrecedente: string;
}

/** Hash before the first event of a chain. */
export const ORIGINE = '0'.repeat(64);

/** JSON with sorted keys: PostgreSQL's `jsonb` does not keep their order. */
export function canonique(valeur: unknown): string {
  if (Array.isArray(valeur)) return `[${valeur.map(canonique).join(',')}]`;
  if (valeur !== null && typeof valeur === 'object') {
    const entrees = Object.entries(valeur)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([cle, v]) => `${JSON.stringify(cle)}:${canonique(v)}`);
    return `{${entrees.join(',')}}`;
  }
  return JSON.stringify(valeur) ?? 'null';
}

const sha256 = (texte: string) => createHash('sha256').update(texte).digest('hex');

export const empreinteDe = (maillon: Maillon): string => sha256(canonique(maillon));

export const nouveauSel = (): string => randomBytes(16).toString('hex');

/** Salted, so that a guess at erased personal data cannot be checked against the chain. */
export const empreintePrivee = (sel: string, contenu: unknown): string =>
  sha256(`${sel}:${canonique(contenu)}`);
