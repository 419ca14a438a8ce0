import { jamais, toujours } from '../noyau/regles.js';
import { fiche, hypothese } from '../noyau/sources.js';
import type { PieceDefinition } from '../noyau/types.js';
import type { DonneesAnct } from './donnees.js';

const demande = ['SAISINE', 'COMPLEMENTS_SAISINE', 'ORIENTATION'];

export const pieces: PieceDefinition<DonneesAnct>[] = [
  {
    code: 'SAISINE',
    libelle: 'Saisine du préfet',
    aide: 'Un seul fichier peut tout contenir\u00a0: intitulé, porteurs, descriptif et contexte, avancement et accompagnement actuel, nature du besoin, justification de l’insuffisance d’ingénierie et de la fragilité économique, sociale ou démographique et financière.',
    etapes: demande,
    fourniePar: 'COLLECTIVITE',
    ...toujours,
    baseLegale: null,
    source: fiche,
  },
  {
    code: 'JUSTIFICATIFS',
    libelle: 'Justificatifs joints à la saisine',
    etapes: demande,
    fourniePar: 'COLLECTIVITE',
    ...jamais,
    baseLegale: null,
    source: fiche,
  },
  {
    code: 'DELIBERATION',
    libelle: 'Délibération de l’organe délibérant',
    etapes: [...demande, 'SIGNATURE_COLLECTIVITE'],
    fourniePar: 'COLLECTIVITE',
    ...jamais,
    baseLegale: null,
    source: hypothese,
  },
  {
    code: 'OFFRE',
    libelle: 'Offre d’accompagnement ou refus',
    etapes: ['INSTRUCTION_ANCT', 'NOTIFICATION'],
    fourniePar: 'ANCT',
    ...jamais,
    baseLegale: null,
    source: fiche,
  },
  {
    code: 'CONVENTION',
    libelle: 'Convention signée par la collectivité',
    etapes: ['NOTIFICATION', 'SIGNATURE_COLLECTIVITE', 'SIGNATURE_CONVENTION'],
    fourniePar: 'COLLECTIVITE',
    ...toujours,
    baseLegale: null,
    source: fiche,
  },
  {
    code: 'CONVENTION_SIGNEE',
    libelle: 'Convention signée de tous',
    etapes: ['SIGNATURE_CONVENTION', 'SUIVI'],
    fourniePar: 'PREFET',
    ...jamais,
    baseLegale: null,
    source: fiche,
  },
];
