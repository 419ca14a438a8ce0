import type { PieceDefinition } from '../../noyau/types.js';
import { preuve } from '../commun.js';
import type { DonneesBouton } from './donnees.js';

/** Steps from which France Relance's decision can be recorded. */
export const DECIDABLES = ['INSTRUCTION', 'INTEGRATION', 'VERSEMENT'];

export const pieces: PieceDefinition<DonneesBouton>[] = [
  preuve('FRANCE_RELANCE', 'de France Relance', DECIDABLES),
];
