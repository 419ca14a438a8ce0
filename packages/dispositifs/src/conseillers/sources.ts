import { publique } from '../noyau/sources.js';

const AIDE = 'aide.conseiller-numerique.gouv.fr';

export const structuresEligibles = publique(`${AIDE}, structures éligibles et avis`);
export const conventionnement = publique(`${AIDE}, convention et renouvellement`);
export const restitutionDePoste = publique(`${AIDE}, rendre un poste`);
export const reglesDeGestion = publique(
  `${AIDE}, «\u00a0Budget 2025 et règles de gestion\u00a0», 14 mai 2025`,
);
export const montantsEtContrats = publique(`${AIDE}, montants et contrats`);
export const codePublic = publique('Code public de la plateforme Conseiller numérique (anct-cnum)');
export const formationInitiale = publique('Préfecture de la Seine-Maritime, juin 2021');
export const renouvellement2023 = publique('apvf.asso.fr, 12 janvier 2023');
