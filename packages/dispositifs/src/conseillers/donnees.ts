import { z } from 'zod';
import { champsAvis } from '../noyau/avis.js';
import { dateLegaleSchema, ouiNonSchema, texteSchema } from '../noyau/donnees.js';
import { champsContact, champsEngagements } from '../noyau/donnees-communes.js';
import { engagements } from './engagements.js';

export const groupes = {
  candidature: 'Questionnaire et contact',
  avis: 'Avis de la préfecture',
  comite: 'Comité de sélection',
  convention: 'Convention',
  recrutement: 'Recrutement et formation',
  postes: 'Vie des postes',
  engagements: 'Engagements de la structure',
};

export const objets = {
  POSTES_NOUVEAUX: 'Postes nouveaux',
  REPRISE: 'Reprise de postes d’une autre structure',
};

/** Only for the kinds of applicants that do not say by themselves whether they are eligible. */
export const naturesStructure = {
  RATTACHE_LOCAL: 'Établissement public local rattaché (CCAS, CIAS, OPH…)',
  GIP: 'Groupement d’intérêt public de personnes publiques',
  CHAMBRE: 'Chambre consulaire',
  EPA_ETAT: 'Établissement public administratif de l’État',
  EPIC_LISTE: 'EPIC inscrit sur la liste nationale',
  EPIC_HORS_LISTE: 'EPIC absent de la liste nationale',
  ESS: 'Entreprise de l’économie sociale et solidaire',
  LOGEMENT_SOCIAL: 'Entreprise du logement social',
  NON_LUCRATIF: 'Autre structure privée à but non exclusivement lucratif',
  LUCRATIF: 'Structure à but exclusivement lucratif',
};
export type NatureStructure = keyof typeof naturesStructure;

export const placesFranceServices = {
  SANS_OBJET: 'La structure ne porte pas de maison France services',
  EN_PLUS: 'En plus des deux agents obligatoires',
  AGENT_OBLIGATOIRE: 'Comme l’un des deux agents obligatoires',
};

export const modesRestitution = {
  LETTRE_RECOMMANDEE: 'Lettre recommandée avec avis de réception à la Caisse des Dépôts',
  COURRIEL: 'Courriel',
  FORMULAIRE: 'Formulaire en ligne (démarches-simplifiées)',
};

const valeurs = <K extends string>(options: Record<K, string>) =>
  Object.keys(options) as [K, ...K[]];

/** What is entered over the life of a dossier. The counsellors themselves are not named. */
export const donneesCnfs = z.object({
  intituleProjet: texteSchema(200).meta({
    libelle: 'Projet de la structure (résumé)',
    groupe: 'candidature',
  }),
  objet: z
    .enum(valeurs(objets))
    .meta({ libelle: 'Objet de la candidature', groupe: 'candidature', options: objets }),
  postesDemandes: z
    .int()
    .min(1)
    .max(500)
    .meta({ libelle: 'Postes demandés', groupe: 'candidature' }),
  natureStructure: z.enum(valeurs(naturesStructure)).meta({
    libelle: 'Nature de la structure',
    groupe: 'candidature',
    options: naturesStructure,
    aide: 'Pour un établissement public ou une structure privée autre qu’une association.',
  }),
  placeFranceServices: z.enum(valeurs(placesFranceServices)).meta({
    libelle: 'Place du conseiller dans une maison France services',
    groupe: 'candidature',
    options: placesFranceServices,
  }),
  referencePlateforme: texteSchema(100).meta({
    libelle: 'Référence sur la plateforme',
    groupe: 'candidature',
  }),
  ...champsContact('candidature'),

  ...champsAvis('avis'),

  postesAttribues: z.int().min(0).max(500).meta({
    libelle: 'Postes attribués par le comité',
    groupe: 'comite',
    aide: 'Zéro vaut refus.',
  }),

  conventionReference: texteSchema(100).meta({
    libelle: 'Référence de la convention',
    groupe: 'convention',
    aide: 'La convention et ses pièces restent à la Banque des Territoires.',
  }),
  conventionSigneeLe: dateLegaleSchema.meta({
    libelle: 'Convention signée le',
    groupe: 'convention',
  }),
  conventionFinLe: dateLegaleSchema.meta({
    libelle: 'Fin de la convention en cours',
    groupe: 'convention',
  }),
  renouvellementSigneLe: dateLegaleSchema.meta({
    libelle: 'Renouvellement signé le',
    groupe: 'convention',
  }),
  bonusTerritoire: ouiNonSchema.meta({
    libelle: 'Bonus pour un quartier prioritaire (QPV) ou une zone de revitalisation (ZRR)',
    groupe: 'convention',
  }),

  candidatSelectionneLe: dateLegaleSchema.meta({
    libelle: 'Candidat sélectionné le',
    groupe: 'recrutement',
  }),
  contratSigneLe: dateLegaleSchema.meta({ libelle: 'Contrat signé le', groupe: 'recrutement' }),
  formationFinLe: dateLegaleSchema.meta({
    libelle: 'Formation initiale achevée le',
    groupe: 'recrutement',
  }),

  postesConventionnes: z.int().min(0).max(500).meta({
    libelle: 'Postes de la convention en cours',
    groupe: 'postes',
    aide: 'Après avenant, renouvellement ou restitution.',
  }),
  posteVacantDepuis: dateLegaleSchema.meta({
    libelle: 'Poste vacant depuis le',
    groupe: 'postes',
    aide: 'Le plus ancien des postes vacants.',
  }),
  restitutionMode: z.enum(valeurs(modesRestitution)).meta({
    libelle: 'Restitution notifiée par',
    groupe: 'postes',
    options: modesRestitution,
  }),
  structureRepreneuse: texteSchema(200).meta({
    libelle: 'Structure qui reprend la convention',
    groupe: 'postes',
  }),

  ...champsEngagements(engagements, 'engagements'),
});
export type DonneesCnfs = z.infer<typeof donneesCnfs>;

/** The posts at stake: those of the agreement, else awarded, else asked for. */
export function postesEnJeu(
  donnees: Partial<DonneesCnfs>,
): { nombre: number; origine: string } | null {
  const { postesConventionnes, postesAttribues, postesDemandes } = donnees;
  if (postesConventionnes !== undefined)
    return { nombre: postesConventionnes, origine: 'convention en cours' };
  if (postesAttribues !== undefined)
    return { nombre: postesAttribues, origine: 'décision du comité' };
  if (postesDemandes !== undefined)
    return { nombre: postesDemandes, origine: 'questionnaire, rien n’étant encore attribué' };
  return null;
}
