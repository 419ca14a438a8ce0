import { preuve } from '../noyau/suivi.js';
import type { PieceDefinition } from '../noyau/types.js';
import type { DonneesPetitDejeuner } from './donnees.js';
import { gazette } from './parametres.js';

const etapes = ['PROJET', 'ACCORD_ACADEMIE'];

export const pieces: PieceDefinition<DonneesPetitDejeuner>[] = [
  {
    code: 'CONVENTION',
    libelle: 'Convention entre la commune et l’Éducation nationale',
    etapes,
    fourniePar: 'COLLECTIVITE',
    obligatoire: (f) => f.donnees.cadre === 'CONVENTION',
    obligatoireLibelle: 'si l’action se fait par convention',
    baseLegale: null,
    source: gazette,
  },
  {
    code: 'FICHE_PROJET',
    libelle: 'Fiche projet de l’école',
    etapes,
    fourniePar: 'COLLECTIVITE',
    obligatoire: (f) => f.donnees.cadre === 'FICHE_PROJET',
    obligatoireLibelle: 'si l’action se fait par fiche projet',
    baseLegale: null,
    source: gazette,
  },
  preuve(
    'ACADEMIE',
    ['ACCORD_ACADEMIE', 'DECLARATIONS'],
    'Courriel ou notification de l’académie. Ne déposer aucune liste d’élèves.',
  ),
];
