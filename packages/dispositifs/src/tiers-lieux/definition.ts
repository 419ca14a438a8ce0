import { relance } from '../noyau/courriers-instruction.js';
import { parametresDesCourriers } from '../noyau/courriers-reglages.js';
import { fiche } from '../noyau/sources.js';
import type { Definition } from '../noyau/types.js';
import { montant2021, montant2023 } from './argent.js';
import { criteres2021, criteres2023 } from './criteres.js';
import { type DonneesTiersLieux, donnees2021, donnees2023, groupes } from './donnees.js';
import { etapesDe } from './etapes.js';
import { exemple2021, exemple2023 } from './exemple.js';
import { carteQpv } from './localisation.js';
import { parametres2021, parametres2023 } from './parametres.js';
import { pieces2021, pieces2023 } from './pieces.js';
import { ami2021, reconduite, vague2023 } from './sources.js';
import { transitionsDe } from './transitions.js';
import { joursInconnus, vagues2021, vagues2023 } from './vagues.js';

const commun = {
  code: 'TIERS_LIEUX',
  sigle: 'Tiers-lieux',
  libelle: 'Fabriques de territoire',
  famille: 'Tiers-lieux et Fabriques de territoire',
  roleService: 'suit',
  contacts: [
    { libelle: 'ANCT, tiers-lieux', courriel: 'nouveauxliens@anct.gouv.fr', acteur: 'ANCT' },
  ],
  portails: [
    { libelle: 'France Tiers-Lieux', url: 'https://francetierslieux.fr' },
    {
      libelle: 'Aides aux tiers-lieux',
      url: 'https://francetierslieux.aides-territoires.beta.gouv.fr/',
    },
  ],
  champTitre: 'projetNom',
  etapeInitiale: 'REUNION_INFORMATION',
  horloges: [],
  engagements: [],
} satisfies Partial<Definition<DonneesTiersLieux>>;

const etapes2021 = etapesDe({
  jury: 'ANCT',
  vagues: vagues2021,
  fermetures: ami2021,
  propres: ['lieuLatitude', 'lieuLongitude', 'montantAnnee1', 'montantAnnee2', 'montantAnnee3'],
});
const courriers2021 = [relance(etapes2021)];

/** As the service's sheet describes it: a call of 2021, by waves. */
export const tiersLieux2021 = {
  ...commun,
  version: '2021',
  description:
    'L’État finance le fonctionnement de tiers-lieux, de 75\u00a0000 à 150\u00a0000\u00a0€ sur trois ans, le temps qu’ils trouvent leur équilibre économique. L’ANCT sélectionne par vagues\u00a0; le service appuie les porteurs qui le demandent et suit leur candidature.',
  enVigueur: { du: '2021-01-01', au: '2022-12-31' },
  reference: fiche,
  decideur: 'ANCT',
  portails: [
    {
      libelle: 'Appel à manifestation d’intérêt',
      url: 'https://societenumerique.gouv.fr/tierslieux/',
    },
    ...commun.portails,
  ],
  donnees: donnees2021,
  groupes,
  listes: [carteQpv],
  parametres: [...parametres2021, ...parametresDesCourriers(courriers2021)],
  vagues: vagues2021,
  pieces: pieces2021,
  criteres: criteres2021,
  etapes: etapes2021,
  courriers: courriers2021,
  transitions: transitionsDe(criteres2021, fiche),
  exemple: exemple2021,
  montant: montant2021,
} satisfies Definition<DonneesTiersLieux>;

const groupes2023 = Object.fromEntries(
  Object.entries(groupes).filter(([groupe]) => groupe !== 'montants'),
);

const etapes2023 = etapesDe({
  jury: 'SGAR',
  vagues: vagues2023,
  fermetures: joursInconnus,
  propres: ['sousPrefectureSansFabrique'],
});
const courriers2023 = [relance(etapes2023)];

/** One wave with other rules; its dates are for the service to enter. */
export const tiersLieux2023 = {
  ...commun,
  version: '2023',
  description:
    'L’État soutient, pour 50\u00a0000\u00a0€, des tiers-lieux situés dans le ressort d’une sous-préfecture encore sans fabrique de territoire. Un jury régional sélectionne\u00a0; le service appuie les porteurs qui le demandent et suit leur candidature.',
  enVigueur: { du: '2023-01-01', au: null },
  reference: vague2023,
  decideur: 'SGAR',
  donnees: donnees2023,
  groupes: groupes2023,
  listes: [],
  parametres: [...parametres2023, ...parametresDesCourriers(courriers2023)],
  vagues: vagues2023,
  pieces: pieces2023,
  criteres: criteres2023,
  etapes: etapes2023,
  courriers: courriers2023,
  transitions: transitionsDe(criteres2023, reconduite),
  exemple: exemple2023,
  montant: montant2023,
} satisfies Definition<DonneesTiersLieux>;
