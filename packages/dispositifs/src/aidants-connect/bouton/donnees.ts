import { z } from 'zod';
import { dateLegaleSchema, ouiNonSchema, texteSchema } from '../../noyau/donnees.js';
import { champsContact, champsIssueExterne } from '../../noyau/donnees-communes.js';

export const groupes = {
  projet: 'Projet et contact',
  integration: 'Intégration et versement',
  issue: 'Décision de France Relance',
};

export const donneesBouton = z.object({
  siteConcerne: texteSchema(200).meta({
    libelle: 'Site ou démarches en ligne concernés',
    groupe: 'projet',
  }),
  siteDeLaCollectivite: ouiNonSchema.meta({
    libelle: 'Bouton intégré sur un site de la collectivité',
    groupe: 'projet',
  }),
  ...champsContact('projet'),
  boutonEnServiceLe: dateLegaleSchema.meta({
    libelle: 'Bouton en service le',
    groupe: 'integration',
  }),
  versementLe: dateLegaleSchema.meta({
    libelle: 'Soutien versé le',
    groupe: 'integration',
    aide: 'Comme annoncé par la collectivité\u00a0: le service ne paie pas.',
  }),
  ...champsIssueExterne('issue'),
});
export type DonneesBouton = z.infer<typeof donneesBouton>;
