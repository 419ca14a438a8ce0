import { z } from 'zod';
import { dateLegaleSchema, texteSchema } from './donnees.js';

// Fields that the acts and the mails of every scheme know by name. A definition spreads the groups it
// needs into its own `donnees`; `groupe` is the heading they stand under there.

/** Whom to write to in the collectivité. */
export const champsContact = (groupe: string) => ({
  contactNom: texteSchema(200).meta({ libelle: 'Contact dans la collectivité', groupe }),
  contactCourriel: z.email({ error: 'Adresse de courriel invalide.' }).max(254).meta({
    libelle: 'Courriel du contact',
    groupe,
    aide: 'L’accusé de réception et les demandes de pièces y sont envoyés.',
  }),
  contactTelephone: texteSchema(30).meta({ libelle: 'Téléphone du contact', groupe }),
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
  serviceFaitLe: dateLegaleSchema.meta({ libelle: 'Service fait certifié le', groupe }),
});

const communes = z.object({
  ...champsContact(''),
  ...champsComplements(''),
  ...champsPaiement(''),
});
export type DonneesCommunes = Partial<z.infer<typeof communes>>;
