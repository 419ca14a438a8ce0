import type { PieceDefinition } from '../../noyau/types.js';
import { preuve } from '../commun.js';
import type { DonneesAidants } from './donnees.js';

/** Steps from which the team's decision can be recorded. */
export const DECIDABLES = ['INSTRUCTION', 'MODIFICATIONS', 'FORMATION', 'ACTIVATION', 'SUIVI'];

/** The request and its pieces stay on the team's platform: only the proof of the outcome is kept here. */
export const pieces: PieceDefinition<DonneesAidants>[] = [
  preuve('EQUIPE_AIDANTS_CONNECT', 'de l’équipe Aidants Connect', DECIDABLES),
];
