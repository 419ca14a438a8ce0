import { avis } from '../noyau/avis.js';
import { parametresDesCourriers } from '../noyau/courriers-reglages.js';
import { fiche } from '../noyau/sources.js';
import type { Definition } from '../noyau/types.js';
import { courriers } from './courriers.js';
import { criteres } from './criteres.js';
import { type DonneesCnfs, donneesCnfs, groupes } from './donnees.js';
import { vacance } from './echeances.js';
import { engagements } from './engagements.js';
import { etapes } from './etapes.js';
import { exemple } from './exemple.js';
import { montant } from './montant.js';
import { parametres } from './parametres.js';
import { pieces } from './pieces.js';
import { reglesDeGestion } from './sources.js';
import { transitions } from './transitions.js';

const commun = {
  code: 'CNFS',
  sigle: 'Conseillers numériques',
  libelle: 'Conseillers numériques France Services',
  famille: 'Conseillers numériques',
  roleService: 'donne un avis',
  decideur: 'ANCT',
  contacts: [],
  portails: [
    {
      libelle: 'Plateforme Conseiller numérique',
      url: 'https://app.conseiller-numerique.gouv.fr/',
    },
  ],
  donnees: donneesCnfs,
  champTitre: 'intituleProjet',
  groupes,
  listes: [],
  parametres: [...parametres, ...parametresDesCourriers(courriers)],
  vagues: [],
  criteres,
  pieces,
  etapes,
  etapeInitiale: 'CANDIDATURE',
  transitions,
  courriers,
  horloges: [vacance],
  engagements: [...engagements],
  avis,
  exemple,
  montant,
} satisfies Partial<Definition<DonneesCnfs>>;

/** As the service's sheet of 2021 describes it. */
export const cnfs2021 = {
  ...commun,
  version: '2021',
  description:
    'Une structure recrute des conseillers numériques qui accompagnent gratuitement le public\u00a0; l’État subventionne chaque poste attribué par un comité national, sur avis de la préfecture.',
  enVigueur: { du: '2021-01-01', au: '2025-05-13' },
  reference: fiche,
} satisfies Definition<DonneesCnfs>;

/** Since the rules of May 2025, existing posts only. */
export const cnfs2025 = {
  ...commun,
  version: '2025',
  description:
    'Aucun poste nouveau n’est attribué depuis le 14 mai 2025. Les postes existants se poursuivent, se renouvellent, se rendent ou passent à une autre structure.',
  enVigueur: { du: '2025-05-14', au: null },
  reference: reglesDeGestion,
} satisfies Definition<DonneesCnfs>;
