import { texteSchema } from '@sciat/dispositifs';
import { z } from 'zod';
import { typeCollectiviteSchema } from './collectivites.js';

export const rechercherSchema = z.strictObject({ q: texteSchema(200) });
export type Rechercher = z.infer<typeof rechercherSchema>;

export const champsCherches = {
  contact: 'Contact',
  piece: 'Pièce',
  note: 'Note',
} as const;

/** A text where what was typed was found, in pieces. */
const extraitSchema = z.object({
  champ: z.enum(Object.keys(champsCherches) as (keyof typeof champsCherches)[]),
  morceaux: z.array(z.object({ texte: z.string(), trouve: z.boolean() })),
});
export type Extrait = z.infer<typeof extraitSchema>;

export const resultatDossierSchema = z.object({
  id: z.string(),
  reference: z.string(),
  titre: z.string().nullable(),
  collectivite: z.string(),
  /** INSEE code or SIREN, when it is what was typed. */
  code: z.string().nullable(),
  etape: z.string(),
  clos: z.boolean(),
  fictif: z.boolean(),
  /** Why it is there, when what is shown of it does not say. */
  extraits: z.array(extraitSchema),
});
export type ResultatDossier = z.infer<typeof resultatDossierSchema>;

export const resultatCollectiviteSchema = z.object({
  id: z.string(),
  nom: z.string(),
  code: z.string(),
  type: typeCollectiviteSchema,
});
export type ResultatCollectivite = z.infer<typeof resultatCollectiviteSchema>;

export const resultatsSchema = z
  .object({
    dossiers: z.object({
      donnees: z.array(resultatDossierSchema),
      total: z.int(),
      /** There are more than `total`: nobody counted further. */
      plus: z.boolean(),
    }),
    collectivites: z.object({
      donnees: z.array(resultatCollectiviteSchema),
      total: z.int(),
      /** None has such a name: these are near it. */
      approche: z.boolean(),
    }),
    /** The words looked for in place of those that nothing holds. */
    corrections: z.array(z.object({ saisi: z.string(), cherche: z.string() })),
  })
  .meta({ id: 'ResultatsRecherche' });
export type ResultatsRecherche = z.infer<typeof resultatsSchema>;
