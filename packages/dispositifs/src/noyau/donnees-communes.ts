import { z } from 'zod';
import { dateLegaleSchema, montantSchema, texteSchema } from './donnees.js';
import type { Engagement, Paiement } from './types.js';

// Fields that the acts and the mails of every scheme know by name. A definition spreads the groups it
// needs into its own `donnees`; `groupe` is the heading they stand under there.

/** Whom to write to in the collectivité. */
export const champsContact = (groupe: string) => ({
  contactNom: texteSchema(200).meta({
    libelle: 'Contact dans la collectivité',
    groupe,
    personnelle: true,
  }),
  contactCourriel: z.email({ error: 'Adresse de courriel invalide.' }).max(254).meta({
    libelle: 'Courriel du contact',
    groupe,
    personnelle: true,
    aide: 'Les courriels du service au demandeur y sont envoyés.',
  }),
  contactTelephone: texteSchema(30).meta({
    libelle: 'Téléphone du contact',
    groupe,
    personnelle: true,
  }),
});

/** The same, as the steps that enter them name them. */
export const champsDuContact: ('contactNom' | 'contactCourriel' | 'contactTelephone')[] = [
  'contactNom',
  'contactCourriel',
  'contactTelephone',
];

/** An acknowledgement sent otherwise than by the application: it ends the clock all the same. */
export const champAccuse = (groupe: string) => ({
  accuseEnvoyeLe: dateLegaleSchema.meta({
    libelle: 'Accusé de réception envoyé autrement le',
    groupe,
    aide: 'À remplir seulement si l’accusé n’est pas parti par courriel d’ici.',
  }),
});

/** A request for pieces: which ones, and until when. */
export const champsComplements = (groupe: string) => ({
  piecesDemandees: z
    .array(z.string().max(60))
    .max(20)
    .meta({ libelle: 'Pièces demandées', groupe }),
  complementsLimiteLe: dateLegaleSchema.meta({ libelle: 'Date limite de réponse', groupe }),
});

/** What a payment request to Chorus carries. */
export const champsPaiement = (groupe: string) => ({
  engagementNumero: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9-]{4,30}$/, { error: 'Entre 4 et 30 lettres ou chiffres, sans espace.' })
    .meta({ libelle: 'Numéro d’engagement juridique (Chorus)', groupe }),
  engagementLe: dateLegaleSchema.meta({ libelle: 'Engagement juridique saisi le', groupe }),
  serviceFaitLe: dateLegaleSchema.meta({ libelle: 'Service fait certifié le', groupe }),
  montantModifie: montantSchema.meta({
    libelle: 'Aide après la décision modificative',
    groupe,
    aide: 'Le nouveau total, versements déjà faits compris.',
  }),
});

/** What a payment before the last one carries besides. */
export const champsAcompte = (groupe: string) => ({
  paiementNature: z
    .enum(['AVANCE', 'ACOMPTE'])
    .meta({ libelle: 'Nature du paiement', groupe, options: naturesAcompte }),
  paiementCentimes: montantSchema.meta({ libelle: 'Montant demandé', groupe }),
});
export const naturesAcompte = { AVANCE: 'Avance', ACOMPTE: 'Acompte' };

/** A checklist of commitments: one choice for each, kept or not. */
export const optionsEngagement = { TENU: 'Tenu', NON_TENU: 'Non tenu' };
export const champEngagement = <I extends string>(id: I) => `engagement_${id}` as const;
type ChampsEngagements<I extends string> = {
  [K in I as `engagement_${K}`]: z.ZodEnum<{ TENU: 'TENU'; NON_TENU: 'NON_TENU' }>;
};
export function champsEngagements<const I extends string>(
  engagements: readonly (Engagement & { id: I })[],
  groupe: string,
): ChampsEngagements<I> {
  return Object.fromEntries(
    engagements.map(({ id, libelle }) => [
      champEngagement(id),
      z.enum(['TENU', 'NON_TENU']).meta({ libelle, groupe, options: optionsEngagement }),
    ]),
  ) as ChampsEngagements<I>;
}

export const issuesExternes = {
  ACCEPTEE: 'Acceptée',
  REFUSEE: 'Refusée',
  ABANDONNEE: 'Abandonnée',
};
/** What an outside body decided, in a dossier that the service only watches. */
export const champsIssueExterne = (groupe: string) => ({
  issueExterne: z
    .enum(['ACCEPTEE', 'REFUSEE', 'ABANDONNEE'])
    .meta({ libelle: 'Décision prise ailleurs', groupe, options: issuesExternes }),
  issueExterneLe: dateLegaleSchema.meta({ libelle: 'Décision prise le', groupe }),
  issueExterneReference: texteSchema(200).meta({
    libelle: 'Référence de la décision',
    groupe,
    aide: 'Numéro, courriel ou page où elle se lit\u00a0; la preuve se dépose parmi les pièces.',
  }),
});

const communes = z.object({
  ...champsContact(''),
  ...champAccuse(''),
  ...champsIssueExterne(''),
  ...champsComplements(''),
  ...champsPaiement(''),
  ...champsAcompte(''),
});
/** The passage of a payment that names no sum says it all the same, and whether others came before. */
export type DonneesCommunes = Partial<
  Omit<z.infer<typeof communes>, 'paiementNature'> & { paiementNature: Paiement['nature'] }
>;
