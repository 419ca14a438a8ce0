import { jamais, toujours } from '../noyau/regles.js';
import { fiche, hypothese } from '../noyau/sources.js';
import type { PieceDefinition } from '../noyau/types.js';
import type { DonneesPass } from './donnees.js';
import { appel2020 } from './sources.js';

const candidature = ['DOSSIER_CANDIDATURE', 'COMPLEMENTS', 'AVIS'];

export const pieces: PieceDefinition<DonneesPass>[] = [
  {
    code: 'DOSSIER',
    libelle: 'Dossier de candidature',
    aide: 'Publics, zone, méthode pour les communes rurales, structuration des acteurs, fonds européens et partenaires éventuels.',
    etapes: candidature,
    fourniePar: 'COLLECTIVITE',
    ...toujours,
    baseLegale: null,
    source: fiche,
  },
  {
    code: 'BUDGET',
    libelle: 'Budget prévisionnel',
    aide: 'Avec le nombre de pass et les frais annuels de gestion.',
    etapes: candidature,
    fourniePar: 'COLLECTIVITE',
    ...toujours,
    modele: 'Modèle du programme Société numérique',
    baseLegale: null,
    source: fiche,
  },
  {
    code: 'DELIBERATION',
    libelle: 'Délibération ou équivalent',
    aide: 'Jointe à la candidature, ou à la signature de la convention au plus tard.',
    etapes: [...candidature, 'CONVENTION'],
    fourniePar: 'COLLECTIVITE',
    obligatoire: ({ passages }) => passages.at(-1)?.etape === 'CONVENTION',
    obligatoireLibelle: 'à la signature de la convention seulement',
    baseLegale: null,
    source: fiche,
  },
  {
    code: 'CONVENTION',
    libelle: 'Convention signée avec l’ANCT',
    etapes: ['CONVENTION', 'COMMANDE'],
    fourniePar: 'ANCT',
    ...jamais,
    baseLegale: null,
    source: hypothese,
  },
  {
    code: 'BILAN',
    libelle: 'Bilan de l’utilisation des pass',
    aide: 'Publics touchés et montant des pass utilisés.',
    etapes: ['BILAN', 'SOLDE'],
    fourniePar: 'COLLECTIVITE',
    ...toujours,
    baseLegale: null,
    source: appel2020,
  },
];
