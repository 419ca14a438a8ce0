import { z } from 'zod';
import {
  coordonneeSchema,
  dateLegaleSchema,
  montantSchema,
  ouiNonSchema,
  texteSchema,
} from '../noyau/donnees.js';
import { champsContact, champsIssueExterne } from '../noyau/donnees-communes.js';

export const groupes = {
  projet: 'Projet et contact',
  lieu: 'Lieu',
  candidature: 'Candidature',
  montants: 'Soutien demandé',
  issue: 'Résultat de la sélection',
  convention: 'Convention',
};

const montantAnnee = (rang: string) =>
  montantSchema.meta({ libelle: `Montant demandé, ${rang} année`, groupe: 'montants' });

/** The fields of both versions; each version keeps those that its rules read. */
const donnees = z.object({
  projetNom: texteSchema(200).meta({ libelle: 'Nom du tiers-lieu', groupe: 'projet' }),
  projetResume: texteSchema(4000).meta({
    libelle: 'Projet (résumé)',
    groupe: 'projet',
    multiligne: true,
  }),
  ...champsContact('projet'),

  lieuAdresse: texteSchema(300).meta({ libelle: 'Adresse du lieu', groupe: 'lieu' }),
  lieuCommune: z
    .string()
    .trim()
    .regex(/^(\d{2}|2[AB])\d{3}$/, { error: 'Cinq caractères\u00a0: le code INSEE.' })
    .meta({
      libelle: 'Commune du lieu (code INSEE)',
      groupe: 'lieu',
      aide: 'Marseille\u00a0: 13055, ou 13201 à 13216 pour un arrondissement.',
    }),
  lieuLatitude: coordonneeSchema(90).meta({
    libelle: 'Latitude du lieu',
    groupe: 'lieu',
    aide: 'En degrés décimaux. Utile à Marseille seulement, pour la distance au QPV.',
  }),
  lieuLongitude: coordonneeSchema(180).meta({
    libelle: 'Longitude du lieu',
    groupe: 'lieu',
    aide: 'En degrés décimaux.',
  }),
  sousPrefectureSansFabrique: ouiNonSchema.meta({
    libelle: 'Sous-préfecture encore sans fabrique de territoire',
    groupe: 'lieu',
    aide: 'Celle dont relève le lieu\u00a0; 144 étaient dans ce cas en 2023.',
  }),

  reunionLe: dateLegaleSchema.meta({
    libelle: 'Réunion d’information suivie le',
    groupe: 'candidature',
  }),
  candidatureLe: dateLegaleSchema.meta({
    libelle: 'Candidature déposée le',
    groupe: 'candidature',
    aide: 'Date du dépôt auprès de l’ANCT\u00a0: elle décide de la vague.',
  }),
  pagesDossier: z.int().min(1).max(1000).meta({
    libelle: 'Nombre de pages du dossier',
    groupe: 'candidature',
    aide: 'À remplir seulement si le fichier déposé ne permet pas de les compter.',
  }),
  secondesVideo: z.int().min(1).max(36_000).meta({
    libelle: 'Durée de la vidéo (secondes)',
    groupe: 'candidature',
    aide: 'À remplir seulement si le fichier déposé ne permet pas de la mesurer.',
  }),
  engagementRepublicain: ouiNonSchema.meta({
    libelle: 'Contrat d’engagement républicain souscrit',
    groupe: 'candidature',
    aide: 'Pour une association ou une fondation, depuis le 2 janvier 2022.',
  }),

  montantAnnee1: montantAnnee('première'),
  montantAnnee2: montantAnnee('deuxième'),
  montantAnnee3: montantAnnee('troisième'),

  ...champsIssueExterne('issue'),

  conventionSigneeLe: dateLegaleSchema.meta({
    libelle: 'Convention signée le',
    groupe: 'convention',
  }),
});
export type DonneesTiersLieux = z.infer<typeof donnees>;

export const donnees2021 = donnees.omit({ sousPrefectureSansFabrique: true });
export const donnees2023 = donnees.omit({
  lieuLatitude: true,
  lieuLongitude: true,
  montantAnnee1: true,
  montantAnnee2: true,
  montantAnnee3: true,
});
