import { relance } from '../noyau/courriers-instruction.js';
import { parametresDesCourriers } from '../noyau/courriers-reglages.js';
import { fiche } from '../noyau/sources.js';
import type { Definition } from '../noyau/types.js';
import { FAMILLE } from './commun.js';
import { criteresDe, LISTE_COMMUNES } from './criteres.js';
import { type DonneesCantine, donneesCantine, groupes } from './donnees.js';
import { etapes, finDeConvention } from './etapes.js';
import { exemple } from './exemple.js';
import { montant } from './montant.js';
import {
  noticeAsp,
  parametres2019,
  parametres2022,
  progressivite,
  type Regles,
} from './parametres.js';
import { pieces } from './pieces.js';
import { transitions } from './transitions.js';

const courriers = [relance(etapes)];

const commun = {
  code: 'CANTINE',
  sigle: 'Cantine à 1\u00a0€',
  libelle: 'Cantine à 1\u00a0€',
  famille: FAMILLE,
  description:
    'L’État aide les communes rurales qui proposent des repas à 1\u00a0€ ou moins aux élèves de maternelle et d’élémentaire. L’ASP conclut la convention, calcule et paie\u00a0; le service informe et suit.',
  aideReception:
    'Saisir le jour de la signature de la convention, faite ou attendue\u00a0: c’est lui qui choisit les règles, et une convention signée garde les siennes.',
  roleService: 'suit',
  decideur: 'ASP',
  contacts: [
    {
      libelle: 'ASP, cantine à 1\u00a0€',
      courriel: 'aidecantinescolaire@asp-public.fr',
      acteur: 'ASP',
    },
  ],
  portails: [],
  donnees: donneesCantine,
  groupes,
  champTitre: 'ecoles',
  listes: [
    {
      code: LISTE_COMMUNES,
      libelle: 'Communes éligibles à la cantine à 1\u00a0€',
      nature: 'presence',
    },
  ],
  vagues: [],
  pieces,
  etapes,
  etapeInitiale: 'INSCRIPTION',
  transitions,
  courriers,
  horloges: [finDeConvention],
  engagements: [],
  exemple,
  montant,
} satisfies Partial<Definition<DonneesCantine>>;

/** What changes from one version to the next: a convention keeps the rules of its signature. */
function selon(regles: Regles) {
  const { parametres, enVigueur } = regles;
  return {
    parametres: [...parametres, ...parametresDesCourriers(courriers)],
    enVigueur,
    criteres: criteresDe(regles),
  };
}

/** As the service's sheet of 2021 describes it, since the first conventions. */
export const cantine2019 = {
  ...commun,
  ...selon({
    code: 'CANTINE',
    parametres: parametres2019,
    enVigueur: { du: '2019-04-01', au: '2022-07-31' },
    sourceGrille: progressivite,
  }),
  version: '2019',
  reference: fiche,
} satisfies Definition<DonneesCantine>;

/** The social price for the families of small quotient only. */
export const cantine2022 = {
  ...commun,
  ...selon({
    code: 'CANTINE',
    parametres: parametres2022,
    enVigueur: { du: '2022-08-01', au: null },
    sourceGrille: noticeAsp,
  }),
  version: '2022',
  reference: noticeAsp,
} satisfies Definition<DonneesCantine>;
