import { z } from 'zod';
import { dateLegaleSchema, tarifsSchema, texteSchema } from '../noyau/donnees.js';
import { champsContact, champsIssueExterne } from '../noyau/donnees-communes.js';
import { champsDeclaration } from './declarations.js';

export const groupes = {
  demande: 'Commune et contact',
  grille: 'Grille tarifaire',
  egalim: 'Engagement EGalim',
  convention: 'Convention avec l’ASP',
  declarations: 'Déclarations',
  issue: 'Décision prise ailleurs',
};

const part = (libelle: string) =>
  z
    .int({ error: 'Un nombre entier est attendu.' })
    .min(0, { error: 'Entre 0 et 100\u00a0%.' })
    .max(100, { error: 'Entre 0 et 100\u00a0%.' })
    .meta({ libelle, groupe: 'egalim' });

/** What the service follows of a canteen. */
export const donneesCantine = z.object({
  ecoles: texteSchema(200).meta({
    libelle: 'Écoles concernées',
    groupe: 'demande',
    aide: 'Maternelles et élémentaires.',
  }),
  ...champsContact('demande'),

  deliberationLe: dateLegaleSchema.meta({
    libelle: 'Tarifs fixés par la délibération du',
    groupe: 'grille',
  }),
  grille: tarifsSchema.meta({
    libelle: 'Tarifs par quotient familial',
    groupe: 'grille',
    aide: 'Du plus petit quotient au plus grand\u00a0; le dernier tarif peut être sans limite. Aucun quotient de famille ne s’enregistre ici.',
  }),

  egalimLe: dateLegaleSchema.meta({ libelle: 'Engagement EGalim pris le', groupe: 'egalim' }),
  egalimQualite: part('Part visée de produits durables et de qualité (%)'),
  egalimBio: part('Part visée de produits biologiques (%)'),

  inscriteLe: dateLegaleSchema.meta({
    libelle: 'Inscrite auprès de l’ASP le',
    groupe: 'convention',
  }),
  conventionSigneeLe: dateLegaleSchema.meta({
    libelle: 'Convention signée le',
    groupe: 'convention',
  }),
  conventionFinLe: dateLegaleSchema.meta({
    libelle: 'Fin de la convention',
    groupe: 'convention',
    aide: 'Trois ans après la signature.',
  }),

  ...champsDeclaration(
    'declarations',
    'Repas déclarés',
    'Repas facturés 1\u00a0€ ou moins aux familles, en maternelle et en élémentaire, pendant la période.',
  ),
  ...champsIssueExterne('issue'),
});
export type DonneesCantine = z.infer<typeof donneesCantine>;
