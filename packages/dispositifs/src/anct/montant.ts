import { direValeur } from '../noyau/libelles.js';
import { nombreParametre, sourceParametre, valeurParametre } from '../noyau/parametres.js';
import type { Faits, LigneCalcul, Montant } from '../noyau/types.js';
import type { DonneesAnct } from './donnees.js';
import { bases, reglages } from './parametres.js';
import { determinerTaux } from './taux.js';

type F = Faits<DonneesAnct>;

/** A percentage of a sum in whole cents, half a cent rounded up. */
export function partDe(centimes: number, pourcent: number): number {
  return Math.floor((centimes * pourcent + 50) / 100);
}

/** What is borne for the collectivité: the study is bought for it, no money is paid to it. */
export function montant(f: F): Montant {
  const base = ligneDeBase(f);
  const taux = determinerTaux(f);
  const lignes = [base, ...taux.lignes];
  if (taux.pourcent === null) {
    const source = sourceParametre(reglages, f, 'tauxPetites');
    const valeur = `à apprécier. ${taux.manque}`;
    lignes.push({ libelle: 'Taux', centimes: null, valeur, source });
    return { centimes: null, estimation: true, lignes };
  }
  const valeur = `${direValeur({ unite: 'pourcent' }, taux.pourcent)} (${taux.regle})`;
  lignes.push({ libelle: 'Taux', centimes: null, valeur, source: taux.source });
  if (base.centimes === null) return { centimes: null, estimation: true, lignes };
  const part = partDe(base.centimes, taux.pourcent);
  lignes.push({ libelle: 'Part prise en charge', centimes: part, source: taux.source });
  const plafond = nombreParametre(reglages, f, 'plafondPriseEnCharge');
  if (plafond === 0 || part <= plafond) return { centimes: part, estimation: true, lignes };
  const source = sourceParametre(reglages, f, 'plafondPriseEnCharge');
  lignes.push({ libelle: 'Ramenée au plafond', centimes: plafond, source });
  return { centimes: plafond, estimation: true, lignes };
}

function ligneDeBase(f: F): LigneCalcul {
  const base = valeurParametre(reglages, f, 'basePourcentage') as keyof typeof bases;
  const centimes = (base === 'HT' ? f.donnees.coutHt : f.donnees.coutTtc) ?? null;
  return {
    libelle: `Base\u00a0: ${bases[base]} de l’ingénierie`,
    centimes,
    ...(centimes === null ? { valeur: 'à saisir' } : {}),
    source: sourceParametre(reglages, f, 'basePourcentage'),
  };
}
