import { FAMILLE } from '../cantine/commun.js';
import { relance } from '../noyau/courriers-instruction.js';
import { parametresDesCourriers } from '../noyau/courriers-reglages.js';
import { fiche } from '../noyau/sources.js';
import type { Definition } from '../noyau/types.js';
import { criteres } from './criteres.js';
import { type DonneesPetitDejeuner, donneesPetitDejeuner, groupes } from './donnees.js';
import { etapes } from './etapes.js';
import { exemple } from './exemple.js';
import { montant } from './montant.js';
import { parametres } from './parametres.js';
import { pieces } from './pieces.js';
import { transitions } from './transitions.js';

const courriers = [relance(etapes)];

export const petitDejeuner2019 = {
  code: 'PETIT_DEJ',
  sigle: 'Petits déjeuners',
  version: '2019',
  libelle: 'Petits déjeuners à l’école',
  famille: FAMILLE,
  description:
    'L’Éducation nationale aide les communes à servir des petits déjeuners aux écoliers, par convention ou sur fiche projet de l’école. L’académie décide et paie\u00a0; le service informe et suit.',
  enVigueur: { du: '2019-09-01', au: null },
  reference: fiche,
  roleService: 'suit',
  decideur: 'ACADEMIE',
  contacts: [],
  portails: [],
  donnees: donneesPetitDejeuner,
  champTitre: 'ecole',
  groupes,
  listes: [],
  parametres: [...parametres, ...parametresDesCourriers(courriers)],
  vagues: [],
  criteres,
  pieces,
  etapes,
  etapeInitiale: 'PROJET',
  transitions,
  courriers,
  horloges: [],
  engagements: [],
  exemple,
  montant,
} satisfies Definition<DonneesPetitDejeuner>;
