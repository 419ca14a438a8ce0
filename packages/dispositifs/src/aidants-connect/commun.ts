import { nonRempli, pasEncoreConnu, rempli } from '../noyau/eligibilite.js';
import { publique } from '../noyau/sources.js';
import type { ResultatCritere } from '../noyau/types.js';

// What the habilitation and the FranceConnect button share: one line of the service's sheet, two
// national procedures that the service only watches.

export const FAMILLE = 'Aidants Connect';

export const plateforme = publique(
  'betagouv/Aidants_Connect, code et modèles de courriel publiés par l’équipe',
);
export const foireAuxQuestions = publique('aidantsconnect.beta.gouv.fr, foire aux questions');

/** Mandates hold data of users: neither they nor these data ever enter the application. */
export const JAMAIS_DE_MANDAT =
  'Ne jamais déposer de mandat ni de donnée d’un usager\u00a0: ils restent dans la structure.';

/** What the applicant declares, as entered by an agent. */
export function declaration(
  reponse: 'OUI' | 'NON' | undefined,
  phrases: { inconnue: string; oui: string; non: string },
  origine: string,
): ResultatCritere {
  if (!reponse) return pasEncoreConnu(phrases.inconnue);
  return reponse === 'OUI'
    ? rempli(phrases.oui, 'oui', origine)
    : nonRempli(phrases.non, 'non', origine);
}
