import { type Demande, premiereDemande } from '../noyau/horloges.js';
import type { DonneesAnct } from './donnees.js';
import { pieces } from './pieces.js';

/** The request for support, answered by the offer, a refusal or another way found. */
export const demande: Demande<DonneesAnct> = {
  recueLe: premiereDemande,
  decisions: [
    'notifier_offre',
    'notifier_refus',
    'reorienter',
    'declarer_irrecevable',
    'constater_rejet_implicite',
  ],
  pieces,
};
