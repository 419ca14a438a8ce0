import { preuve } from '../../noyau/suivi.js';
import type { PieceDefinition } from '../../noyau/types.js';
import { JAMAIS_DE_MANDAT } from '../commun.js';
import type { DonneesAidants } from './donnees.js';

/** Steps from which the team's decision can be recorded. */
export const DECIDABLES = ['INSTRUCTION', 'MODIFICATIONS', 'FORMATION', 'ACTIVATION', 'SUIVI'];

/** The request and its pieces stay on the team's platform: only the proof of the outcome is kept here. */
export const pieces: PieceDefinition<DonneesAidants>[] = [
  preuve(
    'EQUIPE_AIDANTS_CONNECT',
    DECIDABLES,
    `Courriel ou notification de l’équipe Aidants Connect. ${JAMAIS_DE_MANDAT}`,
  ),
];
