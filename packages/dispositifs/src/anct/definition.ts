import { parametresDesCourriers } from '../noyau/courriers-reglages.js';
import { horlogesDeDemande } from '../noyau/horloges.js';
import { fiche } from '../noyau/sources.js';
import type { Definition } from '../noyau/types.js';
import { courriers } from './courriers.js';
import { criteres } from './criteres.js';
import { demande } from './demande.js';
import { type DonneesAnct, donneesAnct, groupes } from './donnees.js';
import { etapes } from './etapes.js';
import { exemple } from './exemple.js';
import { montant } from './montant.js';
import { parametres } from './parametres.js';
import { pieces } from './pieces.js';
import { CLASSES, LISTE_CLASSES } from './taux.js';
import { transitions } from './transitions.js';

/** As the service's sheet of 2021 describes it; since March 2024 the prefect validates the offers. */
export const anctSurMesure = {
  code: 'ANCT_SM',
  sigle: 'Sur mesure ANCT',
  version: '2021',
  libelle: 'Accompagnement sur mesure de l’ANCT',
  famille: 'Accompagnement sur mesure ANCT',
  description:
    'Une collectivité qui manque de moyens d’ingénierie saisit le préfet, délégué territorial de l’ANCT\u00a0; l’agence, ses prestataires ou ses partenaires l’accompagnent dans son projet. L’offre, validée par l’ANCT puis depuis le 1er mars 2024 par le préfet, prend la forme d’une convention.',
  enVigueur: { du: '2021-01-01', au: null },
  reference: fiche,
  roleService: 'relaie',
  decideur: 'PREFET',
  contacts: [],
  portails: [{ libelle: 'Aides-territoires', url: 'https://aides-territoires.beta.gouv.fr' }],
  donnees: donneesAnct,
  champTitre: 'intituleProjet',
  groupes,
  listes: [
    {
      code: LISTE_CLASSES,
      libelle: 'Classes de fragilité des communes et EPCI (1, la plus fragile, à 6)',
      nature: 'valeur',
      valeurs: CLASSES,
    },
  ],
  parametres: [...parametres, ...parametresDesCourriers(courriers)],
  vagues: [],
  criteres,
  pieces,
  etapes,
  etapeInitiale: 'SAISINE',
  transitions,
  courriers,
  horloges: horlogesDeDemande(demande),
  engagements: [],
  exemple,
  montant,
} satisfies Definition<DonneesAnct>;
