import { faitsVides, reglages } from '../../test/faits.js';
import { evaluerEligibilite } from '../noyau/eligibilite.js';
import { obligationDe } from '../noyau/obligations.js';
import { examinerTransition } from '../noyau/transitions.js';
import type { Definition, Faits, Passage } from '../noyau/types.js';
import { petitDejeuner2019 } from './definition.js';
import type { DonneesPetitDejeuner } from './donnees.js';

type F = Faits<DonneesPetitDejeuner>;
type Donnees = Partial<DonneesPetitDejeuner>;
const definition: Definition<DonneesPetitDejeuner> = petitDejeuner2019;

const des = (donnees: Donnees, surcharge: Partial<F> = {}): F =>
  faitsVides<DonneesPetitDejeuner>({ donnees, ...surcharge });
function examiner(id: string, faits: F) {
  const critere = definition.criteres.find((c) => c.id === id);
  if (!critere) throw new Error(`critère inconnu : ${id}`);
  return critere.examiner(faits);
}

describe('une école en éducation prioritaire, ou depuis septembre 2021 une autre', () => {
  const ecole = (donnees: Donnees, surcharge: Partial<F> = {}) =>
    examiner('ecole_prioritaire', des(donnees, surcharge));

  it.each(['2020-09-01', '2021-08-31', '2021-09-01'])('en REP ou REP+ le %s : rempli', (le) => {
    for (const ecoleReseau of ['REP', 'REP_PLUS'] as const)
      expect(ecole({ ecoleReseau, premierPetitDejeunerLe: le }).verdict).toBe('rempli');
  });

  it.each([
    ['2021-08-31', 'non rempli'],
    ['2021-09-01', 'à apprécier'],
    ['2021-09-02', 'à apprécier'],
  ])('hors réseau, premiers petits déjeuners le %s : %s', (premierPetitDejeunerLe, verdict) => {
    expect(ecole({ ecoleReseau: 'HORS', premierPetitDejeunerLe }).verdict).toBe(verdict);
  });

  it('hors réseau et pas encore commencé, la réception de la demande décide', () => {
    const recue = (datePivot: string) => ecole({ ecoleReseau: 'HORS' }, { datePivot });
    expect(recue('2021-08-31')).toMatchObject({
      verdict: 'non rempli',
      valeur: 'Hors éducation prioritaire',
      origine: 'demande reçue le 31 août 2021',
    });
    expect(recue('2021-09-01').verdict).toBe('à apprécier');
  });

  it('le service peut régler qu’elle est admise, pas avant l’élargissement', () => {
    const parametres = reglages({ horsReseau: 'ADMIS' });
    const le = (premierPetitDejeunerLe: string) =>
      ecole({ ecoleReseau: 'HORS', premierPetitDejeunerLe }, { parametres }).verdict;
    expect(le('2021-08-31')).toBe('non rempli');
    expect(le('2021-09-01')).toBe('rempli');
  });

  it('inconnue : on l’attend', () => {
    expect(ecole({})).toMatchObject({ verdict: 'à apprécier', enAttente: true });
  });
});

it.each([
  ['CONVENTION', 'rempli'],
  ['FICHE_PROJET', 'rempli'],
  ['AUCUN', 'non rempli'],
  [undefined, 'à apprécier'],
] as const)('cadre de l’action %s : %s', (cadre, verdict) => {
  expect(examiner('cadre', des({ cadre })).verdict).toBe(verdict);
});

it('un projet en REP avec une convention est éligible, vide il est à apprécier', () => {
  const conclure = (donnees: Donnees) => evaluerEligibilite(definition, des(donnees)).conclusion;
  expect(conclure({ ecoleReseau: 'REP', cadre: 'CONVENTION' })).toBe('éligible');
  expect(conclure({})).toBe('à apprécier');
});

it.each([
  ['CONVENTION', true, false],
  ['FICHE_PROJET', false, true],
  [undefined, false, false],
] as const)('cadre %s : la pièce qui va avec est demandée', (cadre, convention, fiche) => {
  const demandee = (code: string) =>
    definition.pieces.find((p) => p.code === code)?.obligatoire(des({ cadre }));
  expect([demandee('CONVENTION'), demandee('FICHE_PROJET')]).toEqual([convention, fiche]);
});

/** Breakfasts served from a day, then the claims: last day of the period, breakfasts. */
function suivi(premierPetitDejeunerLe: string, declarees: [string, number][] = []): F {
  const passages: Passage[] = [
    { etape: 'PROJET', transition: null, entreeLe: '2020-01-06' },
    { etape: 'DECLARATIONS', transition: 'enregistrer_accord', entreeLe: '2020-01-20' },
    ...declarees.map(([periodeFinLe, nombreDeclare]) => ({
      etape: 'DECLARATIONS',
      transition: 'enregistrer_declaration',
      entreeLe: periodeFinLe,
      donnees: { periodeFinLe, nombreDeclare },
    })),
  ];
  return des({ premierPetitDejeunerLe }, { datePivot: '2020-01-06', passages });
}

describe('l’aide estimée', () => {
  it('est de 1 € par petit déjeuner jusqu’en août 2020, de 1,30 € depuis', () => {
    const { centimes, estimation, lignes } = petitDejeuner2019.montant(
      suivi('2020-02-03', [
        ['2020-07-31', 1000],
        ['2020-12-31', 1000],
      ]),
    );
    expect({ centimes, estimation }).toEqual({ centimes: 230_000, estimation: true });
    expect(lignes.map((l) => [l.libelle, l.centimes])).toEqual([
      [
        'Période du 1er janvier 2020 au 31 juillet 2020\u00a0: 1\u202f000 petits déjeuners à 1\u00a0€',
        100_000,
      ],
      [
        'Période du 1er septembre 2020 au 31 décembre 2020\u00a0: 1\u202f000 petits déjeuners à 1,30\u00a0€',
        130_000,
      ],
    ]);
  });

  it('sans déclaration, on n’estime rien', () => {
    expect(petitDejeuner2019.montant(suivi('2020-02-03'))).toMatchObject({
      centimes: null,
      estimation: true,
      lignes: [{ centimes: null, valeur: '1,30\u00a0€ par petit déjeuner' }],
    });
  });

  it('suit les réglages datés du service', () => {
    const parametres = reglages({ tarifPetitDejeuner: 150 });
    const faits = { ...suivi('2020-09-14', [['2020-12-31', 10]]), parametres };
    expect(petitDejeuner2019.montant(faits).centimes).toBe(1500);
  });
});

describe('la déclaration à faire', () => {
  const le = (faits: F) => obligationDe(definition, 'DECLARATIONS', faits)?.echeance?.le;

  it.each([
    // 31 January 2021 is a Sunday.
    ['2020-09-14', '2021-02-01'],
    ['2021-01-04', '2021-08-31'],
    ['2021-07-31', '2021-08-31'],
    // In August no period runs: the next one.
    ['2021-08-01', '2022-01-31'],
    ['2021-08-31', '2022-01-31'],
  ])('premiers petits déjeuners le %s : un mois après la période, le %s', (premier, attendu) => {
    expect(le(suivi(premier))).toBe(attendu);
  });

  it('porte sur la période qui suit la dernière déclarée', () => {
    expect(le(suivi('2020-09-14', [['2020-12-31', 10]]))).toBe('2021-08-31');
    expect(le(suivi('2020-09-14', [['2021-07-31', 10]]))).toBe('2022-01-31');
  });

  it('n’a pas de date tant que rien n’est servi', () => {
    expect(obligationDe(definition, 'DECLARATIONS', des({}))?.echeance).toBeNull();
  });

  it.each([
    ['2020-12-31', 'DECLARATIONS'],
    ['2021-07-31', 'DECLARATIONS'],
    ['2021-08-31', ['PERIODE']],
    ['2020-07-31', ['PERIODE']],
    ['2021-12-31', ['DATE_APRES']],
  ])(
    'une période finie le %s, pour des petits déjeuners servis depuis septembre 2020',
    (periodeFinLe, attendu) => {
      const faits = { ...suivi('2020-09-14'), aujourdhui: '2021-09-15' };
      faits.donnees = { ...faits.donnees, periodeFinLe, nombreDeclare: 10 };
      const examen = examinerTransition(definition, 'DECLARATIONS', faits, {
        transition: 'enregistrer_declaration',
        role: 'instructeur',
        dateLegale: '2021-09-15',
      });
      expect(examen.permise ? examen.vers : examen.raisons.map((r) => r.code)).toEqual(attendu);
    },
  );
});

it('l’accord de l’académie n’est pas à venir', () => {
  const accorder = (accordLe: string) => {
    const passages = [{ etape: 'ACCORD_ACADEMIE', transition: null, entreeLe: '2026-01-05' }];
    const faits = des({ accordLe, premierPetitDejeunerLe: '2026-10-01' }, { passages });
    const examen = examinerTransition(definition, 'ACCORD_ACADEMIE', faits, {
      transition: 'enregistrer_accord',
      role: 'instructeur',
      dateLegale: '2026-09-15',
    });
    return examen.permise ? examen.vers : examen.raisons.map((r) => r.code);
  };
  expect(accorder('2026-09-15')).toBe('DECLARATIONS');
  expect(accorder('2026-09-16')).toEqual(['DATE_APRES']);
});

it('l’académie a la main pour l’accord, la commune pour le reste, et le service n’accorde rien', () => {
  const acteur = (etape: string) => obligationDe(definition, etape, des({}))?.acteur;
  expect(['PROJET', 'ACCORD_ACADEMIE', 'DECLARATIONS'].map(acteur)).toEqual([
    'COLLECTIVITE',
    'ACADEMIE',
    'COLLECTIVITE',
  ]);
  expect(definition.transitions.flatMap((t) => t.effets)).toEqual([]);
});
