import { relance } from '../../noyau/courriers-instruction.js';
import { parametresDesCourriers } from '../../noyau/courriers-reglages.js';
import { nombreParametre, sourceParametre } from '../../noyau/parametres.js';
import { fiche } from '../../noyau/sources.js';
import type { Definition, Faits, Montant } from '../../noyau/types.js';
import { FAMILLE } from '../commun.js';
import { criteres } from './criteres.js';
import { type DonneesBouton, donneesBouton, groupes } from './donnees.js';
import { etapes } from './etapes.js';
import { exemple } from './exemple.js';
import { parametres, reglages } from './parametres.js';
import { pieces } from './pieces.js';
import { transitions } from './transitions.js';

function montant(faits: Faits<DonneesBouton>): Montant {
  const centimes = nombreParametre(reglages, faits, 'montantForfaitaire');
  const source = sourceParametre(reglages, faits, 'montantForfaitaire');
  const libelle = 'Soutien forfaitaire, versé par France Relance';
  return { centimes, estimation: true, lignes: [{ libelle, centimes, source }] };
}

const courriers = [relance(etapes)];

export const boutonFranceConnect2021 = {
  code: 'FC_BOUTON',
  sigle: 'Bouton FranceConnect',
  version: '2021',
  libelle: 'Bouton FranceConnect',
  famille: FAMILLE,
  description:
    'L’État soutient une collectivité qui intègre le bouton FranceConnect sur ses sites, ce qui ouvre ses démarches à Aidants Connect. France Relance décide et paie\u00a0; le service informe et suit.',
  enVigueur: { du: '2021-01-01', au: null },
  reference: fiche,
  roleService: 'suit',
  decideur: 'FRANCE_RELANCE',
  contacts: [],
  portails: [
    {
      libelle: 'France Relance, transformation',
      url: 'https://france-relance.transformation.gouv.fr',
    },
  ],
  donnees: donneesBouton,
  champTitre: 'siteConcerne',
  groupes,
  listes: [],
  parametres: [...parametres, ...parametresDesCourriers(courriers)],
  vagues: [],
  criteres,
  pieces,
  etapes,
  etapeInitiale: 'DEMANDE_EN_LIGNE',
  transitions,
  courriers,
  horloges: [],
  engagements: [],
  exemple,
  montant,
} satisfies Definition<DonneesBouton>;
