import { z } from 'zod';
import { dateLegaleSchema, montantSchema, ouiNonSchema, texteSchema } from '../noyau/donnees.js';
import {
  champAccuse,
  champsAcompte,
  champsComplements,
  champsContact,
  champsPaiement,
} from '../noyau/donnees-communes.js';

export const finalites = {
  ORGANISATION: 'Organisation plus numérique',
  COMPETENCES: 'Connaissance et compétences numériques des services',
  INNOVATION: 'Innovation au bénéfice des services publics locaux',
  AUTRE: 'Autre objet',
};

export const groupes = {
  projet: 'Projet et contact',
  financement: 'Plan de financement',
  instruction: 'Instruction',
  complements: 'Compléments demandés',
  realisation: 'Réalisation',
  paiement: 'Paiement',
};

/** What both forms of the fund ask for. */
export const champsProjet = {
  intituleProjet: texteSchema(200).meta({ libelle: 'Intitulé du projet', groupe: 'projet' }),
  resumeProjet: texteSchema(4000).meta({
    libelle: 'Projet (résumé)',
    groupe: 'projet',
    multiligne: true,
  }),
  declarationFranceConnect: ouiNonSchema.meta({
    libelle: 'Compte FranceConnect déclaré',
    groupe: 'projet',
    aide: 'Déclaration du demandeur\u00a0; il ne s’agit pas du bouton FranceConnect sur son site.',
  }),
  projetFinLe: dateLegaleSchema.meta({
    libelle: 'Réception du projet prévue le',
    groupe: 'projet',
    aide: 'Date à laquelle la collectivité réceptionne le projet achevé.',
  }),
  numeroDemarche: texteSchema(30).meta({
    libelle: 'Numéro du dossier sur démarches-simplifiées',
    groupe: 'projet',
  }),
};

const montantDe = (libelle: string, aide?: string) =>
  montantSchema.meta({ libelle, groupe: 'financement', ...(aide ? { aide } : {}) });

/** What is entered over the life of a request for financing. */
export const donneesFitn = z.object({
  ...champsProjet,
  finalite: z.enum(['ORGANISATION', 'COMPETENCES', 'INNOVATION', 'AUTRE']).meta({
    libelle: 'Finalité du projet',
    groupe: 'projet',
    options: finalites,
  }),
  projetDebutLe: dateLegaleSchema.meta({
    libelle: 'Début d’exécution prévu le',
    groupe: 'projet',
    aide: 'Premier acte juridique passé pour le projet (bon de commande, marché…).',
  }),
  transmisLe: dateLegaleSchema.meta({
    libelle: 'Demande transmise au service le',
    groupe: 'projet',
    aide: 'Si elle diffère de la réception, par exemple par la plateforme.',
  }),
  ...champsContact('projet'),
  ...champAccuse('projet'),

  coutTotal: montantDe('Coût total du projet'),
  fraisPersonnel: montantDe('dont frais de personnel', '0 s’il n’y en a pas.'),
  depenseEligible: montantDe('Dépense éligible retenue'),
  aideDemandee: montantDe('Aide demandée au fonds'),
  autresAidesPubliques: montantDe('Autres aides publiques', '0 s’il n’y en a pas.'),
  aideRetenue: montantDe(
    'Aide proposée par le service',
    'À laisser vide pour retenir l’aide demandée, dans la limite du plafond.',
  ),

  prorogeeAuLe: dateLegaleSchema.meta({
    libelle: 'Délai d’attribution prolongé jusqu’au',
    groupe: 'instruction',
  }),

  ...champsComplements('complements'),

  projetRecuLe: dateLegaleSchema.meta({
    libelle: 'Projet réceptionné le',
    groupe: 'realisation',
  }),
  depenseRealisee: montantSchema.meta({
    libelle: 'Dépense éligible réalisée',
    groupe: 'realisation',
  }),
  ...champsPaiement('paiement'),
  ...champsAcompte('paiement'),
});
export type DonneesFitn = z.infer<typeof donneesFitn>;
