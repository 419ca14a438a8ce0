import type { Calendrier } from '../cantine/periodes.js';
import { parametresCommuns } from '../noyau/parametres-communs.js';
import { fiche, hypothese, publique } from '../noyau/sources.js';
import type { Parametre } from '../noyau/types.js';

export const gazette = publique('La Gazette des communes 770590 et unbolalecole.com');

/** The rate was raised for the breakfasts served from this day. */
export const RELEVEMENT = '2020-09-01';
/** The scheme was widened beyond priority education on this day. */
export const ELARGISSEMENT = '2021-09-01';

/** September to December, January to July: no breakfast in August. */
export const semestres: Calendrier = [
  [1, 7],
  [9, 12],
];

export const HORS_RESEAU_ADMIS = 'ADMIS';

export const parametres: Parametre[] = [
  {
    cle: 'tarifPetitDejeuner',
    libelle: 'Aide par petit déjeuner, depuis le 1er septembre 2020',
    unite: 'centimes',
    defaut: 130,
    source: fiche,
  },
  {
    cle: 'tarifAnterieur',
    libelle: 'Aide par petit déjeuner, avant le 1er septembre 2020',
    unite: 'centimes',
    defaut: 100,
    source: fiche,
  },
  {
    cle: 'horsReseau',
    libelle: 'École hors éducation prioritaire, depuis le 1er septembre 2021',
    aide: 'Le dispositif est élargi depuis cette date\u00a0; la source ne dit pas jusqu’où.',
    choix: [
      { valeur: 'A_APPRECIER', libelle: 'à apprécier avec l’académie' },
      { valeur: HORS_RESEAU_ADMIS, libelle: 'admise' },
    ],
    defaut: 'A_APPRECIER',
    source: hypothese,
  },
  {
    cle: 'delaiDeclaration',
    libelle: 'Déclaration attendue après la fin de la période',
    unite: 'mois',
    defaut: 1,
    source: hypothese,
  },
  ...parametresCommuns,
];

export const reglages = { code: 'PETIT_DEJ', parametres };
