import { faitsVides, laListe, reglages } from '../../test/faits.js';
import { evaluerEligibilite } from '../noyau/eligibilite.js';
import type { Definition, Faits, TypeDemandeur } from '../noyau/types.js';
import { definitionEnVigueur } from '../registre.js';
import { LISTE_COMMUNES } from './criteres.js';
import { cantine2019, cantine2022 } from './definition.js';
import type { DonneesCantine } from './donnees.js';

type F = Faits<DonneesCantine>;
type D = Definition<DonneesCantine>;

const des = (surcharge: Partial<F> = {}): F => faitsVides<DonneesCantine>(surcharge);
function examiner(definition: D, id: string, faits: F) {
  const critere = definition.criteres.find((c) => c.id === id);
  if (!critere) throw new Error(`critère inconnu : ${id}`);
  return critere.examiner(faits);
}
const qui = (type: TypeDemandeur, nom = 'Demandeur fictif') => ({
  collectivite: { nom, type, code: '13008', populations: [] },
});

describe('la commune est sur la liste des 68', () => {
  const commune = (listes: F['listes']) =>
    examiner(cantine2022, 'commune_eligible', des({ ...qui('COMMUNE', 'Aurons'), listes }));

  it('inscrite : rempli, avec la liste et sa date', () => {
    expect(commune({ [LISTE_COMMUNES]: laListe(true) })).toEqual({
      verdict: 'rempli',
      explication: 'Aurons figure sur la liste des communes éligibles.',
      valeur: 'inscrite',
      origine: 'Arrêté du 2 janvier 2026, effet le 2 janvier 2026',
    });
  });
  it('absente : non rempli', () => {
    expect(commune({ [LISTE_COMMUNES]: laListe(false) }).verdict).toBe('non rempli');
  });
  it('sans liste en vigueur : à apprécier', () => {
    const sans: F['listes'][] = [{}, { [LISTE_COMMUNES]: null }];
    for (const listes of sans)
      expect(commune(listes)).toMatchObject({ verdict: 'à apprécier', valeur: null });
  });
  it('une commune ne se juge pas sur des membres', () => {
    const membres = { inscrits: 1, nombre: 1, populationInscrite: 1, population: 1 };
    const absente = { [LISTE_COMMUNES]: laListe(false, { membres }) };
    expect(commune(absente).verdict).toBe('non rempli');
  });
});

describe('un EPCI ou un regroupement a deux tiers de sa population dans ces communes', () => {
  const groupement = (
    populationInscrite: number,
    population: number,
    surcharge: Partial<F> = {},
    type: TypeDemandeur = 'EPCI',
  ) => {
    const membres = { inscrits: 2, nombre: 3, populationInscrite, population };
    const listes = { [LISTE_COMMUNES]: laListe(false, { membres }) };
    return examiner(cantine2022, 'commune_eligible', des({ ...qui(type), listes, ...surcharge }));
  };

  it.each([
    [1999, 3000, 'non rempli'],
    [2000, 3000, 'rempli'],
    [2001, 3000, 'rempli'],
    // Two thirds of 10 000 are no whole number: 6 666 is below, 6 667 above.
    [6666, 10_000, 'non rempli'],
    [6667, 10_000, 'rempli'],
    [0, 3000, 'non rempli'],
    [3000, 3000, 'rempli'],
  ])('%i habitants sur %i : %s', (inscrits, population, verdict) => {
    for (const type of ['EPCI', 'GROUPEMENT'] as const)
      expect(groupement(inscrits, population, {}, type).verdict).toBe(verdict);
  });

  it('dit combien, sur combien, et de quelle population', () => {
    expect(groupement(2000, 3000)).toMatchObject({
      explication:
        '2\u202f000 habitants sur 3\u202f000 vivent dans une commune éligible, pour deux tiers au moins.',
      valeur: '2 communes éligibles sur 3',
      origine: 'Arrêté du 2 janvier 2026, effet le 2 janvier 2026, populations municipales',
    });
  });

  it('la fraction se règle', () => {
    const moitie = { parametres: reglages({ partPopulation: 'MOITIE' }) };
    expect(groupement(1499, 3000, moitie).verdict).toBe('non rempli');
    expect(groupement(1500, 3000, moitie).verdict).toBe('rempli');
    const quarts = { parametres: reglages({ partPopulation: 'TROIS_QUARTS' }) };
    expect(groupement(2249, 3000, quarts).verdict).toBe('non rempli');
    expect(groupement(2250, 3000, quarts).verdict).toBe('rempli');
  });

  it('dont les membres ne sont pas connus : à apprécier', () => {
    const listes = { [LISTE_COMMUNES]: laListe(false) };
    for (const type of ['EPCI', 'GROUPEMENT', 'ETABLISSEMENT_PUBLIC'] as const)
      expect(examiner(cantine2022, 'commune_eligible', des({ ...qui(type), listes })).verdict).toBe(
        'à apprécier',
      );
    expect(groupement(0, 0).verdict).toBe('à apprécier');
  });

  it('inscrit lui-même sur la liste : rempli', () => {
    const listes = { [LISTE_COMMUNES]: laListe(true) };
    expect(
      examiner(cantine2022, 'commune_eligible', des({ ...qui('GROUPEMENT'), listes })).verdict,
    ).toBe('rempli');
  });
});

it.each(['DEPARTEMENT', 'REGION', 'ASSOCIATION', 'ENTREPRISE', 'SERVICE_ETAT'] as const)(
  'un demandeur %s n’est pas concerné, liste ou non',
  (type) => {
    expect(examiner(cantine2022, 'commune_eligible', des(qui(type))).verdict).toBe('non rempli');
  },
);

describe('la grille tarifaire', () => {
  const grille = [
    { quotientMax: 1200, prix: 100 },
    { quotientMax: 2000, prix: 200 },
    { quotientMax: null, prix: 320 },
  ];
  const verdict = (definition: D, donnees: F['donnees']) =>
    examiner(definition, 'grille', des({ donnees })).verdict;

  it('inconnue ou vide : on l’attend', () => {
    for (const donnees of [{}, { grille: [] }])
      expect(examiner(cantine2022, 'grille', des({ donnees }))).toMatchObject({
        verdict: 'à apprécier',
        enAttente: true,
      });
  });

  it('ouverte à 1 € jusqu’au quotient 1 200 : admise avant août 2022, refusée depuis', () => {
    expect(verdict(cantine2019, { grille })).toBe('rempli');
    expect(verdict(cantine2022, { grille })).toBe('non rempli');
  });

  it('dit ce qui ne va pas, tarif par tarif, et d’où elle vient', () => {
    expect(
      examiner(cantine2022, 'grille', des({ donnees: { grille, deliberationLe: '2022-09-05' } })),
    ).toEqual({
      verdict: 'non rempli',
      explication:
        'Grille non conforme\u00a0: le tarif 1 est à revoir. Tarif 1 (quotient jusqu’à 1200\u00a0: 1\u00a0€)\u00a0: un prix de 1\u00a0€ au plus est réservé aux quotients jusqu’à 1000.',
      valeur:
        'quotient jusqu’à 1200\u00a0: 1\u00a0€\u00a0; quotient jusqu’à 2000\u00a0: 2\u00a0€\u00a0; sans limite de quotient\u00a0: 3,20\u00a0€',
      origine: 'délibération du 5 septembre 2022',
    });
  });

  it('suit les réglages du service', () => {
    const parametres = reglages({ plafondQuotient: 1200 });
    expect(examiner(cantine2022, 'grille', des({ donnees: { grille }, parametres })).verdict).toBe(
      'rempli',
    );
  });
});

describe('une convention garde les règles du jour de sa signature', () => {
  it.each([
    ['2019-03-31', undefined],
    ['2019-04-01', '2019'],
    ['2022-07-31', '2019'],
    ['2022-08-01', '2022'],
    ['2026-01-01', '2022'],
  ])('signée le %s, celles de la version %s', (le, version) => {
    expect(definitionEnVigueur('CANTINE', le)?.version).toBe(version);
  });

  const verdict = (definition: D, conventionSigneeLe?: string) =>
    examiner(definition, 'regles_de_la_convention', des({ donnees: { conventionSigneeLe } }));

  it.each([
    [cantine2019, '2019-03-31', 'non rempli'],
    [cantine2019, '2019-04-01', 'rempli'],
    [cantine2019, '2022-07-31', 'rempli'],
    [cantine2019, '2022-08-01', 'non rempli'],
    [cantine2022, '2022-07-31', 'non rempli'],
    [cantine2022, '2022-08-01', 'rempli'],
  ])('le dossier ouvert sous d’autres règles le dit (%#)', (definition, le, attendu) => {
    expect(verdict(definition, le).verdict).toBe(attendu);
  });

  it('pas encore signée : on l’attend', () => {
    expect(verdict(cantine2022)).toMatchObject({ verdict: 'à apprécier', enAttente: true });
  });
});

it.each([
  ['2022-09-01', '2025-08-30', 'non rempli', '35 mois et 30 jours'],
  ['2022-09-01', '2025-08-31', 'rempli', '36 mois'],
  ['2022-09-01', '2025-09-01', 'non rempli', '36 mois et 1 jour'],
])('une convention du %s au %s dure %s trois ans (%s)', (signee, fin, verdict, valeur) => {
  const donnees = { conventionSigneeLe: signee, conventionFinLe: fin };
  expect(examiner(cantine2022, 'duree_de_la_convention', des({ donnees }))).toMatchObject({
    verdict,
    valeur,
  });
});
it('une convention qui finit avant d’être signée, ou sans dates', () => {
  const donnees = { conventionSigneeLe: '2022-09-01', conventionFinLe: '2022-08-31' };
  const verdict = (d: F['donnees']) =>
    examiner(cantine2022, 'duree_de_la_convention', des({ donnees: d })).verdict;
  expect(verdict(donnees)).toBe('non rempli');
  expect(verdict({})).toBe('à apprécier');
});

describe('l’engagement EGalim', () => {
  it.each([
    [49, 20, 'non rempli'],
    [50, 19, 'non rempli'],
    [50, 20, 'rempli'],
    [100, 100, 'rempli'],
  ])('%i %% de qualité et %i %% de bio visés : %s', (egalimQualite, egalimBio, verdict) => {
    const donnees = { egalimLe: '2024-03-01', egalimQualite, egalimBio };
    expect(examiner(cantine2022, 'egalim', des({ donnees })).verdict).toBe(verdict);
  });
  it.each<[string, F['donnees']]>([
    ['la date', { egalimQualite: 50, egalimBio: 20 }],
    ['la part de qualité', { egalimLe: '2024-03-01', egalimBio: 20 }],
    ['la part de bio', { egalimLe: '2024-03-01', egalimQualite: 50 }],
  ])('sans %s : on l’attend', (_, donnees) => {
    expect(examiner(cantine2022, 'egalim', des({ donnees }))).toMatchObject({ enAttente: true });
  });
  it('ne décide pas de l’éligibilité', () => {
    for (const d of [cantine2019, cantine2022])
      expect(d.criteres.find((c) => c.id === 'egalim')?.portee).toBe('avertissement');
  });
});

it('connaissant la seule collectivité, on sait dire si elle peut y prétendre', () => {
  const conclure = (surcharge: Partial<F>) =>
    evaluerEligibilite<DonneesCantine>(cantine2022, des(surcharge)).conclusion;
  expect(conclure({ listes: { [LISTE_COMMUNES]: laListe(false) } })).toBe('non éligible');
  expect(conclure({ listes: { [LISTE_COMMUNES]: laListe(true) } })).toBe('à apprécier');
  const donnees = cantine2022.exemple.demande('2024-09-01', 0);
  expect(conclure({ donnees, listes: { [LISTE_COMMUNES]: laListe(true) } })).toBe('éligible');
});
