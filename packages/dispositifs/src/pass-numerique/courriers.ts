import type { ModeleCourrier } from '../noyau/courriers.js';
import {
  accuseReception,
  demandePieces,
  relance,
  transmissionAvis,
} from '../noyau/courriers-instruction.js';
import type { DonneesPass } from './donnees.js';
import { etapes } from './etapes.js';

export const courriers: ModeleCourrier<DonneesPass>[] = [
  accuseReception({ etapes: ['DOSSIER_CANDIDATURE'] }),
  demandePieces(['COMPLEMENTS']),
  transmissionAvis({ etapes: ['AVIS'], acte: 'transmettre_avis' }),
  relance(etapes),
];
