import { nombreParametre } from '../noyau/parametres.js';
import type { Faits } from '../noyau/types.js';
import type { DonneesCantine } from './donnees.js';
import { DEBUT_DU_BONUS, reglages } from './parametres.js';

type F = Faits<DonneesCantine>;

/** Do the targets reach those of the law? `null` while one of them is not known. */
export function viseEgalim(faits: F): boolean | null {
  const { egalimQualite: qualite, egalimBio: bio } = faits.donnees;
  if (qualite === undefined || bio === undefined) return null;
  return (
    qualite >= nombreParametre(reglages, faits, 'egalimQualite') &&
    bio >= nombreParametre(reglages, faits, 'egalimBio')
  );
}

/** The bonus is for the periods that began once the commune was engaged, whenever its convention was signed. */
export function bonusPour(faits: F, debut: string): boolean {
  const { egalimLe } = faits.donnees;
  return (
    debut >= DEBUT_DU_BONUS &&
    egalimLe !== undefined &&
    egalimLe <= debut &&
    viseEgalim(faits) === true
  );
}
