import { cloture, desistement, retour, sansSuite } from './actes.js';
import { datePassee } from './conditions.js';
import type { DonneesCommunes } from './donnees-communes.js';
import { toujours } from './regles.js';
import { hypothese } from './sources.js';
import type { Acteur, PieceDefinition, TransitionDefinition } from './types.js';

// What every scheme that the service only watches closes on: a decision taken elsewhere, with its date
// and its proof.

type Acte = TransitionDefinition<DonneesCommunes>;

/** The proof, asked for at the steps from which the decision can be recorded. */
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

/** What an act that records the decision asks for. */
export const decisionExterne = {
  champs: ['issueExterne', 'issueExterneLe', 'issueExterneReference'],
  pieces: ['PREUVE'],
  conditions: [datePassee<DonneesCommunes>('issueExterneLe', 'Décision prise ailleurs')],
} satisfies Partial<Acte>;

/** The act that closes the dossier on it. */
export function issueExterne(de: string[], consequence: string, reste: Partial<Acte> = {}): Acte {
  return cloture(
    'enregistrer_issue_externe',
    'Enregistrer la décision prise ailleurs',
    de,
    'ISSUE_EXTERNE',
    { motif: 'facultatif', consequence, ...decisionExterne, ...reste },
  );
}

/**
 * The other ends of a follow-up, and the way back.
 * @param renoncement who gives up, as a clause: "La commune renonce au dispositif"
 * @param ailleurs where nothing changes for all that: "auprès de l’ANCT"
 */
export function finDeSuivi(
  ouvertes: string[],
  { renoncement, ailleurs }: { renoncement: string; ailleurs: string },
): Acte[] {
  return [
    desistement(ouvertes, { consequence: `${renoncement}\u00a0; le dossier est clos.` }),
    sansSuite(ouvertes, { consequence: 'Le service cesse de suivre le dossier, qui est clos.' }),
    retour(ouvertes, {
      // Nothing is paid from here.
      conditions: [],
      consequence: `Le suivi reprend à l’étape choisie\u00a0; ce qui suivait est à enregistrer de nouveau. Rien ne change ${ailleurs}.`,
    }),
  ];
}
