import { jamais, toujours } from '../noyau/regles.js';
import { fiche, hypothese } from '../noyau/sources.js';
import { preuve } from '../noyau/suivi.js';
import type { Acteur, PieceDefinition } from '../noyau/types.js';
import type { DonneesTiersLieux } from './donnees.js';
import { reconduite } from './sources.js';

const candidature = ['REUNION_INFORMATION', 'APPUI', 'CANDIDATURE'];

const piecesDe = (jury: Acteur): PieceDefinition<DonneesTiersLieux>[] => [
  {
    code: 'DOSSIER_CANDIDATURE',
    libelle: 'Dossier de candidature',
    aide: 'En PDF\u00a0: les pages du fichier sont comptées.',
    etapes: candidature,
    fourniePar: 'COLLECTIVITE',
    ...toujours,
    modele: 'Modèle publié sur societenumerique.gouv.fr/tierslieux',
    baseLegale: null,
    source: fiche,
  },
  {
    code: 'VIDEO',
    libelle: 'Vidéo de présentation',
    aide: 'Même face caméra, avec un téléphone\u00a0; sa durée est mesurée dans le fichier.',
    etapes: candidature,
    fourniePar: 'COLLECTIVITE',
    ...toujours,
    baseLegale: null,
    source: fiche,
  },
  preuve(
    jury,
    ['SELECTION', 'CONVENTION', 'SUIVI'],
    'Notification du résultat, ou liste des lauréats.',
  ),
  {
    code: 'CONVENTION',
    libelle: 'Convention signée',
    etapes: ['CONVENTION', 'SUIVI'],
    fourniePar: 'ANCT',
    ...jamais,
    baseLegale: null,
    source: hypothese,
  },
];

export const pieces2021 = piecesDe('ANCT');
/** What the sheet of 2021 asks for is taken to be asked for in 2023. */
export const pieces2023 = piecesDe('SGAR').map((p) =>
  p.source === fiche ? { ...p, source: reconduite } : p,
);
