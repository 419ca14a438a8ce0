import { enToutesLettres } from '../noyau/calendrier.js';
import { champVaut, criteresRemplis } from '../noyau/conditions.js';
import type { Condition, Raison } from '../noyau/types.js';
import { criteres } from './criteres.js';
import type { DonneesVta } from './donnees.js';

const DU_CONTRAT = criteres
  .filter((c) => c.portee === 'bloquant' && c.id !== 'beneficiaire')
  .map((c) => c.id);

export const demandeConforme = criteresRemplis(
  criteres,
  DU_CONTRAT,
  'Tous les critères du contrat sont remplis',
);

export const avisFavorable = champVaut<DonneesVta>(
  'avisAnct',
  ['FAVORABLE'],
  'Avis favorable de l’ANCT',
  'La mission n’a pas été validée\u00a0: seul un refus peut être proposé.',
);

export const contratALeTerme = (terme: 'atteint' | 'à venir'): Condition<DonneesVta> => ({
  libelle: terme === 'atteint' ? 'Contrat arrivé à son terme' : 'Contrat non arrivé à son terme',
  examiner: ({ donnees: { contratFinLe } }, { dateLegale }) => {
    if (!contratFinLe || dateLegale >= contratFinLe === (terme === 'atteint')) return [];
    const message =
      terme === 'atteint'
        ? `Le contrat court jusqu’au ${enToutesLettres(contratFinLe)}\u00a0: s’il a cessé avant, constatez une fin anticipée.`
        : `Le contrat a pris fin le ${enToutesLettres(contratFinLe)}, à son terme.`;
    return [{ code: 'TERME', champ: 'dateLegale', message }];
  },
});

export const contratCoherent: Condition<DonneesVta> = {
  libelle: 'Dates du contrat cohérentes',
  examiner: (f, { dateLegale }) => {
    const { contratDebutLe: debut, contratFinLe: fin, contratSigneLe: signe } = f.donnees;
    const raisons: Raison[] = [];
    if (debut && fin && fin < debut)
      raisons.push({
        code: 'CONTRAT',
        champ: 'contratFinLe',
        message: 'Le contrat finit avant de commencer.',
      });
    if (signe && signe > dateLegale)
      raisons.push({
        code: 'CONTRAT',
        champ: 'contratSigneLe',
        message: 'La signature du contrat suit la date de l’acte.',
      });
    return raisons;
  },
};
