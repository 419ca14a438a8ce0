import { desFaits, reglages } from '../../test/faits.js';
import { evaluerEligibilite } from './eligibilite.js';
import { nombreParametre, valeurParametre } from './parametres.js';
import type { Critere, Verdict } from './types.js';

const source = { reference: 'Essai', confiance: 'fiche' as const };
function unCritere(verdict: Verdict, portee: Critere<object>['portee'] = 'bloquant') {
  const resultat = { verdict, explication: verdict, valeur: null, origine: null };
  return { id: 'c', libelle: 'Critère', source, portee, examiner: () => resultat };
}
const conclure = (...criteres: Critere<object>[]) =>
  evaluerEligibilite({ criteres }, desFaits()).conclusion;

describe('la conclusion', () => {
  it('est « éligible » quand tout critère bloquant est rempli', () => {
    expect(conclure(unCritere('rempli'), unCritere('rempli'))).toBe('éligible');
  });
  it('est « non éligible » dès qu’un seul ne l’est pas, même si un autre reste ouvert', () => {
    const criteres = [unCritere('rempli'), unCritere('à apprécier'), unCritere('non rempli')];
    expect(conclure(...criteres)).toBe('non éligible');
  });
  it('reste « à apprécier » tant qu’un critère bloquant est ouvert : jamais une supposition', () => {
    expect(conclure(unCritere('rempli'), unCritere('à apprécier'))).toBe('à apprécier');
  });
  it('ne tient pas compte des avertissements', () => {
    const avertissements = [
      unCritere('non rempli', 'avertissement'),
      unCritere('à apprécier', 'avertissement'),
    ];
    expect(conclure(unCritere('rempli'), ...avertissements)).toBe('éligible');
    expect(evaluerEligibilite({ criteres: avertissements }, desFaits()).comptes).toEqual({
      rempli: 0,
      nonRempli: 0,
      aApprecier: 0,
    });
  });
});

it('rend chaque critère avec sa source, sa portée et son explication, les avertissements compris', () => {
  const criteres = [unCritere('rempli'), unCritere('non rempli', 'avertissement')];
  expect(evaluerEligibilite({ criteres }, desFaits()).criteres[1]).toEqual({
    id: 'c',
    libelle: 'Critère',
    source,
    portee: 'avertissement',
    verdict: 'non rempli',
    explication: 'non rempli',
    valeur: null,
    origine: null,
  });
});

describe('un paramètre', () => {
  const definition = {
    code: 'ESSAI',
    parametres: [
      { cle: 'delai', libelle: 'Délai', defaut: 3, source },
      { cle: 'depart', libelle: 'Départ', defaut: 'A', source },
    ],
  };
  it('vaut ce que disent les faits, sinon sa valeur par défaut', () => {
    expect(nombreParametre(definition, desFaits(), 'delai')).toBe(3);
    expect(
      nombreParametre(definition, desFaits({ parametres: reglages({ delai: 4 }) }), 'delai'),
    ).toBe(4);
    expect(
      nombreParametre(definition, desFaits({ parametres: reglages({ delai: 0 }) }), 'delai'),
    ).toBe(0);
    expect(valeurParametre(definition, desFaits(), 'depart')).toBe('A');
  });
  it('inconnu ou d’une autre nature est une faute de la définition', () => {
    expect(() => valeurParametre(definition, desFaits(), 'autre')).toThrow(/inconnu/);
    expect(() => nombreParametre(definition, desFaits(), 'depart')).toThrow(/pas un nombre/);
  });
});
