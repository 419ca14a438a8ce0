import { declarations } from '../cantine/declarations.js';
import { direPeriode } from '../cantine/periodes.js';
import { direEuros } from '../noyau/libelles.js';
import { nombreParametre, sourceParametre } from '../noyau/parametres.js';
import type { Faits, Montant } from '../noyau/types.js';
import type { DonneesPetitDejeuner } from './donnees.js';
import { RELEVEMENT, reglages, semestres } from './parametres.js';

const entier = new Intl.NumberFormat('fr-FR');

/** The breakfasts declared so far, each period at its own rate: an estimate, the académie pays. */
export function montant(faits: Faits<DonneesPetitDejeuner>): Montant {
  const tarif = (cle: string) => ({
    taux: nombreParametre(reglages, faits, cle),
    source: sourceParametre(reglages, faits, cle),
  });
  const lignes = declarations(semestres, faits).map(({ periode, nombre }) => {
    const { taux, source } = tarif(
      periode.du < RELEVEMENT ? 'tarifAnterieur' : 'tarifPetitDejeuner',
    );
    return {
      libelle: `Période ${direPeriode(periode)}\u00a0: ${entier.format(nombre)} petits déjeuners à ${direEuros(taux)}`,
      centimes: nombre * taux,
      source,
    };
  });
  if (lignes.length > 0)
    return {
      centimes: lignes.reduce((somme, l) => somme + l.centimes, 0),
      estimation: true,
      lignes,
    };
  const { taux, source } = tarif('tarifPetitDejeuner');
  const attente = {
    libelle: 'Aucun petit déjeuner déclaré à ce jour',
    centimes: null,
    valeur: `${direEuros(taux)} par petit déjeuner`,
    source,
  };
  return { centimes: null, estimation: true, lignes: [attente] };
}
