import { direEuros } from '../noyau/libelles.js';
import { nombreParametre, sourceParametre } from '../noyau/parametres.js';
import type { Faits, LigneCalcul, Montant } from '../noyau/types.js';
import { declarations } from './declarations.js';
import type { DonneesCantine } from './donnees.js';
import { bonusPour } from './egalim.js';
import { RELEVEMENT, reglages } from './parametres.js';
import { direPeriode, quadrimestres } from './periodes.js';

const entier = new Intl.NumberFormat('fr-FR');

type F = Faits<DonneesCantine>;

function ligne(faits: F, quoi: string, nombre: number, cle: string): LigneCalcul {
  const taux = nombreParametre(reglages, faits, cle);
  return {
    libelle: `${quoi}\u00a0: ${entier.format(nombre)} repas à ${direEuros(taux)}`,
    centimes: nombre * taux,
    source: sourceParametre(reglages, faits, cle),
  };
}

/** The meals declared so far, each period at its own rate: an estimate, the ASP computes and pays. */
export function montant(faits: F): Montant {
  const lignes = declarations(quadrimestres, faits).flatMap(({ periode, nombre }) => {
    const quand = direPeriode(periode);
    const tarif = periode.du < RELEVEMENT ? 'tarifAnterieur' : 'tarifRepas';
    const base = ligne(faits, `Période ${quand}`, nombre, tarif);
    return bonusPour(faits, periode.du)
      ? [base, ligne(faits, `Bonus EGalim ${quand}`, nombre, 'bonusEgalim')]
      : [base];
  });
  if (lignes.length > 0)
    return {
      centimes: lignes.reduce((somme, l) => somme + (l.centimes ?? 0), 0),
      estimation: true,
      lignes,
    };
  const taux = direEuros(nombreParametre(reglages, faits, 'tarifRepas'));
  const attente: LigneCalcul = {
    libelle: 'Aucun repas déclaré à ce jour',
    centimes: null,
    valeur: `${taux} par repas`,
    source: sourceParametre(reglages, faits, 'tarifRepas'),
  };
  return { centimes: null, estimation: true, lignes: [attente] };
}
