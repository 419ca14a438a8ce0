import { type Demande, premiereDemande } from '../noyau/horloges.js';
import { dateDe } from '../noyau/obligations.js';
import type { DonneesVta } from './donnees.js';
import { pieces } from './pieces.js';

// A VTA dossier holds two requests in turn: that the mission be confirmed, then that it be paid for.

export const demandeMission: Demande<DonneesVta> = {
  recueLe: premiereDemande,
  decisions: [
    'notifier_confirmation',
    'notifier_refus',
    'declarer_irrecevable',
    'constater_rejet_implicite',
  ],
  pieces,
};

export const demandeAide: Demande<DonneesVta> = {
  suffixe: 'AIDE',
  complement: 'de la demande d’aide',
  recueLe: (f) => dateDe(f, 'recevoir_demande'),
  decisions: ['notifier_decision', 'notifier_refus_aide', 'constater_rejet_implicite_aide'],
  pieces,
};
