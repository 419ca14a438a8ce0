import { enToutesLettres } from './calendrier.js';
import type { ChampCourrier, ModeleCourrier, ParagrapheCourrier } from './courriers.js';
import {
  appel,
  type Contexte,
  champsCommuns,
  date,
  formule,
  liste,
  montant,
  suivi,
  texte,
} from './courriers-champs.js';
import { voiesDeRecours } from './courriers-recours.js';
import { direEuros } from './libelles.js';
import type { LigneCalcul, Source } from './types.js';

// A repayment is asked for in two letters: the collectivité may answer the first before the second decides.

const l211_2: Source = { reference: 'CRPA L211-2 et L122-1', confiance: 'texte' };
const l122_1: Source = { reference: 'CRPA L122-1', confiance: 'texte' };

const direLigne = ({ libelle, centimes, valeur }: LigneCalcul) =>
  `${libelle}\u00a0: ${valeur ?? (centimes === null ? '' : direEuros(centimes))}`;

const champs = <D>(): Record<string, ChampCourrier<D>> => ({
  ...champsCommuns<D>(),
  somme: montant('Somme à reverser', (c) => c.reversement?.centimes),
  calcul: liste('Calcul de la somme', (c) => (c.reversement?.lignes ?? []).map(direLigne)),
  motif: texte('Motif du reversement', (c) => c.reversement?.motif),
  observationsLe: date('Fin du délai d’observations', (c) => c.reversement?.observationsLe),
});

const calcul = <D>(): ParagrapheCourrier<D> => ({
  id: 'calcul',
  texte: 'Cette somme est ainsi calculée\u00a0:\n{calcul}',
  si: (c) => (c.reversement?.lignes ?? []).length > 0,
});

const aucun = 'Aucun reversement n’est ouvert dans ce dossier.';
const dejaDemande = <D>({ reversement }: Contexte<D>) =>
  reversement?.demandeLe
    ? `Ce reversement a été demandé le ${enToutesLettres(reversement.demandeLe)}.`
    : null;

/** Says which sum is considered and why, and until when the applicant may answer. */
export function observationsReversement<D>(etapes: string[]): ModeleCourrier<D> {
  return {
    code: 'OBSERVATIONS_REVERSEMENT',
    libelle: 'Invitation à présenter des observations avant reversement',
    objet: 'Reversement envisagé, dossier {reference}',
    etapes,
    reversement: 'observations',
    empeche: (c) => {
      if (!c.reversement) return aucun;
      if (c.faits.aujourdhui > c.reversement.observationsLe)
        return `Le délai d’observations a pris fin le ${enToutesLettres(c.reversement.observationsLe)}.`;
      return dejaDemande(c);
    },
    champs: champs<D>(),
    paragraphes: [
      appel,
      {
        id: 'reversement',
        texte:
          'Une aide a été versée à {collectivite} au titre du dispositif «\u00a0{dispositif}\u00a0», dossier {reference}. J’envisage de vous demander d’en reverser {somme}.',
        source: l122_1,
      },
      { id: 'motif', texte: 'Motif\u00a0: {motif}', source: l122_1 },
      calcul<D>(),
      {
        id: 'observations',
        texte:
          'Avant toute décision, vous pouvez présenter vos observations écrites, ou demander à en présenter oralement, jusqu’au {observationsLe}. Vous pouvez vous faire assister ou représenter par un mandataire de votre choix.',
        source: l122_1,
      },
      { id: 'precisions', texte: '', libre: true },
      suivi,
      formule,
    ],
  };
}

/** Asks a sum back, with reasons, after the applicant could be heard. */
export function demandeReversement<D>(etapes: string[]): ModeleCourrier<D> {
  return {
    code: 'DEMANDE_REVERSEMENT',
    libelle: 'Demande de reversement',
    objet: 'Demande de reversement, dossier {reference}',
    etapes,
    ouvreRecours: true,
    reversement: 'demande',
    empeche: (c) => {
      const { reversement, faits } = c;
      if (!reversement) return aucun;
      if (!reversement.inviteLe)
        return 'Le courrier qui invite la collectivité à présenter ses observations n’est pas encore envoyé.';
      if (faits.aujourdhui <= reversement.observationsLe)
        return `La collectivité peut présenter ses observations jusqu’au ${enToutesLettres(reversement.observationsLe)}.`;
      return dejaDemande(c);
    },
    champs: {
      ...champs<D>(),
      inviteLe: date(
        'Envoi de l’invitation à présenter des observations',
        (c) => c.reversement?.inviteLe,
      ),
    },
    paragraphes: [
      appel,
      {
        id: 'reversement',
        texte:
          'Une aide a été versée à {collectivite} au titre du dispositif «\u00a0{dispositif}\u00a0», dossier {reference}. Vous êtes invité à en reverser {somme}.',
        source: l211_2,
      },
      { id: 'motif', texte: 'Motif\u00a0: {motif}', source: l211_2 },
      calcul<D>(),
      {
        id: 'observations',
        texte:
          'Par courrier du {inviteLe}, vous avez été invité à présenter vos observations jusqu’au {observationsLe}, préalablement à cette décision.',
        source: l211_2,
      },
      { id: 'precisions', texte: '', libre: true },
      ...voiesDeRecours<D>(),
      suivi,
      formule,
    ],
  };
}
