interface Periode {
  ouvreLe: string;
  fermeLe: string;
}

/** Where a wave stands today; the closing day is still open. */
export function etatVague({ ouvreLe, fermeLe }: Periode, aujourdhui: string): string {
  if (aujourdhui < ouvreLe) return 'à venir';
  return aujourdhui <= fermeLe ? 'ouverte' : 'fermée';
}
