import { relance } from '../noyau/courriers-instruction.js';
import { parametresDesCourriers } from '../noyau/courriers-reglages.js';
import { fiche } from '../noyau/sources.js';
import type { Definition } from '../noyau/types.js';
import { montant } from './aide.js';
import { courriers } from './courriers.js';
import { criteres } from './criteres.js';
import { type DonneesFitn, donneesFitn, groupes } from './donnees.js';
import { etapes } from './etapes.js';
import { exemple } from './exemple.js';
import { horloges } from './horloges.js';
import * as labo from './labo.js';
import { parametres } from './parametres.js';
import { pieces } from './pieces.js';
import { transitions } from './transitions.js';
import { vagues } from './vagues.js';

const DEMARCHES = 'https://www.demarches-simplifiees.fr/commencer';

/** The two entries of one fund, whose waves are over since October 2021. */
const commun = {
  version: '2021',
  famille: 'Fonds d’investissement pour la transition numérique',
  enVigueur: { du: '2021-01-01', au: null },
  reference: fiche,
  contacts: [],
  vagues,
  champTitre: 'intituleProjet',
  listes: [],
  engagements: [],
} satisfies Partial<Definition<DonneesFitn & labo.DonneesLabo>>;

export const fitnFinancement = {
  ...commun,
  code: 'FITN7',
  sigle: 'FITN financement',
  libelle: 'FITN, financement d’un projet de transition numérique',
  description:
    'L’État finance jusqu’à 30\u00a0000\u00a0€ un projet qui rend une collectivité plus numérique, forme ses services ou innove au bénéfice des usagers. Trois vagues de dépôt en 2021\u00a0; projet réceptionné avant fin 2022.',
  roleService: 'décide',
  decideur: 'PREFET',
  portails: [
    {
      libelle: 'Dépôt d’une demande de financement',
      url: `${DEMARCHES}/fitn7-axe-3-guichets-territoriaux`,
    },
  ],
  donnees: donneesFitn,
  groupes,
  parametres: [...parametres, ...parametresDesCourriers(courriers)],
  criteres,
  pieces,
  etapes,
  etapeInitiale: 'VERIFICATION',
  transitions,
  courriers,
  horloges,
  exemple,
  enveloppe: { libelle: 'Enveloppe annuelle du FITN dans le département' },
  montant,
} satisfies Definition<DonneesFitn>;

const courriersLabo = [relance(labo.etapes)];

export const fitnLaboratoire = {
  ...commun,
  code: 'FITN7_LABO',
  sigle: 'FITN laboratoire',
  libelle: 'FITN, accompagnement du laboratoire d’innovation territoriale',
  description:
    'Le laboratoire d’innovation territoriale accompagne un projet numérique. Le préfet de région (SGAR) instruit et décide\u00a0; le service suit la demande.',
  roleService: 'suit',
  decideur: 'SGAR',
  portails: [
    {
      libelle: 'Dépôt d’une demande d’accompagnement',
      url: `${DEMARCHES}/fitn7-axe-3-projet-appuye-par-un-laboratoire-d-inn`,
    },
  ],
  donnees: labo.donnees,
  groupes: labo.groupes,
  parametres: [...labo.parametres, ...parametresDesCourriers(courriersLabo)],
  criteres: labo.criteres,
  pieces: labo.pieces,
  etapes: labo.etapes,
  etapeInitiale: 'DEPOT',
  transitions: labo.transitions,
  courriers: courriersLabo,
  horloges: [],
  exemple: labo.exemple,
  montant: null,
} satisfies Definition<labo.DonneesLabo>;
