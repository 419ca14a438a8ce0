import { parametresDesCourriers } from '../noyau/courriers.js';
import { relance } from '../noyau/courriers-communs.js';
import { fiche } from '../noyau/sources.js';
import type { Definition } from '../noyau/types.js';
import { FAMILLE } from './commun.js';
import { criteresDe, LISTE_COMMUNES } from './criteres.js';
import { type DonneesCantine, donneesCantine, donneesSansEgalim, groupes } from './donnees.js';
import { etapesDe, finDeConvention } from './etapes.js';
import { exempleDe } from './exemple.js';
import { montantDe } from './montant.js';
import {
  bonus2024,
  noticeAsp,
  parametres2021,
  parametres2022,
  parametres2024,
  type Regles,
} from './parametres.js';
import { pieces } from './pieces.js';
import { transitions } from './transitions.js';

const commun = {
  code: 'CANTINE',
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
  etapeInitiale: 'INSCRIPTION',
  transitions,
  horloges: [finDeConvention],
  engagements: [],
} satisfies Partial<Definition<DonneesCantine>>;

/** What changes from one version to the next: a convention keeps the rules of its signature. */
function selon(regles: Regles) {
  const { parametres, enVigueur } = regles;
  const etapes = etapesDe(regles);
  const courriers = [relance(etapes)];
  return {
    parametres: [...parametres, ...parametresDesCourriers(courriers)],
    enVigueur,
    criteres: criteresDe(regles),
    etapes,
    courriers,
    exemple: exempleDe(regles),
    montant: montantDe(regles),
  };
}

const { egalim: _, ...groupesSansEgalim } = groupes;

export const cantine2021 = {
  ...commun,
  ...selon({
    code: 'CANTINE',
    parametres: parametres2021,
    enVigueur: { du: '2021-01-01', au: '2022-07-31' },
  }),
  version: '2021',
  reference: fiche,
  donnees: donneesSansEgalim,
  groupes: groupesSansEgalim,
} satisfies Definition<DonneesCantine>;

/** The social price for the families of small quotient only, and a limit to claim. */
export const cantine2022 = {
  ...commun,
  ...selon({
    code: 'CANTINE',
    parametres: parametres2022,
    enVigueur: { du: '2022-08-01', au: '2023-12-31' },
  }),
  version: '2022',
  reference: noticeAsp,
  donnees: donneesSansEgalim,
  groupes: groupesSansEgalim,
} satisfies Definition<DonneesCantine>;

/** A bonus for the communes engaged on the EGalim targets. */
export const cantine2024 = {
  ...commun,
  ...selon({
    code: 'CANTINE',
    parametres: parametres2024,
    enVigueur: { du: '2024-01-01', au: null },
  }),
  version: '2024',
  reference: bonus2024,
  donnees: donneesCantine,
  groupes,
} satisfies Definition<DonneesCantine>;
