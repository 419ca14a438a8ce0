import type { Tarif } from '@sciat/dispositifs';
import { entier, montant } from './nombres.js';

// Fields of several lines: what is on the screen, blank lines included, and the value it stands for.

export interface LigneTarif {
  quotient: string;
  sansLimite: boolean;
  prix: string;
}
export const TARIF_VIDE: LigneTarif = { quotient: '', sansLimite: false, prix: '' };

const estBlanche = (l: LigneTarif) => !l.quotient.trim() && !l.prix.trim() && !l.sansLimite;

/**
 * The grid as entered; `null` without a line. A missing quotient is no absence of limit: it goes as an empty text,
 * for the API to refuse.
 */
export function lireTarifs(lignes: readonly LigneTarif[]): unknown {
  const tarifs = lignes
    .filter((l) => !estBlanche(l))
    .map(({ quotient, sansLimite, prix }) => ({
      quotientMax: sansLimite ? null : (entier.lire(quotient) ?? ''),
      prix: montant.lire(prix) ?? '',
    }));
  return tarifs.length > 0 ? tarifs : null;
}

export function ecrireTarifs(valeur: unknown): LigneTarif[] {
  const tarifs = Array.isArray(valeur) ? (valeur as Tarif[]) : [];
  return tarifs.map(({ quotientMax, prix }) => ({
    quotient: String(quotientMax ?? ''),
    sansLimite: quotientMax === null,
    prix: typeof prix === 'number' ? montant.ecrire(prix) : String(prix ?? ''),
  }));
}

export function lireNoms(lignes: readonly string[]): string[] | null {
  const noms = lignes.map((l) => l.trim()).filter(Boolean);
  return noms.length > 0 ? noms : null;
}
export function ecrireNoms(valeur: unknown): string[] {
  return Array.isArray(valeur) ? valeur.map(String) : [];
}
