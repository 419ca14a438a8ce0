import { cloture } from '../noyau/actes.js';
import { datePassee } from '../noyau/conditions.js';
import type { DonneesCommunes } from '../noyau/donnees-communes.js';
import { toujours } from '../noyau/regles.js';
import { hypothese } from '../noyau/sources.js';
import type { Acteur, PieceDefinition, TransitionDefinition } from '../noyau/types.js';

// What the canteens and the breakfasts share: one line of the service's sheet, two schemes that it only
// watches.

export const FAMILLE = 'Cantine à 1\u00a0€ et petits déjeuners';

/** What the service keeps of a decision taken elsewhere. */
export function preuve(
  decideur: Acteur,
  etapes: string[],
  aide: string,
): PieceDefinition<DonneesCommunes> {
  return {
    code: 'PREUVE',
    libelle: 'Preuve de la décision',
    aide,
    etapes,
    fourniePar: decideur,
    ...toujours,
    baseLegale: null,
    source: hypothese,
  };
}

/** The dossier is closed on what was decided elsewhere, with its date and its proof. */
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
      conditions: [datePassee('issueExterneLe', 'Décision prise ailleurs')],
    },
  );
}
