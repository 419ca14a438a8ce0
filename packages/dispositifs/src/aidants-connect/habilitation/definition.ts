import { relance } from '../../noyau/courriers-instruction.js';
import { parametresDesCourriers } from '../../noyau/courriers-reglages.js';
import { fiche } from '../../noyau/sources.js';
import type { Definition } from '../../noyau/types.js';
import { FAMILLE, JAMAIS_DE_MANDAT } from '../commun.js';
import { criteres } from './criteres.js';
import { type DonneesAidants, donneesAidants, engagements, groupes } from './donnees.js';
import { etapes } from './etapes.js';
import { exemple } from './exemple.js';
import { parametres } from './parametres.js';
import { pieces } from './pieces.js';
import { transitions } from './transitions.js';

const courriers = [relance(etapes)];

export const aidants2021 = {
  code: 'AIDANTS',
  sigle: 'Aidants Connect',
  version: '2021',
  libelle: 'Aidants Connect\u00a0: habilitation d’une structure',
  famille: FAMILLE,
  description: `Une structure fait habiliter ses agents pour qu’ils accomplissent des démarches en ligne au nom d’un usager, avec son mandat. La demande est validée par l’équipe nationale\u00a0; le service informe et suit. ${JAMAIS_DE_MANDAT}`,
  enVigueur: { du: '2021-01-01', au: null },
  reference: fiche,
  roleService: 'suit',
  decideur: 'EQUIPE_AIDANTS_CONNECT',
  contacts: [
    {
      libelle: 'Équipe Aidants Connect',
      courriel: 'contact@aidantsconnect.beta.gouv.fr',
      acteur: 'EQUIPE_AIDANTS_CONNECT',
    },
  ],
  portails: [
    {
      libelle: 'Demande d’habilitation Aidants Connect',
      url: 'https://aidantsconnect.beta.gouv.fr/habilitation',
    },
  ],
  donnees: donneesAidants,
  champTitre: 'structureNom',
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
  engagements: [...engagements],
  exemple,
  montant: null,
} satisfies Definition<DonneesAidants>;
