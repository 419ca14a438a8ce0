import { roles, texteSchema } from '@sciat/dispositifs';
import { z } from 'zod';

export const roleSchema = z.enum(
  Object.keys(roles) as [keyof typeof roles, ...(keyof typeof roles)[]],
  {
    error: `Rôle inconnu. Possibles : ${Object.keys(roles).join(', ')}.`,
  },
);

export const LONGUEUR_MOT_DE_PASSE = 12;
export const motDePasseSchema = z
  .string({ error: 'Le mot de passe est attendu.' })
  .min(LONGUEUR_MOT_DE_PASSE, { error: `Au moins ${LONGUEUR_MOT_DE_PASSE} caractères.` })
  .max(200, { error: '200 caractères au plus.' });

export const courrielSchema = z
  .string({ error: 'L’adresse de courriel est attendue.' })
  .trim()
  .toLowerCase()
  .max(254, { error: '254 caractères au plus.' })
  .pipe(z.email({ error: 'Adresse de courriel invalide.' }));

export const connexionSchema = z.strictObject({
  courriel: courrielSchema,
  motDePasse: z
    .string({ error: 'Le mot de passe est attendu.' })
    .min(1, { error: 'Le mot de passe est attendu.' })
    .max(200),
});
export type Connexion = z.infer<typeof connexionSchema>;

export const changerMotDePasseSchema = z.strictObject({
  actuel: z.string({ error: 'Le mot de passe actuel est attendu.' }).min(1).max(200),
  nouveau: motDePasseSchema,
});
export type ChangerMotDePasse = z.infer<typeof changerMotDePasseSchema>;

/** Who is signed in. Send `jetonCsrf` back in the header `x-csrf-token` of every request that writes. */
export const sessionSchema = z.object({
  utilisateur: z.object({
    id: z.string(),
    courriel: z.string(),
    nom: z.string(),
    prenom: z.string(),
    role: roleSchema,
    /** Codes of the schemes they are limited to; empty for all. */
    dispositifs: z.array(z.string()),
    serviceId: z.string(),
  }),
  service: z.object({ id: z.string(), nom: z.string(), departement: z.string() }),
  jetonCsrf: z.string(),
  demonstration: z.boolean(),
});
export type SessionOuverte = z.infer<typeof sessionSchema>;

export const nomSchema = (libelle: string) =>
  texteSchema(100).refine((t) => t.length > 0, { error: `${libelle} est attendu.` });
