import { type AvecParametres, nombreParametre } from '../noyau/parametres.js';
import { parametresRelance } from '../noyau/parametres-communs.js';
import { fiche, memoire, publique } from '../noyau/sources.js';
import type { Definition, Faits, Parametre } from '../noyau/types.js';

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

export const parametres2021: Parametre[] = [
  {
    cle: 'tarifRepas',
    libelle: 'Aide par repas facturé au tarif social',
    unite: 'centimes',
    defaut: 300,
    source: fiche,
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
  ...parametresRelance,
];

export const parametres2022: Parametre[] = [
  ...parametres2021,
  {
    cle: 'plafondQuotient',
    libelle: 'Quotient familial maximal pour le tarif social',
    unite: 'nombre',
    defaut: 1000,
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
];

export const parametres2024: Parametre[] = [
  ...parametres2022,
  {
    cle: 'bonusEgalim',
    libelle: 'Bonus par repas d’une commune engagée sur EGalim',
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
];

/** What tells one version of the rules from another: its dates and its settings. */
export type Regles = AvecParametres & Pick<Definition, 'enVigueur'>;

/** A rule exists in a version when its setting does. */
export const prevoit = ({ parametres }: AvecParametres, cle: string): boolean =>
  parametres.some((p) => p.cle === cle);

export function nombreOuNull(
  regles: AvecParametres,
  faits: Pick<Faits, 'parametres'>,
  cle: string,
): number | null {
  return prevoit(regles, cle) ? nombreParametre(regles, faits, cle) : null;
}
