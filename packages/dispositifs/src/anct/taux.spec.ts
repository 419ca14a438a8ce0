import { demandeur, desFaits, type FaitsAnct } from '../../test/anct.js';
import { laListe, population, reglages } from '../../test/faits.js';
import type { NaturePopulation, Population } from '../noyau/types.js';
import { criteres } from './criteres.js';
import type { DonneesAnct } from './donnees.js';
import { montant, partDe } from './montant.js';
import { CLASSES, determinerTaux, LISTE_CLASSES, tableDesTaux } from './taux.js';

const taux = (surcharge: Partial<FaitsAnct>) => determinerTaux(desFaits(surcharge)).pourcent;
const critere = (surcharge: Partial<FaitsAnct>) => {
  const examine = criteres.find((c) => c.id === 'taux')?.examiner(desFaits(surcharge));
  if (!examine) throw new Error('critère absent');
  return examine;
};

describe('une commune de moins de 3 500 habitants, un EPCI de moins de 15 000 : 100 %, quelle que soit la classe', () => {
  it.each([
    ['COMMUNE', 3499, '6', 100],
    ['COMMUNE', 3500, '6', 33],
    ['COMMUNE', 3501, '6', 33],
    ['EPCI', 14_999, '6', 100],
    ['EPCI', 15_000, '6', 33],
    ['EPCI', 15_001, '6', 33],
    // The other threshold is not theirs.
    ['EPCI', 3500, '3', 100],
    ['COMMUNE', 14_999, '3', 50],
  ] as const)('%s de %i habitants en classe %s : %i %%', (type, nombre, classe, attendu) => {
    expect(taux(demandeur(type, nombre, classe))).toBe(attendu);
  });

  it('même sans table des classes', () => {
    expect(taux(demandeur('COMMUNE', 3499))).toBe(100);
    expect(taux(demandeur('EPCI', 14_999))).toBe(100);
  });
});

describe('au-dessus, la classe décide', () => {
  it.each([
    ['1', 80],
    ['2', 80],
    ['3', 50],
    ['4', 50],
    ['5', 33],
    ['6', 33],
  ] as const)('classe %s : %i %%, commune ou EPCI', (classe, attendu) => {
    expect(taux(demandeur('COMMUNE', 20_000, classe))).toBe(attendu);
    expect(taux(demandeur('EPCI', 60_000, classe))).toBe(attendu);
  });

  it('chaque classe est dans une ligne de la table, et une seule', () => {
    for (const classe of CLASSES)
      expect(tableDesTaux.filter((l) => l.classes?.includes(classe))).toHaveLength(1);
  });

  it.each<[string, Partial<FaitsAnct>, string]>([
    [
      'aucune table en vigueur',
      demandeur('COMMUNE', 3500),
      'Aucune table des classes n’est en vigueur à la date de la demande.',
    ],
    [
      'absente de la table',
      demandeur('COMMUNE', 3500, null),
      'La classe de Le Demandeur n’est pas dans la table.',
    ],
    [
      'population inconnue, même classée',
      demandeur('COMMUNE', [], '1'),
      'Le Demandeur\u00a0: population municipale (fichier des EPCI) inconnue.',
    ],
    [
      'autre groupement',
      demandeur('GROUPEMENT', 900, '1'),
      'Aucun taux n’est défini pour un autre groupement.',
    ],
  ])('%s : aucun taux, à apprécier', (_, surcharge, explication) => {
    expect(taux(surcharge)).toBeNull();
    expect(critere(surcharge)).toMatchObject({ verdict: 'à apprécier', explication });
  });

  it('un demandeur d’une autre nature n’a pas de taux', () => {
    expect(critere(demandeur('DEPARTEMENT', 900, '1'))).toMatchObject({
      verdict: 'non rempli',
      valeur: 'Département',
    });
  });
});

describe('le taux se lit avec ce qui l’a donné', () => {
  it('sous le seuil : la population, sa nature et son millésime', () => {
    expect(critere(demandeur('COMMUNE', 900))).toEqual({
      verdict: 'rempli',
      valeur: '100\u00a0%',
      explication:
        'Prise en charge à 100\u00a0%\u00a0: commune de moins de 3\u202f500\u00a0habitants.',
      origine: '900\u00a0habitants, population municipale (fichier des EPCI), édition 2026',
    });
  });
  it('au-dessus : la classe, la liste et sa date', () => {
    const listes = { [LISTE_CLASSES]: laListe(true, { valeur: '2', fictive: true }) };
    expect(critere({ ...demandeur('COMMUNE', 5000), listes })).toMatchObject({
      explication: 'Prise en charge à 80\u00a0%\u00a0: classe 2.',
      origine: 'Arrêté du 2 janvier 2026, effet le 2 janvier 2026 (liste fictive)',
    });
  });
});

describe('les communes dont le taux dépend de la population choisie (classe 4)', () => {
  const editions = (valeurs: Partial<Record<NaturePopulation, number>>): Population[] =>
    Object.entries(valeurs).map(([nature, n]) => population(n, nature as NaturePopulation));
  const communes = {
    'Saint-Savournin': editions({ COMMUNES: 3397, MUNICIPALE: 3449, TOTALE: 3521 }),
    'Mouriès en 2021': editions({ COMMUNES: 3410 }),
    'Mouriès en 2026': editions({ COMMUNES: 3527, MUNICIPALE: 3471, TOTALE: 3535 }),
    'Saint-Andiol': editions({ COMMUNES: 3353, MUNICIPALE: 3369, TOTALE: 3423 }),
  };

  it.each([
    ['Saint-Savournin', 'COMMUNES', 100],
    ['Saint-Savournin', 'MUNICIPALE', 100],
    ['Saint-Savournin', 'TOTALE', 50],
    ['Mouriès en 2021', 'COMMUNES', 100],
    ['Mouriès en 2026', 'COMMUNES', 50],
    ['Mouriès en 2026', 'MUNICIPALE', 100],
    ['Mouriès en 2026', 'TOTALE', 50],
    ['Saint-Andiol', 'COMMUNES', 100],
    ['Saint-Andiol', 'MUNICIPALE', 100],
    ['Saint-Andiol', 'TOTALE', 100],
    // One kind is never taken for another.
    ['Mouriès en 2021', 'MUNICIPALE', null],
  ] as const)('%s, population %s : %s %%', (nom, naturePopulation, attendu) => {
    const parametres = reglages({ naturePopulation });
    expect(taux({ ...demandeur('COMMUNE', communes[nom], '4'), parametres })).toBe(attendu);
  });

  it('sans réglage, c’est la population municipale', () => {
    expect(taux(demandeur('COMMUNE', communes['Saint-Savournin'], '4'))).toBe(100);
  });

  it('les quatre EPCI du département dépassent 15 000 habitants : la classe décide', () => {
    for (const nombre of [1_922_626, 84_680, 60_440, 27_706])
      expect(taux(demandeur('EPCI', nombre, '5'))).toBe(33);
  });
});

it.each([
  ['seuilCommune', 4000, demandeur('COMMUNE', 3999, '6'), 100],
  ['seuilEpci', 14_000, demandeur('EPCI', 14_000, '6'), 33],
  ['tauxPetites', 95, demandeur('COMMUNE', 900), 95],
  ['tauxClasses12', 75, demandeur('COMMUNE', 9000, '2'), 75],
  ['tauxClasses34', 45, demandeur('COMMUNE', 9000, '3'), 45],
  ['tauxClasses56', 30, demandeur('COMMUNE', 9000, '5'), 30],
])('%s se règle à une date', (cle, valeur, qui, attendu) => {
  expect(taux({ ...qui, parametres: reglages({ [cle]: valeur }) })).toBe(attendu);
});

describe('la prise en charge exceptionnelle', () => {
  const qui = demandeur('COMMUNE', 9000, '6');
  const avec = (donnees: Partial<DonneesAnct>) => taux({ ...qui, donnees });

  it('est totale, avec son motif', () => {
    const donnees = {
      priseEnChargeExceptionnelle: 'OUI',
      priseEnChargeMotif: 'Inondation de la nuit du 12.',
    } as const;
    expect(avec(donnees)).toBe(100);
    expect(critere({ ...qui, donnees }).origine).toBe('Inondation de la nuit du 12.');
  });
  it('sans motif ou répondue non, elle ne change rien', () => {
    expect(avec({ priseEnChargeExceptionnelle: 'OUI' })).toBe(33);
    expect(avec({ priseEnChargeExceptionnelle: 'OUI', priseEnChargeMotif: ' ' })).toBe(33);
    expect(avec({ priseEnChargeExceptionnelle: 'NON', priseEnChargeMotif: 'Non.' })).toBe(33);
  });
  it('vaut aussi pour un groupement sans taux', () => {
    const donnees = {
      priseEnChargeExceptionnelle: 'OUI',
      priseEnChargeMotif: 'Incendie.',
    } as const;
    expect(taux({ ...demandeur('GROUPEMENT', []), donnees })).toBe(100);
  });
});

describe('le montant', () => {
  const donnees = { coutHt: 1_000_050, coutTtc: 1_200_060 };
  const qui = demandeur('COMMUNE', 9000, '5');
  const calculer = (surcharge: Partial<FaitsAnct>) => montant(desFaits({ donnees, ...surcharge }));

  it('est une part du coût HT, montrée ligne à ligne et jamais promise', () => {
    const calcul = calculer(qui);
    expect(calcul).toMatchObject({ centimes: 330_017, estimation: true });
    expect(calcul.lignes.map((l) => [l.libelle, l.centimes ?? l.valeur])).toEqual([
      ['Base\u00a0: coût hors taxes de l’ingénierie', 1_000_050],
      [
        'Population',
        '9\u202f000\u00a0habitants, population municipale (fichier des EPCI), édition 2026',
      ],
      ['Classe de fragilité', '5'],
      ['Taux', '33\u00a0% (classe 5)'],
      ['Part prise en charge', 330_017],
    ]);
    for (const { source } of calcul.lignes) expect(source.reference).not.toBe('');
  });

  it('sous le seuil, est tout le coût', () => {
    expect(calculer(demandeur('EPCI', 14_999, '6')).centimes).toBe(1_000_050);
  });

  it('se compte sur le coût TTC quand le paramètre le dit', () => {
    const parametres = reglages({ basePourcentage: 'TTC' });
    const calcul = calculer({ ...qui, parametres });
    // 33 % of 12 000,60 €: 3 960,198 €.
    expect(calcul.centimes).toBe(396_020);
    expect(calcul.lignes[0]).toMatchObject({ centimes: 1_200_060 });
  });

  it('attend le coût de la base choisie, sans prendre l’autre', () => {
    const calcul = calculer({ ...qui, donnees: { coutTtc: 1_200_060 } });
    expect(calcul.centimes).toBeNull();
    expect(calcul.lignes[0]?.valeur).toBe('à saisir');
  });

  it('n’est pas calculé sans taux, et dit pourquoi', () => {
    const calcul = calculer(demandeur('COMMUNE', 9000));
    expect(calcul.centimes).toBeNull();
    expect(calcul.lignes.at(-1)?.valeur).toBe(
      'à apprécier. Aucune table des classes n’est en vigueur à la date de la demande.',
    );
  });

  it.each([
    [0, 330_017],
    [330_016, 330_016],
    [330_017, 330_017],
    [330_018, 330_017],
  ])('avec un plafond de %i centimes (0 : aucun)', (plafondPriseEnCharge, attendu) => {
    const calcul = calculer({ ...qui, parametres: reglages({ plafondPriseEnCharge }) });
    expect(calcul.centimes).toBe(attendu);
    expect(calcul.lignes.at(-1)?.centimes).toBe(attendu);
  });

  it.each([
    [1, 50, 1],
    [1, 49, 0],
    [3, 50, 2],
    [150, 33, 50],
    [151, 33, 50],
    [152, 33, 50],
    [50, 33, 17],
    [100_000_000_000, 33, 33_000_000_000],
  ])('%i centimes à %i %% : %i, le demi-centime au-dessus', (centimes, pourcent, attendu) => {
    expect(partDe(centimes, pourcent)).toBe(attendu);
  });
});
