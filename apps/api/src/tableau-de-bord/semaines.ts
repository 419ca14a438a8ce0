import { TRANCHES_SEMAINES } from '@sciat/contrats';
import { ajouterJours } from '@sciat/dispositifs';

/** The Monday of a day's week. */
export function lundiDe(jour: string): string {
  const rang = (new Date(`${jour}T00:00:00Z`).getUTCDay() + 6) % 7;
  return ajouterJours(jour, -rang);
}

/** The Mondays of so many weeks, the current one last. */
export function lundis(jour: string, semaines: number): string[] {
  const dernier = lundiDe(jour);
  return Array.from({ length: semaines }, (_, i) => ajouterJours(dernier, 7 * (i + 1 - semaines)));
}

/** Where each bracket of ageing begins, the latest first; the last one has no beginning. */
export function debutsDeTranche(jour: string): string[] {
  return TRANCHES_SEMAINES.slice(1).map((s) => ajouterJours(lundiDe(jour), 7 * (1 - s)));
}
