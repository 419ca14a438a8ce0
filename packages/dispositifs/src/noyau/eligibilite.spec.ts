import { desFaits, reglages } from '../../test/vta.js';
import { criteresNonContredits, criteresRemplis } from './conditions.js';
import { evaluerEligibilite } from './eligibilite.js';
import { nombreParametre, valeurParametre } from './parametres.js';
import type { Appreciation, Critere, Verdict } from './types.js';

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

describe('un verdict donné par un agent', () => {
  const donne = (verdict: Appreciation['verdict']): Appreciation => ({
    verdict,
    motif: 'Vu avec la préfecture.',
    auteur: 'Camille Essai',
    le: '2026-02-03',
  });
  const evaluer = (critere: Critere<object>, appreciations: Record<string, Appreciation>) =>
    evaluerEligibilite({ criteres: [critere] }, desFaits({ appreciations }));

  it.each<[Verdict, Appreciation['verdict'], string]>([
    ['non rempli', 'rempli', 'éligible'],
    ['à apprécier', 'rempli', 'éligible'],
    ['rempli', 'rempli', 'éligible'],
    ['rempli', 'non rempli', 'non éligible'],
    ['à apprécier', 'non rempli', 'non éligible'],
  ])('vaut à la place du calcul : calculé « %s », dit « %s » : %s', (calcule, dit, conclusion) => {
    const eligibilite = evaluer(unCritere(calcule), { c: donne(dit) });
    expect(eligibilite.conclusion).toBe(conclusion);
    expect(eligibilite.criteres[0]?.verdict).toBe(dit);
    expect(eligibilite.comptes).toEqual({
      rempli: dit === 'rempli' ? 1 : 0,
      nonRempli: dit === 'rempli' ? 0 : 1,
      aApprecier: 0,
    });
  });

  it('garde derrière lui ce qui avait été calculé, avec son explication', () => {
    const { criteres } = evaluer(unCritere('non rempli'), { c: donne('rempli') });
    expect(criteres[0]).toMatchObject({
      explication: 'non rempli',
      appreciation: { ...donne('rempli'), calcule: 'non rempli' },
    });
  });

  it('ne laisse plus rien attendre, et garde le point de vigilance', () => {
    const critere = unCritere('à apprécier');
    const enAttente: Critere<object> = {
      ...critere,
      examiner: () => ({ ...critere.examiner(), enAttente: true, vigilance: 'À revoir.' }),
    };
    expect(evaluer(enAttente, {}).criteres[0]).toMatchObject({ enAttente: true });
    const [dit] = evaluer(enAttente, { c: donne('rempli') }).criteres;
    expect(dit).not.toHaveProperty('enAttente');
    expect(dit?.vigilance).toBe('À revoir.');
  });

  it('sur un avertissement ne change pas la conclusion', () => {
    const { conclusion, criteres } = evaluer(unCritere('rempli', 'avertissement'), {
      c: donne('non rempli'),
    });
    expect(conclusion).toBe('éligible');
    expect(criteres[0]?.verdict).toBe('non rempli');
  });

  it('sur un autre critère ne dit rien de celui-ci', () => {
    const { conclusion, criteres } = evaluer(unCritere('non rempli'), { autre: donne('rempli') });
    expect(conclusion).toBe('non éligible');
    expect(criteres[0]).not.toHaveProperty('appreciation');
  });

  it('ouvre ou ferme aussi l’acte qui regarde ce critère, en disant de qui vient le verdict', () => {
    const condition = (critere: Critere<object>, dit?: Appreciation['verdict']) =>
      [criteresNonContredits<object>([critere]), criteresRemplis<object>([critere], ['c'])].map(
        ({ examiner }) =>
          examiner(desFaits({ appreciations: dit ? { c: donne(dit) } : {} }), {
            dateLegale: '2026-03-01',
            role: 'instructeur',
          }).map((r) => r.message),
      );
    expect(condition(unCritere('non rempli'), 'rempli')).toEqual([[], []]);
    const dit = 'Apprécié par Camille Essai le 3 février 2026\u00a0: Vu avec la préfecture.';
    expect(condition(unCritere('rempli'), 'non rempli')).toEqual([
      [`Critère non rempli\u00a0: Critère. ${dit}`],
      [`Critère\u00a0: non rempli. ${dit}`],
    ]);
    expect(condition(unCritere('non rempli'))).toEqual([
      ['Critère non rempli\u00a0: Critère. non rempli'],
      ['Critère\u00a0: non rempli. non rempli'],
    ]);
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
