import type { ModeleCourrier } from '../noyau/courriers.js';
import { accuseReception, relance, transmissionAvis } from '../noyau/courriers-instruction.js';
import type { DonneesCnfs } from './donnees.js';
import { etapes } from './etapes.js';

export const courriers: ModeleCourrier<DonneesCnfs>[] = [
  accuseReception({ etapes: ['CANDIDATURE'] }),
  transmissionAvis({ etapes: ['AVIS_PREFECTURE'], acte: 'transmettre_avis' }),
  relance(etapes),
];
