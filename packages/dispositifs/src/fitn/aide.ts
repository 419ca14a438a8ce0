import { direValeur } from '../noyau/libelles.js';
import { nombreParametre, sourceParametre, valeurParametre } from '../noyau/parametres.js';
import type { Faits, LigneCalcul, Montant } from '../noyau/types.js';
import type { DonneesFitn } from './donnees.js';
import { reglages, sousDecret } from './parametres.js';

type F = Faits<DonneesFitn>;

/** At most this percentage of a sum in whole cents: a ceiling is never rounded up. */
export function auPlus(centimes: number, pourcent: number): number {
  return Math.floor((centimes * pourcent) / 100);
}

/** The cost that a rule may hold to be eligible; `null` while it is not known. */
export function coutAdmissible(f: F): number | null {
  const { coutTotal, fraisPersonnel } = f.donnees;
  if (coutTotal === undefined) return null;
  if (valeurParametre(reglages, f, 'exclureFraisPersonnel') === 'NON') return coutTotal;
  return fraisPersonnel === undefined ? null : Math.max(0, coutTotal - fraisPersonnel);
}

/** What the service proposes or, failing that, what was asked for. */
export const aideVoulue = ({ donnees: { aideRetenue, aideDemandee } }: F) =>
  aideRetenue ?? aideDemandee;

/** The ceilings of the sum, whatever was asked for. */
function plafonds(f: F): (LigneCalcul & { centimes: number })[] {
  const lire = (cle: string) => ({
    valeur: nombreParametre(reglages, f, cle),
    source: sourceParametre(reglages, f, cle),
  });
  const plafond = lire('plafondAide');
  const taux = lire('tauxMaximal');
  const lignes = [
    { libelle: 'Aide maximale par projet', centimes: plafond.valeur, source: plafond.source },
  ];
  const { depenseEligible } = f.donnees;
  if (depenseEligible !== undefined)
    lignes.push({
      libelle: `Part maximale de la dépense éligible (${direValeur({ unite: 'pourcent' }, taux.valeur)})`,
      centimes: auPlus(depenseEligible, taux.valeur),
      source: taux.source,
    });
  return lignes;
}

/** The most that could be awarded, whatever was asked for. */
export const aideMaximale = (f: F): number => Math.min(...plafonds(f).map((l) => l.centimes));

/** The sum that would be awarded: what is wanted, within the ceilings; `null` while nothing is. */
export function aideDe(f: F): number | null {
  const voulue = aideVoulue(f);
  return voulue === undefined ? null : Math.min(voulue, ...plafonds(f).map((l) => l.centimes));
}

const formulaire = { reference: 'Formulaire de dépôt', confiance: 'service' as const };

export function montant(f: F): Montant {
  const { aideDemandee, aideRetenue, depenseEligible, autresAidesPubliques } = f.donnees;
  const ligne = (libelle: string, centimes: number | undefined, source = formulaire) => ({
    libelle,
    centimes: centimes ?? null,
    ...(centimes === undefined ? { valeur: 'à saisir' } : {}),
    source,
  });
  const lignes: LigneCalcul[] = [
    ligne('Aide demandée', aideDemandee),
    ...(aideRetenue === undefined ? [] : [ligne('Aide proposée par le service', aideRetenue)]),
    ligne('Dépense éligible', depenseEligible),
    ligne('Autres aides publiques', autresAidesPubliques),
    ...plafonds(f),
  ];
  const aide = aideDe(f);
  if (aide === null || depenseEligible === undefined) return { centimes: null, lignes };
  const source = sourceParametre(reglages, f, 'plafondAide');
  lignes.push({ libelle: 'Aide, la plus petite de ces limites', centimes: aide, source });
  if (sousDecret(f)) lignes.push(...versementsPossibles(f, aide));
  return { centimes: aide, lignes };
}

/** What may be paid before the end of the project. */
function versementsPossibles(f: F, aide: number): LigneCalcul[] {
  const part = (libelle: string, cle: string) => {
    const pourcent = nombreParametre(reglages, f, cle);
    return {
      libelle: `${libelle} (${direValeur({ unite: 'pourcent' }, pourcent)} au plus)`,
      centimes: auPlus(aide, pourcent),
      source: sourceParametre(reglages, f, cle),
    };
  };
  return [
    part('dont avance possible au démarrage', 'avanceMaximale'),
    part('dont avance et acomptes possibles avant le solde', 'acomptesMaximum'),
  ];
}

/** Every public aid to the project, this one included; `null` while one of them is not known. */
export function aidesPubliques(f: F): number | null {
  const aide = aideDe(f);
  const { autresAidesPubliques } = f.donnees;
  return aide === null || autresAidesPubliques === undefined ? null : aide + autresAidesPubliques;
}
