import { jamais, toujours } from '../noyau/regles.js';
import { fiche, hypothese } from '../noyau/sources.js';
import type { PieceDefinition } from '../noyau/types.js';
import type { DonneesCnfs } from './donnees.js';
import { restitutionDePoste } from './sources.js';

// Contracts and supporting pieces go to the Banque des Territoires: a reference is enough here.
export const pieces: PieceDefinition<DonneesCnfs>[] = [
  {
    code: 'QUESTIONNAIRE',
    libelle: 'Questionnaire de candidature',
    aide: 'Export de la plateforme.',
    etapes: ['CANDIDATURE', 'AVIS_PREFECTURE'],
    fourniePar: 'COLLECTIVITE',
    ...toujours,
    baseLegale: null,
    source: fiche,
  },
  {
    code: 'DECISION_COMITE',
    libelle: 'Décision du comité de sélection',
    etapes: ['COMITE_SELECTION', 'CONVENTION'],
    fourniePar: 'ANCT',
    ...jamais,
    baseLegale: null,
    source: hypothese,
  },
  {
    code: 'AVIS_RECEPTION',
    libelle: 'Avis de réception de la lettre de restitution',
    aide: 'Lettre adressée à la Caisse des Dépôts.',
    etapes: ['ACTIVITE', 'RENOUVELLEMENT'],
    fourniePar: 'COLLECTIVITE',
    ...jamais,
    baseLegale: null,
    source: restitutionDePoste,
  },
];
