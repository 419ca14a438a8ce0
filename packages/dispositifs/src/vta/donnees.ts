import { z } from 'zod';
import { dateLegaleSchema, ouiNonSchema, texteSchema } from '../noyau/donnees.js';
import {
  champAccuse,
  champsComplements,
  champsContact,
  champsPaiement,
} from '../noyau/donnees-communes.js';

export const niveauxDiplome = {
  INFERIEUR: 'Inférieur à Bac+2',
  BAC_2: 'Bac+2',
  BAC_3: 'Bac+3',
  BAC_5: 'Bac+5 ou plus',
};

export const groupes = {
  fiche: 'Fiche de poste et contact',
  anct: 'Réponse de l’ANCT',
  contrat: 'Contrat et volontaire',
  complements: 'Compléments demandés',
  paiement: 'Paiement',
};

const pourcentage = z
  .int()
  .min(1, { error: 'Entre 1 et 100\u00a0%.' })
  .max(100, { error: 'Entre 1 et 100\u00a0%.' });

/** What is entered over the life of a VTA dossier. */
export const donneesVta = z.object({
  intitulePoste: texteSchema(200).meta({ libelle: 'Intitulé du poste', groupe: 'fiche' }),
  descriptionMission: texteSchema(4000).meta({
    libelle: 'Mission (résumé)',
    groupe: 'fiche',
    multiligne: true,
  }),
  dureePrevueMois: z
    .int()
    .min(1)
    .max(60)
    .meta({ libelle: 'Durée prévue (mois)', groupe: 'fiche', aide: 'CDD de 12 à 18 mois.' }),
  quotitePrevue: pourcentage.meta({
    libelle: 'Temps de travail prévu (%)',
    groupe: 'fiche',
    aide: 'Au moins 75\u00a0% d’un temps plein.',
  }),
  ...champsContact('fiche'),
  ...champAccuse('fiche'),

  referenceOffre: texteSchema(100).meta({
    libelle: 'Référence de l’offre sur la plateforme',
    groupe: 'anct',
  }),
  avisAnct: z.enum(['FAVORABLE', 'DEFAVORABLE']).meta({
    libelle: 'Avis de l’ANCT',
    groupe: 'anct',
    options: { FAVORABLE: 'Favorable', DEFAVORABLE: 'Défavorable' },
  }),

  volontaireNom: texteSchema(200).meta({
    libelle: 'Nom et prénom du volontaire',
    groupe: 'contrat',
    personnelle: true,
  }),
  volontaireNaissance: dateLegaleSchema.meta({
    libelle: 'Date de naissance du volontaire',
    groupe: 'contrat',
    aide: 'Sert seulement à vérifier l’âge à la signature du contrat.',
    personnelle: true,
  }),
  niveauDiplome: z.enum(['INFERIEUR', 'BAC_2', 'BAC_3', 'BAC_5']).meta({
    libelle: 'Niveau de diplôme',
    groupe: 'contrat',
    options: niveauxDiplome,
    aide: 'Le niveau suffit\u00a0: ne pas conserver la copie du diplôme.',
  }),
  contratSigneLe: dateLegaleSchema.meta({ libelle: 'Contrat signé le', groupe: 'contrat' }),
  contratDebutLe: dateLegaleSchema.meta({ libelle: 'Début du contrat', groupe: 'contrat' }),
  contratFinLe: dateLegaleSchema.meta({ libelle: 'Fin du contrat', groupe: 'contrat' }),
  quotiteContrat: pourcentage.meta({
    libelle: 'Temps de travail du contrat (%)',
    groupe: 'contrat',
  }),
  remunerationSmic: ouiNonSchema.meta({
    libelle: 'Rémunération au moins égale au SMIC',
    groupe: 'contrat',
  }),

  ...champsComplements('complements'),
  ...champsPaiement('paiement'),
});
export type DonneesVta = z.infer<typeof donneesVta>;
