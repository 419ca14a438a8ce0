/** Spaces of every width, and the unit when someone types or pastes it. */
const SANS_ESPACES = /[\s€]/g;

const decimaux = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 10, useGrouping: false });
const euros = new Intl.NumberFormat('fr-FR', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const entiers = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });

/** A number in the making: what is typed, and what goes to the draft. What is not one goes as typed. */
export interface Notation {
  lire: (texte: string) => unknown;
  ecrire: (valeur: number) => string;
}

/** "24 000" is the number 24000; what is none goes as typed, for the API to say what is wrong with it. */
export const entier: Notation = {
  lire: (texte) => {
    const net = texte.replace(SANS_ESPACES, '');
    return /^\d{1,15}$/.test(net) ? Number(net) : texteOuRien(texte);
  },
  ecrire: (valeur) => entiers.format(valeur),
};

/** "43,296" or "43.296". */
export const decimal: Notation = {
  lire: (texte) => {
    const net = texte.replace(SANS_ESPACES, '').replace(',', '.');
    return /^-?\d{1,12}(\.\d{1,10})?$/.test(net) ? Number(net) : texteOuRien(texte);
  },
  ecrire: (valeur) => decimaux.format(valeur),
};

/** "1 234,5" is 123 450 cents: never through a fraction, which has no exact cent. */
export const montant: Notation = {
  lire: (texte) => {
    const [, ronds, centimes = ''] =
      /^(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(texte.replace(SANS_ESPACES, '')) ?? [];
    if (ronds === undefined) return texteOuRien(texte);
    return Number(ronds) * 100 + Number(centimes.padEnd(2, '0'));
  },
  ecrire: (valeur) => (valeur % 100 === 0 ? entiers : euros).format(valeur / 100),
};

function texteOuRien(texte: string): string | null {
  return texte.trim() === '' ? null : texte;
}

/** What to show in the field: as it is being typed while that still says the value, else the value. */
export function texteMontre({ lire, ecrire }: Notation, tape: string, valeur: unknown): string {
  if (lire(tape) === (valeur ?? null)) return tape;
  return typeof valeur === 'number' ? ecrire(valeur) : String(valeur ?? '');
}
