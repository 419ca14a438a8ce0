import { champEngagement } from '../noyau/donnees-communes.js';
import { fiche } from '../noyau/sources.js';
import type { Engagement } from '../noyau/types.js';

/** What the sheet calls conditions: kept once the post is awarded, never a reason to refuse it. */
export const engagements = [
  {
    id: 'selection',
    libelle: 'Tout mettre en œuvre pour sélectionner le candidat en un mois sur la plateforme',
    source: fiche,
  },
  {
    id: 'contrat',
    libelle: 'Signer le contrat dans les 15 jours suivants',
    source: fiche,
  },
  {
    id: 'formation',
    libelle: 'Laisser partir le conseiller en formation initiale ou continue',
    source: fiche,
  },
  {
    id: 'moyens',
    libelle: 'Fournir ordinateur, téléphone portable et, si nécessaire, voiture',
    source: fiche,
  },
  {
    id: 'activites',
    libelle: 'Assurer des activités gratuites de montée en compétences du public',
    source: fiche,
  },
  {
    id: 'rencontres',
    libelle: 'Laisser du temps pour les rencontres de la communauté et la formation continue',
    source: fiche,
  },
  {
    id: 'tenue',
    libelle: 'Veiller au port de la tenue fournie par l’État',
    source: fiche,
  },
] as const satisfies readonly Engagement[];

export const champsDesEngagements = engagements.map((e) => champEngagement(e.id));
