import type { EnveloppeLue } from '@sciat/contrats';
import { direEuros } from '@sciat/dispositifs';

/** "4 000 €", "dépassée de 500 €", or what is missing to say. */
export function direReste({ reste, demande }: Pick<EnveloppeLue, 'reste' | 'demande'>): string {
  if (reste === null) return 'enveloppe non fixée';
  if (reste < 0) return `dépassée de ${direEuros(-reste)}`;
  const manque = demande - reste;
  return manque > 0
    ? `${direEuros(reste)}, soit ${direEuros(manque)} de moins que les demandes`
    : direEuros(reste);
}

/** The years one may look at: the coming one, this one, the four before, and the one shown. */
export function anneesProposees(courante: number, montree: number): number[] {
  const annees = Array.from({ length: 6 }, (_, i) => courante + 1 - i);
  return [...new Set([...annees, montree])].sort((a, b) => b - a);
}
