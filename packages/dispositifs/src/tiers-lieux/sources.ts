import { fiche, publique, secondaire, supposee } from '../noyau/sources.js';
import type { Source } from '../noyau/types.js';

export const ami2021 = publique(
  'banquedesterritoires.fr et ocalia.fr, appel à manifestation d’intérêt de 2021',
);
export const nouvelleCandidature = publique(
  'agence-cohesion-territoires.gouv.fr, troisième vague des Fabriques de territoire',
);
export const vague2023 = publique('avise.org et blog Landot, 13 septembre 2023');
export const reconduite = supposee(
  `${fiche.reference}\u00a0; règle de 2021, supposée reconduite en 2023`,
);
export const engagementRepublicain: Source = {
  reference: 'Décret 2021-1947 du 31 décembre 2021',
  confiance: 'texte',
};
export const conventionSubvention = secondaire(
  'Loi 2000-321, article 10, et décret 2001-495\u00a0: convention au-delà de 23\u00a0000\u00a0€',
);
