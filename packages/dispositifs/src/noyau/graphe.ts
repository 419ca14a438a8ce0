import { type Definition, ETAPE_ANTERIEURE } from './types.js';

/** Steps that no sequence of acts reaches. */
export function inaccessibles({ etapes, etapeInitiale, transitions }: Definition): string[] {
  const atteintes = new Set([etapeInitiale]);
  for (const etape of atteintes) {
    for (const t of transitions) {
      if (t.de.includes(etape) && t.vers !== ETAPE_ANTERIEURE) atteintes.add(t.vers);
    }
  }
  return etapes.map((e) => e.id).filter((id) => !atteintes.has(id));
}

/** Steps with a way out, from which no final step can be reached. */
export function sansFin({ etapes, transitions }: Definition): string[] {
  const menent = new Set(etapes.filter((e) => e.finale).map((e) => e.id));
  for (const etape of menent) {
    for (const t of transitions) if (t.vers === etape) for (const de of t.de) menent.add(de);
  }
  return etapes
    .map((e) => e.id)
    .filter((id) => !menent.has(id) && transitions.some((t) => t.de.includes(id)));
}
