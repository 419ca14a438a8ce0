import { direEuros } from '../noyau/libelles.js';
import { nombreParametre, sourceParametre } from '../noyau/parametres.js';
import type { Faits, LigneCalcul, Montant } from '../noyau/types.js';
import { declarations } from './declarations.js';
import type { DonneesCantine } from './donnees.js';
import { bonusPour } from './egalim.js';
import type { Regles } from './parametres.js';
import { direPeriode, quadrimestres } from './periodes.js';

const entier = new Intl.NumberFormat('fr-FR');

/** The meals declared so far at the rate of the convention: an estimate, the ASP computes and pays. */
export function montantDe(regles: Regles) {
  return (faits: Faits<DonneesCantine>): Montant => {
    const ligne = (quoi: string, nombre: number, cle: string): LigneCalcul => {
      const taux = nombreParametre(regles, faits, cle);
      return {
        libelle: `${quoi}\u00a0: ${entier.format(nombre)} repas à ${direEuros(taux)}`,
        centimes: nombre * taux,
        source: sourceParametre(regles, faits, cle),
      };
    };
    const lignes = declarations(quadrimestres, faits).flatMap(({ periode, nombre }) => {
      const quand = direPeriode(periode);
      const base = ligne(`Période ${quand}`, nombre, 'tarifRepas');
      return bonusPour(regles, faits, periode.du)
        ? [base, ligne(`Bonus EGalim ${quand}`, nombre, 'bonusEgalim')]
        : [base];
    });
    if (lignes.length > 0)
      return {
        centimes: lignes.reduce((somme, l) => somme + (l.centimes ?? 0), 0),
        estimation: true,
        lignes,
      };
    const taux = direEuros(nombreParametre(regles, faits, 'tarifRepas'));
    const attente: LigneCalcul = {
      libelle: 'Aucun repas déclaré à ce jour',
      centimes: null,
      valeur: `${taux} par repas`,
      source: sourceParametre(regles, faits, 'tarifRepas'),
    };
    return { centimes: null, estimation: true, lignes: [attente] };
  };
}
