import { enToutesLettres } from './calendrier.js';
import { parametresCommuns } from './parametres-communs.js';
import type { Definition, Faits, Parametre, Source } from './types.js';

/** Largest value of a setting by unit: a slip of a zero must not compute deadlines for centuries. */
export const PLAFONDS: Record<NonNullable<Parametre['unite']>, number> = {
  centimes: 2_000_000_000,
  jours: 3650,
  jours_ouvres: 2600,
  mois: 120,
  pourcent: 100,
  ans: 130,
  habitants: 100_000_000,
  metres: 100_000,
  pages: 10_000,
  secondes: 86_400,
  annee: 2199,
  nombre: 1_000_000,
};

type Lecture = Pick<Faits, 'parametres'>;
export type AvecParametres = Pick<Definition<never>, 'code' | 'parametres'>;

/**
 * The value of a setting: the one in force given with the facts, else the definition's default.
 * @throws Error when the definition names no such setting (a fault of the definition, not of the user).
 */
export function valeurParametre(
  definition: AvecParametres,
  faits: Lecture,
  cle: string,
): number | string {
  const { defaut } = parametreDe(definition, cle);
  return faits.parametres[cle]?.valeur ?? defaut;
}

/** Where the value in force comes from: the service's own dated entry, or the definition. */
export function sourceParametre(definition: AvecParametres, faits: Lecture, cle: string): Source {
  const { source } = parametreDe(definition, cle);
  const saisie = faits.parametres[cle];
  if (!saisie) return source;
  const reference = `${saisie.source}, effet le ${enToutesLettres(saisie.effetLe)}`;
  return { reference, confiance: 'service' };
}

function parametreDe(definition: AvecParametres, cle: string) {
  const parametre = definition.parametres.find((p) => p.cle === cle);
  if (!parametre) throw new Error(`${definition.code}: paramètre inconnu «\u00a0${cle}\u00a0»`);
  return parametre;
}

/** Same as `valeurParametre`, for a number. */
export function nombreParametre(definition: AvecParametres, faits: Lecture, cle: string): number {
  const valeur = valeurParametre(definition, faits, cle);
  if (typeof valeur !== 'number')
    throw new Error(`${definition.code}: «\u00a0${cle}\u00a0» n’est pas un nombre`);
  return valeur;
}

/** A setting that every scheme has: its own value in force, else what all of them have by default. */
export function nombreCommun(definition: AvecParametres, faits: Lecture, cle: string): number {
  if (definition.parametres.some((p) => p.cle === cle))
    return nombreParametre(definition, faits, cle);
  return Number(parametresCommuns.find((p) => p.cle === cle)?.defaut);
}
