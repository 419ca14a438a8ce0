import type { Delegation } from '@sciat/contrats';
import type { DateLegale } from '@sciat/dispositifs';

export const CLE_DELEGATIONS = ['delegations'] as const;

/** Its first and last days count. */
export function etatDelegation(
  { du, au }: Pick<Delegation, 'du' | 'au'>,
  jour: DateLegale,
): 'à venir' | 'en vigueur' | 'finie' {
  if (jour < du) return 'à venir';
  return au !== null && au < jour ? 'finie' : 'en vigueur';
}
