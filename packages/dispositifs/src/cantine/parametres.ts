import { type AvecParametres, nombreParametre } from '../noyau/parametres.js';
import { parametresCommuns } from '../noyau/parametres-communs.js';
import { fiche, memoire, publique } from '../noyau/sources.js';
import type { Definition, Faits, Parametre, Source } from '../noyau/types.js';

export const noticeAsp = publique('Notice de l’ASP «\u00a0Cantine à 1\u00a0€\u00a0»');
export const progressivite = publique('resto.zepros.fr, 2022');
export const bonus2024 = publique('idcite.com, réponse ministérielle 11330 du 11 juin 2024');

/** That meals are claimed each four months is published; which months, nobody was read saying. */
export const calendrierAsp = memoire(
  'Notice de l’ASP «\u00a0Cantine à 1\u00a0€\u00a0»\u00a0; mois des périodes (janvier, mai, septembre)',
);

/** Shares that the service may choose for a group of communes, exact: no third in a percentage. */
export const FRACTIONS: Record<string, { numerateur: number; denominateur: number; dite: string }> =
  {
    DEUX_TIERS: { numerateur: 2, denominateur: 3, dite: 'deux tiers' },
    MOITIE: { numerateur: 1, denominateur: 2, dite: 'la moitié' },
    TROIS_QUARTS: { numerateur: 3, denominateur: 4, dite: 'trois quarts' },
  };

/** The rate was raised for the meals of the periods that begin from this day. */
export const RELEVEMENT = '2021-01-01';
/** A claim has a limit since the period that began on this day. */
export const DEBUT_DE_LA_LIMITE = '2022-09-01';
/** The bonus is for the periods that begin from this day. */
export const DEBUT_DU_BONUS = '2024-01-01';

/** A rate is that of the day of the meal, whenever the convention was signed. */
export const parametres2019: Parametre[] = [
  {
    cle: 'tarifRepas',
    libelle: 'Aide par repas facturé au tarif social, depuis 2021',
    unite: 'centimes',
    defaut: 300,
    source: fiche,
  },
  {
    cle: 'tarifAnterieur',
    libelle: 'Aide par repas facturé au tarif social, avant 2021',
    unite: 'centimes',
    defaut: 200,
    source: fiche,
  },
  {
    cle: 'bonusEgalim',
    libelle: 'Bonus par repas d’une commune engagée sur EGalim, depuis 2024',
    unite: 'centimes',
    defaut: 100,
    source: bonus2024,
  },
  {
    cle: 'egalimQualite',
    libelle: 'Part de produits durables et de qualité à viser',
    unite: 'pourcent',
    defaut: 50,
    source: bonus2024,
  },
  {
    cle: 'egalimBio',
    libelle: 'Part de produits biologiques à viser',
    unite: 'pourcent',
    defaut: 20,
    source: bonus2024,
  },
  {
    cle: 'tarifsMinimum',
    libelle: 'Nombre minimal de tarifs',
    unite: 'nombre',
    defaut: 3,
    source: fiche,
  },
  {
    cle: 'prixSocial',
    libelle: 'Prix maximal d’un repas au tarif social',
    unite: 'centimes',
    defaut: 100,
    source: fiche,
  },
  {
    cle: 'partPopulation',
    libelle: 'Part de la population d’un groupement vivant dans des communes éligibles',
    choix: Object.entries(FRACTIONS).map(([valeur, { dite }]) => ({
      valeur,
      libelle: `${dite} au moins`,
    })),
    defaut: 'DEUX_TIERS',
    source: noticeAsp,
  },
  {
    cle: 'dureeConvention',
    libelle: 'Durée de la convention',
    unite: 'mois',
    defaut: 36,
    source: noticeAsp,
  },
  {
    cle: 'delaiDeclaration',
    libelle: 'Déclaration après la fin de la période',
    aide: 'Pour les périodes de quatre mois commencées depuis le 1er septembre 2022.',
    unite: 'mois',
    defaut: 6,
    source: noticeAsp,
  },
  ...parametresCommuns,
];

const PLAFOND = 'plafondQuotient';

export const parametres2022: Parametre[] = [
  ...parametres2019,
  {
    cle: PLAFOND,
    libelle: 'Quotient familial maximal pour le tarif social',
    unite: 'nombre',
    defaut: 1000,
    source: noticeAsp,
  },
];

/** Where the settings common to both versions are read. */
export const reglages = { code: 'CANTINE', parametres: parametres2019 };

/** What tells one version of the rules from another: its dates, its settings, where its grid was read. */
export type Regles = AvecParametres & Pick<Definition, 'enVigueur'> & { sourceGrille: Source };

/** `null` in the version that sets no ceiling. */
export function plafondQuotient(
  regles: AvecParametres,
  faits: Pick<Faits, 'parametres'>,
): number | null {
  return regles.parametres.some((p) => p.cle === PLAFOND)
    ? nombreParametre(regles, faits, PLAFOND)
    : null;
}
