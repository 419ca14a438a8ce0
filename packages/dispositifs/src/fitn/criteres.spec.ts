import { population, reglages } from '../../test/faits.js';
import { avec, desFaits, type FaitsFitn } from '../../test/fitn.js';
import { evaluerEligibilite } from '../noyau/eligibilite.js';
import type { TypeDemandeur, Vague } from '../noyau/types.js';
import { criteres } from './criteres.js';
import type { DonneesFitn } from './donnees.js';

function examiner(id: string, faits: FaitsFitn) {
  const critere = criteres.find((c) => c.id === id);
  if (!critere) throw new Error(`critère inconnu : ${id}`);
  return critere.examiner(faits);
}
const verdict = (id: string, donnees: Partial<DonneesFitn>, reste: Partial<FaitsFitn> = {}) =>
  examiner(id, avec(donnees, reste)).verdict;
const demandeur = (type: TypeDemandeur, n?: number): Partial<FaitsFitn> => ({
  collectivite: {
    nom: 'Le Demandeur',
    type,
    code: '13999',
    populations: n === undefined ? [] : [population(n)],
  },
});

describe('les demandeurs admis', () => {
  it.each([
    ['COMMUNE', 'rempli', 'rempli', 'rempli'],
    ['EPCI', 'rempli', 'rempli', 'rempli'],
    ['DEPARTEMENT', 'rempli', 'rempli', 'non rempli'],
    ['REGION', 'rempli', 'rempli', 'non rempli'],
    ['GROUPEMENT', 'rempli', 'non rempli', 'non rempli'],
    ['ETABLISSEMENT_PUBLIC', 'à apprécier', 'à apprécier', 'à apprécier'],
    ['ASSOCIATION', 'non rempli', 'non rempli', 'non rempli'],
    ['ENTREPRISE', 'non rempli', 'non rempli', 'non rempli'],
    ['SERVICE_ETAT', 'non rempli', 'non rempli', 'non rempli'],
  ] as const)(
    '%s : %s par défaut, %s sans les syndicats, %s pour les seuls communes et EPCI',
    (type, ...attendus) => {
      const lus = ['TOUS', 'SANS_SYNDICAT', 'COMMUNES_EPCI'].map((demandeursAdmis) =>
        verdict('demandeur', {}, { ...demandeur(type), parametres: reglages({ demandeursAdmis }) }),
      );
      expect(lus).toEqual(attendus);
      expect(verdict('demandeur', {}, demandeur(type))).toBe(attendus[0]);
    },
  );
});

describe('la limite locale de population', () => {
  const OUI = { limitePopulation: 'OUI' };
  const lire = (qui: Partial<FaitsFitn>, valeurs: Record<string, string | number>) =>
    verdict('population', {}, { ...qui, parametres: reglages(valeurs) });

  it('n’est pas appliquée sans réglage', () => {
    expect(verdict('population', {}, demandeur('COMMUNE', 850_000))).toBe('rempli');
  });
  it.each([
    [99_999, 'rempli'],
    [100_000, 'non rempli'],
    [100_001, 'non rempli'],
  ])('%i habitants : %s', (n, attendu) => {
    expect(lire(demandeur('COMMUNE', n), OUI)).toBe(attendu);
    expect(lire(demandeur('EPCI', n), OUI)).toBe(attendu);
  });
  it('à apprécier pour un autre demandeur, ou sans la population choisie', () => {
    expect(lire(demandeur('REGION', 900), OUI)).toBe('à apprécier');
    expect(lire(demandeur('COMMUNE'), OUI)).toBe('à apprécier');
    const totale = { ...OUI, naturePopulation: 'TOTALE' };
    expect(lire(demandeur('COMMUNE', 900), totale)).toBe('à apprécier');
  });
  it('se règle', () => {
    expect(lire(demandeur('COMMUNE', 900), { ...OUI, populationMaximale: 900 })).toBe('non rempli');
  });
});

describe('la vague de dépôt', () => {
  const deposee = (datePivot: string, reste: Partial<FaitsFitn> = {}) =>
    examiner('vague', desFaits({ datePivot, ...reste }));

  it.each([
    ['2021-01-01', 'rempli', 'la première vague, close le 30 mai 2021'],
    ['2021-05-30', 'rempli', 'la première vague, close le 30 mai 2021'],
    ['2021-05-31', 'rempli', 'la deuxième vague, close le 15 août 2021'],
    ['2021-08-15', 'rempli', 'la deuxième vague, close le 15 août 2021'],
    ['2021-08-16', 'rempli', 'la troisième vague, close le 15 octobre 2021'],
    ['2021-10-15', 'rempli', 'la troisième vague, close le 15 octobre 2021'],
    ['2021-10-16', 'non rempli', 'après la troisième vague, close le 15 octobre 2021'],
    ['2022-12-31', 'non rempli', 'après la troisième vague, close le 15 octobre 2021'],
    ['2020-12-31', 'à apprécier', 'avant la première vague, ouverte le 1er janvier 2021'],
  ])('déposée le %s : %s, %s', (le, attendu, dit) => {
    const resultat = deposee(le);
    expect(resultat.verdict).toBe(attendu);
    expect(resultat.explication).toContain(dit);
  });

  it('le service peut ajouter une vague ou corriger une clôture', () => {
    const vague = (code: string, ouvreLe: string, fermeLe: string): Vague => ({
      code,
      libelle: 'la vague du service',
      ouvreLe,
      fermeLe,
      source: { reference: 'Note du service', confiance: 'service' },
    });
    const vagues = [
      vague('VAGUE_3', '2021-08-16', '2021-10-31'),
      vague('VAGUE_4', '2022-01-10', '2022-02-10'),
    ];
    expect(deposee('2021-10-31', { vagues })).toMatchObject({
      verdict: 'rempli',
      origine: 'Note du service',
    });
    expect(deposee('2021-11-01', { vagues }).verdict).toBe('à apprécier');
    expect(deposee('2022-02-10', { vagues }).verdict).toBe('rempli');
    expect(deposee('2022-02-11', { vagues }).verdict).toBe('non rempli');
  });
});

it.each([
  ['ORGANISATION', 'rempli'],
  ['COMPETENCES', 'rempli'],
  ['INNOVATION', 'rempli'],
  ['AUTRE', 'non rempli'],
  [undefined, 'à apprécier'],
] as const)('finalité %s : %s', (finalite, attendu) => {
  expect(verdict('finalite', { finalite })).toBe(attendu);
});

it.each([
  ['OUI', 'rempli'],
  ['NON', 'non rempli'],
  [undefined, 'à apprécier'],
] as const)('compte FranceConnect déclaré, %s : %s', (declarationFranceConnect, attendu) => {
  expect(verdict('france_connect', { declarationFranceConnect })).toBe(attendu);
});

describe('le projet est réceptionné avant fin 2022', () => {
  it.each([
    ['2022-12-31', 'rempli'],
    ['2023-01-01', 'non rempli'],
    [undefined, 'à apprécier'],
  ])('réception prévue le %s : %s', (projetFinLe, attendu) => {
    expect(verdict('fin_projet', { projetFinLe })).toBe(attendu);
  });
  it('la réception faite compte plus que celle qui était prévue', () => {
    const faite = (projetRecuLe: string) => examiner('fin_projet', avec({ projetRecuLe }));
    expect(faite('2023-01-01')).toMatchObject({
      verdict: 'non rempli',
      origine: 'réception constatée',
    });
    expect(verdict('fin_projet', { projetFinLe: '2023-02-01', projetRecuLe: '2022-12-31' })).toBe(
      'rempli',
    );
  });
});

describe('le projet n’est pas commencé avant la demande, reçue le 1er mars 2021', () => {
  it.each([
    ['2021-02-28', 'non rempli'],
    ['2021-03-01', 'rempli'],
    [undefined, 'à apprécier'],
  ])('début le %s : %s', (projetDebutLe, attendu) => {
    expect(verdict('commencement', { projetDebutLe })).toBe(attendu);
  });
  it('sans le décret, la règle ne joue pas', () => {
    const parametres = reglages({ decret2018514: 'NON' });
    expect(verdict('commencement', { projetDebutLe: '2021-02-28' }, { parametres })).toBe('rempli');
  });
});

describe('la dépense éligible', () => {
  it.each([
    [3_000_000, 'rempli'],
    [3_000_001, 'non rempli'],
    [0, 'non rempli'],
    [undefined, 'à apprécier'],
  ])('de %s centimes pour un coût de 30 000 € : %s', (depenseEligible, attendu) => {
    expect(verdict('depense_eligible', { depenseEligible })).toBe(attendu);
  });
  it('peut exclure les frais de personnel', () => {
    const parametres = reglages({ exclureFraisPersonnel: 'OUI' });
    const lire = (depenseEligible: number, fraisPersonnel: number | undefined) =>
      verdict('depense_eligible', { depenseEligible, fraisPersonnel }, { parametres });
    expect(lire(2_500_000, 500_000)).toBe('rempli');
    expect(lire(2_500_001, 500_000)).toBe('non rempli');
    expect(lire(2_500_000, undefined)).toBe('à apprécier');
    expect(verdict('depense_eligible', { fraisPersonnel: 500_000 })).toBe('rempli');
  });
});

describe('les aides publiques, celle-ci comprise, ne dépassent pas la dépense éligible', () => {
  it.each([
    [1_000_000, 'rempli'],
    [1_000_001, 'non rempli'],
    [undefined, 'à apprécier'],
  ])('20 000 € d’aide et %s centimes d’autres aides pour 30 000 € : %s', (autres, attendu) => {
    expect(verdict('cumul', { autresAidesPubliques: autres })).toBe(attendu);
  });
  it('se jugent sur l’aide proposée par le service', () => {
    const trop = { autresAidesPubliques: 1_500_000 };
    expect(verdict('cumul', trop)).toBe('non rempli');
    expect(verdict('cumul', { ...trop, aideRetenue: 1_500_000 })).toBe('rempli');
  });
});

it.each([
  [3_000_000, 'rempli'],
  [3_000_001, 'non rempli'],
  [undefined, 'à apprécier'],
])(
  'aide demandée de %s centimes pour un plafond de 30 000 € : %s, sans bloquer',
  (aide, attendu) => {
    expect(verdict('plafond', { aideDemandee: aide })).toBe(attendu);
    expect(criteres.find((c) => c.id === 'plafond')?.portee).toBe('avertissement');
  },
);

describe('les 20 % laissés à la charge de la collectivité', () => {
  it.each([
    [2_400_000, 'rempli'],
    [2_400_001, 'à apprécier'],
    [3_000_000, 'à apprécier'],
    [undefined, 'à apprécier'],
  ])('%s centimes d’aide pour 30 000 € : %s', (aideDemandee, attendu) => {
    expect(verdict('part_propre', { aideDemandee })).toBe(attendu);
  });
  it('ne sont jamais un refus à eux seuls', () => {
    const faits = avec({ aideDemandee: 3_000_000 });
    expect(evaluerEligibilite({ criteres }, faits).conclusion).toBe('éligible');
  });
});

it('une demande en règle est éligible ; de qui l’on ne sait rien d’autre, à apprécier', () => {
  const conclusion = (faits: FaitsFitn) => evaluerEligibilite({ criteres }, faits).conclusion;
  expect(conclusion(avec({}))).toBe('éligible');
  expect(conclusion(desFaits())).toBe('à apprécier');
  expect(conclusion(avec({}, { datePivot: '2021-10-16' }))).toBe('non éligible');
});

it('chaque explication est une phrase', () => {
  for (const faits of [desFaits(), avec({}), avec({ depenseEligible: 0, finalite: 'AUTRE' })])
    for (const { explication } of evaluerEligibilite({ criteres }, faits).criteres)
      expect(explication).toMatch(/^[A-ZÀÉ0-9].*\.$/);
});
