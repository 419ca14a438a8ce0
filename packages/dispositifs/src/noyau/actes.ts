import {
  limiteApresEnvoi,
  limitePassee,
  limitePlusTardive,
  pasDePaiement,
  piecesDuDemandeur,
  rienNEstArrive,
} from './conditions.js';
import type { DonneesCommunes } from './donnees-communes.js';
import { RETOUR } from './obligations.js';
import type { AvecParametres } from './parametres.js';
import { hypothese, l114_5 } from './sources.js';
import {
  type Condition,
  ETAPE_ANTERIEURE,
  type Issue,
  type PieceDefinition,
  type RoleActeur,
  type Source,
  type TransitionDefinition,
} from './types.js';

// Builders of the acts that every procedure knows: each entry of a table then shows only what is
// particular to it.

export const agents: RoleActeur[] = ['instructeur', 'superviseur'];

type Propre<D> = Pick<
  TransitionDefinition<D>,
  'id' | 'libelle' | 'de' | 'vers' | 'consequence' | 'dateLibelle'
> &
  Partial<TransitionDefinition<D>>;

/**
 * An act taken by an agent, with ordinary values for what is left out. Without legal effect unless it
 * says so.
 */
export function acteDe<D>(source: Source) {
  return (propre: Propre<D>): TransitionDefinition<D> => ({
    roles: agents,
    effetJuridique: false,
    motif: 'facultatif',
    champs: [],
    pieces: [],
    conditions: [],
    effets: [],
    source,
    ...propre,
  });
}

/** An act that closes the dossier. */
export function cloture<D>(
  id: string,
  libelle: string,
  de: string[],
  issue: Issue,
  reste: Partial<TransitionDefinition<D>> = {},
): TransitionDefinition<D> {
  return acteDe<D>(hypothese)({
    id,
    libelle,
    de,
    vers: 'CLOS',
    issue,
    effetJuridique: true,
    motif: 'obligatoire',
    consequence: 'Le dossier est clos\u00a0; plus rien n’est attendu de personne.',
    dateLibelle: 'Date de la clôture',
    ...reste,
  });
}

type Commun = TransitionDefinition<DonneesCommunes>;

/**
 * The four acts of a request for pieces: ask, prolong, receive, let lapse.
 * @param de steps from which pieces are asked
 * @param attente the step where the applicant's answer is awaited; its `aLecheance` is `echoir_<suffixe>`
 * @param retour the step to which the answer brings the dossier
 */
export function demandeDePieces(
  suffixe: string,
  { de, attente, retour }: { de: string[]; attente: string; retour: string },
  pieces: Pick<PieceDefinition<never>, 'code' | 'fourniePar'>[],
  reglages: AvecParametres,
  reste: { source?: Source; consequenceReception?: string } = {},
): { demander: Commun; recevoir: Commun; prolonger: Commun; echoir: Commun } {
  const {
    source = l114_5,
    consequenceReception = 'Les pièces reçues sont à vérifier par le service.',
  } = reste;
  const acte = acteDe<DonneesCommunes>(source);
  const champsLimite = ['complementsLimiteLe'] as const;
  return {
    demander: acte({
      id: `demander_${suffixe}`,
      libelle: 'Demander des compléments',
      de,
      vers: attente,
      effetJuridique: true,
      consequence:
        'Le demandeur reçoit par courriel la liste des pièces demandées et la date limite\u00a0; le dossier attend sa réponse.',
      dateLibelle: 'Date d’envoi de la demande',
      champs: ['piecesDemandees', ...champsLimite],
      conditions: [piecesDuDemandeur(pieces), limiteApresEnvoi],
      effets: [{ type: 'courriel', modele: 'DEMANDE_PIECES' }],
    }),
    recevoir: acte({
      id: `recevoir_${suffixe}`,
      libelle: 'Enregistrer la réponse du demandeur',
      de: [attente],
      vers: retour,
      consequence: consequenceReception,
      dateLibelle: 'Date de réception',
    }),
    prolonger: acte({
      id: `prolonger_${suffixe}`,
      libelle: 'Prolonger le délai de réponse',
      de: [attente],
      vers: attente,
      effetJuridique: true,
      consequence:
        'Le demandeur reçoit par courriel la nouvelle date limite\u00a0; le dossier attend sa réponse.',
      dateLibelle: 'Date d’envoi de la prolongation',
      champs: [...champsLimite],
      conditions: [limiteApresEnvoi, limitePlusTardive],
      effets: [{ type: 'courriel', modele: 'DEMANDE_PIECES' }],
      source: hypothese,
    }),
    echoir: cloture(
      `echoir_${suffixe}`,
      'Constater l’absence de réponse',
      [attente],
      'INCOMPLET_SANS_REPONSE',
      {
        roles: [...agents, 'systeme'],
        motif: 'facultatif',
        dateLibelle: 'Date du constat',
        conditions: [limitePassee(reglages), rienNEstArrive],
      },
    ),
  };
}

/** The applicant gives up. */
export function desistement(de: string[], reste: Partial<Commun> = {}): Commun {
  return cloture('enregistrer_desistement', 'Enregistrer un désistement', de, 'DESISTEMENT', {
    consequence: 'Le demandeur renonce à sa demande\u00a0; le dossier est clos.',
    dateLibelle: 'Date du désistement',
    ...reste,
  });
}

/** The service stops the procedure. */
export function sansSuite(de: string[], reste: Partial<Commun> = {}): Commun {
  return cloture('classer_sans_suite', 'Classer sans suite', de, 'SANS_SUITE', {
    roles: ['superviseur'],
    consequence: 'Le service arrête la procédure\u00a0; le dossier est clos.',
    ...reste,
  });
}

/** Outside the scheme, without examination of the merits. */
export function irrecevabilite(de: string[], reste: Partial<Commun> = {}): Commun {
  return cloture('declarer_irrecevable', 'Déclarer irrecevable', de, 'IRRECEVABLE', {
    consequence:
      'Le dossier est clos comme irrecevable, sans examen au fond\u00a0; le demandeur en est informé par courriel si son contact est connu.',
    dateLibelle: 'Date de la décision',
    effets: [{ type: 'courriel', modele: 'IRRECEVABILITE' }],
    ...reste,
  });
}

/** What a return does, in every procedure that the service instructs. */
export const CONSEQUENCE_RETOUR =
  'Le dossier reprend à l’étape choisie\u00a0; ce qui suivait est à refaire, et les délais courent de la date des actes refaits. Pour une simple erreur de saisie, datez le retour du jour de l’acte erroné.';

/** Back to a step already gone through, the closed dossier included. */
export function retour(de: string[], reste: Partial<Commun> = {}): Commun {
  return acteDe<DonneesCommunes>(hypothese)({
    id: RETOUR,
    libelle: 'Revenir à une étape antérieure',
    de: [...de, 'CLOS'],
    vers: ETAPE_ANTERIEURE,
    roles: ['superviseur'],
    effetJuridique: true,
    consequence: CONSEQUENCE_RETOUR,
    dateLibelle: 'Date du retour',
    motif: 'obligatoire',
    conditions: [pasDePaiement],
    ...reste,
  });
}

/**
 * Silence has become a rejection: the service notes it, the dossier is closed. Proposed once the clock
 * has run out, never done by a machine.
 */
export function rejetImplicite<D extends DonneesCommunes>(
  de: string[],
  silencePasse: Condition<D>,
): TransitionDefinition<D> {
  return cloture<D>(
    'constater_rejet_implicite',
    'Constater le rejet implicite',
    de,
    'REJET_IMPLICITE',
    {
      motif: 'facultatif',
      consequence:
        'Le silence gardé vaut rejet de la demande\u00a0; le dossier est clos. Une décision expresse reste possible à la place de ce constat.',
      dateLibelle: 'Date du constat',
      conditions: [silencePasse],
      source: { reference: 'CRPA L231-1 et L231-4', confiance: 'texte' },
    },
  );
}
