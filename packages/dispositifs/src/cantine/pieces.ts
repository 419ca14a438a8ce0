import { toujours } from '../noyau/regles.js';
import { preuve } from '../noyau/suivi.js';
import type { PieceDefinition } from '../noyau/types.js';
import type { DonneesCantine } from './donnees.js';
import { noticeAsp } from './parametres.js';

const inscription = ['INSCRIPTION', 'CONVENTION'];

/** What a new commune files with the ASP; the service keeps a copy when it is given one. */
export const pieces: PieceDefinition<DonneesCantine>[] = [
  {
    code: 'FICHE_IDENTIFICATION',
    libelle: 'Formulaire d’identification',
    etapes: inscription,
    fourniePar: 'COLLECTIVITE',
    ...toujours,
    modele: 'Modèle de l’ASP',
    baseLegale: null,
    source: noticeAsp,
  },
  {
    code: 'DELIBERATION',
    libelle: 'Délibération fixant la tarification sociale',
    etapes: inscription,
    fourniePar: 'COLLECTIVITE',
    ...toujours,
    baseLegale: null,
    source: noticeAsp,
  },
  {
    code: 'CONVENTION',
    libelle: 'Convention de trois ans',
    etapes: [...inscription, 'RENOUVELLEMENT'],
    fourniePar: 'COLLECTIVITE',
    ...toujours,
    modele: 'Modèle de l’ASP',
    baseLegale: null,
    source: noticeAsp,
  },
  preuve(
    'ASP',
    ['CONVENTION', 'DECLARATIONS', 'RENOUVELLEMENT'],
    'Courriel ou notification de l’ASP. Ne déposer ni nom ni quotient d’une famille.',
  ),
];
