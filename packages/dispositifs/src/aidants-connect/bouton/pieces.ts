import { preuve } from '../../noyau/suivi.js';
import type { PieceDefinition } from '../../noyau/types.js';
import { JAMAIS_DE_MANDAT } from '../commun.js';
import type { DonneesBouton } from './donnees.js';

/** Steps from which France Relance's decision can be recorded. */
export const DECIDABLES = ['INSTRUCTION', 'INTEGRATION', 'VERSEMENT'];

export const pieces: PieceDefinition<DonneesBouton>[] = [
  preuve(
    'FRANCE_RELANCE',
    DECIDABLES,
    `Courriel ou notification de France Relance. ${JAMAIS_DE_MANDAT}`,
  ),
];
