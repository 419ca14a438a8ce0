import type { Definition, Faits } from './types.js';

type Lecture = Pick<Faits, 'parametres'>;
type AvecParametres = Pick<Definition<never>, 'code' | 'parametres'>;

/**
 * The value of a setting: the one in force given with the facts, else the definition's default.
 * @throws Error when the definition names no such setting (a fault of the definition, not of the user).
 */
export function valeurParametre(
  definition: AvecParametres,
  faits: Lecture,
  cle: string,
): number | string {
  const parametre = definition.parametres.find((p) => p.cle === cle);
  if (!parametre) throw new Error(`${definition.code}: paramètre inconnu «\u00a0${cle}\u00a0»`);
  return faits.parametres[cle] ?? parametre.defaut;
}

/** Same as `valeurParametre`, for a number. */
export function nombreParametre(definition: AvecParametres, faits: Lecture, cle: string): number {
  const valeur = valeurParametre(definition, faits, cle);
  if (typeof valeur !== 'number')
    throw new Error(`${definition.code}: «\u00a0${cle}\u00a0» n'est pas un nombre`);
  return valeur;
}
