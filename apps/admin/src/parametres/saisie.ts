import type { ParametreLu } from '@sciat/contrats';
import { direValeur, estAConfirmer, type Source } from '@sciat/dispositifs';
import { dateCourte } from '../commun/dates.js';

type Typage = Pick<ParametreLu, 'choix' | 'unite'>;

const UNITES: Partial<Record<NonNullable<ParametreLu['unite']>, string>> = {
  centimes: 'euros',
  jours: 'jours',
  jours_ouvres: 'jours ouvrés',
  mois: 'mois',
  pourcent: '%',
  ans: 'ans',
  habitants: 'habitants',
  metres: 'mètres',
  pages: 'pages',
  secondes: 'secondes',
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

type AvecVersions = Typage & Pick<ParametreLu, 'versions'>;

/**
 * What the versions of a dispositif say by default, those that follow and agree said once: "15 000 €", or
 * "15 000 € jusqu’au 31/12/2022".
 * @param debut the first day of the first version: a date that goes without saying
 */
export function defauts(parametre: AvecVersions, debut: string): { dit: string; source: Source }[] {
  const suites: { defaut: number | string; source: Source; du: string; au: string | null }[] = [];
  for (const { defaut, source, du, au } of parametre.versions) {
    const precedente = suites.at(-1);
    const memeSource = precedente?.source.reference === source.reference;
    if (precedente && memeSource && precedente.defaut === defaut) precedente.au = au;
    else suites.push({ defaut, source, du, au });
  }
  return suites.map(({ defaut, source, du, au }) => ({
    dit: [
      direValeur(parametre, defaut),
      ...(du > debut ? [`depuis le ${dateCourte(du)}`] : []),
      ...(au ? [`jusqu’au ${dateCourte(au)}`] : []),
    ].join(' '),
    source,
  }));
}

/** Nobody has confirmed the value: the definition supposes it, and the service has given none. */
export const resteAConfirmer = ({
  source,
  valeurs,
}: Pick<ParametreLu, 'source' | 'valeurs'>): boolean =>
  valeurs.length === 0 && estAConfirmer(source);
