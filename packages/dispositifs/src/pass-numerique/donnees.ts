import { z } from 'zod';
import { champsAvis } from '../noyau/avis.js';
import {
  dateLegaleSchema,
  montantSchema,
  nomsSchema,
  ouiNonSchema,
  texteSchema,
} from '../noyau/donnees.js';
import { champsComplements, champsContact } from '../noyau/donnees-communes.js';

export const groupes = {
  candidature: 'Candidature et contact',
  projet: 'Projet décrit dans le dossier',
  publics: 'Publics cibles',
  budget: 'Budget prévisionnel',
  complements: 'Compléments demandés',
  avis: 'Avis de la préfecture',
  convention: 'Convention et commande',
  bilan: 'Distribution et bilan',
};

const part = z
  .int()
  .min(0, { error: 'Entre 0 et 100\u00a0%.' })
  .max(100, { error: 'Entre 0 et 100\u00a0%.' });
const description = (libelle: string, aide?: string) =>
  texteSchema(4000).meta({ libelle, groupe: 'projet', multiligne: true, ...(aide && { aide }) });

/** What is entered over the life of a dossier. The applicant is the lead bearer. */
export const donneesPass = z.object({
  intituleProjet: texteSchema(200).meta({ libelle: 'Intitulé du projet', groupe: 'candidature' }),
  membresGroupement: nomsSchema.meta({
    libelle: 'Autres membres du groupement',
    groupe: 'candidature',
    aide: 'Le demandeur, porteur du projet et interlocuteur de l’État, compte déjà pour un.',
  }),
  ...champsContact('candidature'),

  zoneDeploiement: description('Zone géographique de déploiement'),
  methodeRurale: description(
    'Méthode pour toucher les publics',
    'Notamment ceux des communes rurales du périmètre.',
  ),
  structurationActeurs: description('Structuration des acteurs de la médiation numérique'),
  fondsEuropeens: ouiNonSchema.meta({
    libelle: 'Fonds européens mobilisés',
    groupe: 'projet',
  }),
  partenaires: nomsSchema.meta({
    libelle: 'Partenaires',
    groupe: 'projet',
    aide: 'Financiers ou de distribution, s’il y en a.',
  }),

  partPublicPrioritaire: part.meta({
    libelle: 'Publics prioritaires du plan d’investissement dans les compétences (%)',
    groupe: 'publics',
    aide: 'Personnes éloignées de l’emploi.',
  }),
  partPublicPrecaire: part.meta({
    libelle: 'Publics en grande précarité numérique (%)',
    groupe: 'publics',
  }),

  nombrePass: z
    .int()
    .min(0)
    .max(10_000_000)
    .meta({ libelle: 'Nombre de pass commandés', groupe: 'budget' }),
  montantCommande: montantSchema.meta({
    libelle: 'Montant total de la commande de pass',
    groupe: 'budget',
    aide: 'Part du porteur et part de l’État réunies.',
  }),
  fraisGestion: montantSchema.meta({
    libelle: 'Frais annuels de gestion de comptes et services afférents',
    groupe: 'budget',
    aide: 'Ligne obligatoire du budget, même nulle.',
  }),

  ...champsComplements('complements'),
  ...champsAvis('avis'),

  conventionReference: texteSchema(100).meta({
    libelle: 'Référence de la convention',
    groupe: 'convention',
  }),
  conventionSigneeLe: dateLegaleSchema.meta({
    libelle: 'Convention signée le',
    groupe: 'convention',
  }),
  commandePasseeLe: dateLegaleSchema.meta({ libelle: 'Commande passée le', groupe: 'convention' }),

  passDistribues: z
    .int()
    .min(0)
    .max(10_000_000)
    .meta({ libelle: 'Pass distribués', groupe: 'bilan' }),
  montantUtilise: montantSchema.meta({
    libelle: 'Montant des pass réellement utilisés',
    groupe: 'bilan',
  }),
  partPrioritaireConstatee: part.meta({
    libelle: 'Publics prioritaires constatés (%)',
    groupe: 'bilan',
  }),
});
export type DonneesPass = z.infer<typeof donneesPass>;
