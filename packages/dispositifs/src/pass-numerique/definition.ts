import { avis } from '../noyau/avis.js';
import { parametresDesCourriers } from '../noyau/courriers-reglages.js';
import { fiche } from '../noyau/sources.js';
import type { Definition, Parametre, Source, Vague } from '../noyau/types.js';
import { courriers } from './courriers.js';
import { criteresDe } from './criteres.js';
import { type DonneesPass, donneesPass, groupes } from './donnees.js';
import { etapes } from './etapes.js';
import { exemple } from './exemple.js';
import { montantDe } from './montant.js';
import { parametres2019, parametres2020 } from './parametres.js';
import { pieces } from './pieces.js';
import { appel2019, appel2020 } from './sources.js';
import { transitionsDe } from './transitions.js';
import { vagues2019, vagues2020 } from './vagues.js';

/** What a call brings of its own; the procedure is the same for all. */
function appel(parametres: Parametre[], vagues: Vague[], source: Source) {
  const code = 'PASS_NUM';
  const reglages = { code, parametres };
  const criteres = criteresDe(reglages, vagues, source);
  return {
    code,
    sigle: 'Pass numérique',
    libelle: 'Pass numérique',
    famille: 'Pass numérique',
    description:
      'Une collectivité ou un groupement achète des pass ouvrant droit à un accompagnement numérique et les distribue\u00a0; l’État en prend la moitié à sa charge, dans l’ordre d’arrivée des candidatures et dans la limite de l’enveloppe nationale.',
    roleService: 'donne un avis',
    decideur: 'ANCT',
    contacts: [],
    portails: [
      { libelle: 'Société numérique', url: 'https://societenumerique.gouv.fr/pass-numerique/' },
    ],
    donnees: donneesPass,
    champTitre: 'intituleProjet',
    groupes,
    listes: [],
    parametres: [...parametres, ...parametresDesCourriers(courriers)],
    vagues,
    criteres,
    pieces,
    etapes,
    etapeInitiale: 'DOSSIER_CANDIDATURE',
    transitions: transitionsDe(reglages, criteres),
    courriers,
    horloges: [],
    engagements: [],
    avis,
    exemple,
    montant: montantDe(reglages),
  } satisfies Partial<Definition<DonneesPass>>;
}

export const passNumerique2019 = {
  ...appel(parametres2019, vagues2019, appel2019),
  version: '2019',
  enVigueur: { du: '2019-01-01', au: '2019-12-31' },
  reference: appel2019,
} satisfies Definition<DonneesPass>;

/** The call of 2020, with which the service's sheet of 2021 was written. */
export const passNumerique2020 = {
  ...appel(parametres2020, vagues2020, appel2020),
  version: '2020',
  enVigueur: { du: '2020-01-01', au: null },
  reference: fiche,
} satisfies Definition<DonneesPass>;
