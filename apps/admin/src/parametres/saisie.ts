import type { ParametreLu } from '@sciat/contrats';

type Typage = Pick<ParametreLu, 'choix' | 'unite'>;

const UNITES = {
  centimes: 'euros',
  jours: 'jours',
  jours_ouvres: 'jours ouvrés',
  mois: 'mois',
  pourcent: '%',
  ans: 'ans',
};

/** Amounts are kept in cents and typed in euros. */
export function uniteSaisie({ unite }: Typage): string | undefined {
  return unite && UNITES[unite];
}

export function enSaisie({ unite }: Typage, valeur: number | string): string {
  return unite === 'centimes' ? String(Number(valeur) / 100).replace('.', ',') : String(valeur);
}

/** What was typed as the API wants it: a choice, an integer, cents. `null` when it is none of these. */
export function enValeur({ choix, unite }: Typage, saisie: string): number | string | null {
  if (choix) return choix.some((c) => c.valeur === saisie) ? saisie : null;
  const texte = saisie.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  if (unite === 'centimes')
    return /^\d{1,9}(\.\d{1,2})?$/.test(texte) ? Math.round(Number(texte) * 100) : null;
  return /^\d{1,9}$/.test(texte) ? Number(texte) : null;
}
