import { z } from 'zod';
import { champsDeclaration } from '../cantine/declarations.js';
import { dateLegaleSchema, texteSchema } from '../noyau/donnees.js';
import { champsContact, champsIssueExterne } from '../noyau/donnees-communes.js';

export const groupes = {
  projet: 'École et contact',
  accord: 'Accord de l’académie',
  declarations: 'Déclarations',
  issue: 'Décision prise ailleurs',
};

export const reseaux = { REP: 'REP', REP_PLUS: 'REP+', HORS: 'Hors éducation prioritaire' };
export const cadres = {
  CONVENTION: 'Convention entre la commune et l’Éducation nationale',
  FICHE_PROJET: 'Fiche projet de l’école',
  AUCUN: 'Ni l’une ni l’autre',
};

export const donneesPetitDejeuner = z.object({
  ecole: texteSchema(200).meta({ libelle: 'École', groupe: 'projet' }),
  ecoleReseau: z
    .enum(['REP', 'REP_PLUS', 'HORS'])
    .meta({ libelle: 'Éducation prioritaire', groupe: 'projet', options: reseaux }),
  cadre: z
    .enum(['CONVENTION', 'FICHE_PROJET', 'AUCUN'])
    .meta({ libelle: 'Cadre de l’action', groupe: 'projet', options: cadres }),
  premierPetitDejeunerLe: dateLegaleSchema.meta({
    libelle: 'Premiers petits déjeuners le',
    groupe: 'projet',
    aide: 'Servis ou prévus.',
  }),
  ...champsContact('projet'),
  accordLe: dateLegaleSchema.meta({
    libelle: 'Convention signée ou fiche projet validée le',
    groupe: 'accord',
  }),
  ...champsDeclaration(
    'declarations',
    'Petits déjeuners déclarés',
    'Petits déjeuners servis pendant la période.',
  ),
  ...champsIssueExterne('issue'),
});
export type DonneesPetitDejeuner = z.infer<typeof donneesPetitDejeuner>;
