import { cloture } from '../noyau/actes.js';
import { datePassee } from '../noyau/conditions.js';
import type { DonneesCommunes } from '../noyau/donnees-communes.js';
import { nonRempli, pasEncoreConnu, rempli } from '../noyau/eligibilite.js';
import { toujours } from '../noyau/regles.js';
import { hypothese, publique } from '../noyau/sources.js';
import type {
  Acteur,
  PieceDefinition,
  ResultatCritere,
  TransitionDefinition,
} from '../noyau/types.js';

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

export const ouiNon = { OUI: 'Oui', NON: 'Non' };

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

export function preuve(
  decideur: Acteur,
  decideurDit: string,
  etapes: string[],
): PieceDefinition<DonneesCommunes> {
  return {
    code: 'PREUVE',
    libelle: 'Preuve de la décision',
    aide: `Courriel ou notification ${decideurDit}. ${JAMAIS_DE_MANDAT}`,
    etapes,
    fourniePar: decideur,
    ...toujours,
    baseLegale: null,
    source: hypothese,
  };
}

/** The dossier is closed on what the outside body decided, with its date and its proof. */
export function issueExterne(
  de: string[],
  consequence: string,
): TransitionDefinition<DonneesCommunes> {
  return cloture<DonneesCommunes>(
    'enregistrer_issue_externe',
    'Enregistrer la décision prise ailleurs',
    de,
    'ISSUE_EXTERNE',
    {
      motif: 'facultatif',
      consequence,
      champs: ['issueExterne', 'issueExterneLe', 'issueExterneReference'],
      pieces: ['PREUVE'],
      conditions: [datePassee('issueExterneLe', 'Décision prise le')],
    },
  );
}
