import { nombreParametre } from '../noyau/parametres.js';
import type { Faits } from '../noyau/types.js';
import type { DonneesCantine } from './donnees.js';
import { prevoit, type Regles } from './parametres.js';

/** Do the targets reach those of the law? `null` while one of them is not known. */
export function viseEgalim(regles: Regles, faits: Faits<DonneesCantine>): boolean | null {
  const { egalimQualite: qualite, egalimBio: bio } = faits.donnees;
  if (qualite === undefined || bio === undefined) return null;
  return (
    qualite >= nombreParametre(regles, faits, 'egalimQualite') &&
    bio >= nombreParametre(regles, faits, 'egalimBio')
  );
}

/** The bonus is for the periods that began once the commune was engaged. */
export function bonusPour(regles: Regles, faits: Faits<DonneesCantine>, debut: string): boolean {
  const { egalimLe } = faits.donnees;
  return (
    prevoit(regles, 'bonusEgalim') &&
    egalimLe !== undefined &&
    egalimLe <= debut &&
    viseEgalim(regles, faits) === true
  );
}
