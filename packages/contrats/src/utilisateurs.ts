import { dernieresVersions } from '@sciat/dispositifs';
import { z } from 'zod';
import { courrielSchema, motDePasseSchema, nomSchema, roleSchema } from './auth.js';
import { pageSchema, paginationSchema, recherche } from './pagination.js';

const codes = dernieresVersions().map((d) => d.code);

export const utilisateurSchema = z
  .object({
    id: z.string(),
    courriel: z.string(),
    nom: z.string(),
    prenom: z.string(),
    role: roleSchema,
    /** Codes of the schemes they are limited to; empty for all. */
    dispositifs: z.array(z.string()),
    actif: z.boolean(),
    fictif: z.boolean(),
    derniereConnexionLe: z.string().nullable(),
  })
  .meta({ id: 'Utilisateur' });
export type Utilisateur = z.infer<typeof utilisateurSchema>;

/** Someone a dossier can be assigned to. */
export const agentSchema = z
  .object({ id: z.string(), nom: z.string(), prenom: z.string() })
  .meta({ id: 'Agent' });
/** With the days on which they are away, if any. */
const agentAffectableSchema = agentSchema.extend({
  absentDu: z.string().nullable(),
  absentAu: z.string().nullable(),
});
export type AgentCite = z.infer<typeof agentSchema>;
export type AgentAffectable = z.infer<typeof agentAffectableSchema>;

export const listerUtilisateursSchema = paginationSchema(
  ['nom', 'courriel', 'role', 'derniereConnexionLe'],
  'nom',
).extend({
  ...recherche,
  actif: z.enum(['true', 'false']).optional(),
});
export const utilisateursSchema = pageSchema(utilisateurSchema);
export const agentsSchema = pageSchema(agentAffectableSchema);
/** `dispositif`: only those who follow it. */
export const listerAgentsSchema = z.strictObject({ dispositif: z.string().max(30).optional() });

/** With how many open dossiers the account had and no longer may have: they are nobody's now. */
export const utilisateurModifieSchema = utilisateurSchema
  .extend({ dossiersRepris: z.int() })
  .meta({ id: 'UtilisateurModifie' });
export type UtilisateurModifie = z.infer<typeof utilisateurModifieSchema>;

const dispositifsSchema = z
  .array(
    z.string().refine((code) => codes.includes(code), { error: 'Ce dispositif n’existe pas.' }),
    { error: 'Une liste de dispositifs est attendue.' },
  )
  .max(codes.length);

/** What the account would become: the role, the state and the schemes that decide what it may instruct. */
export const lireRepriseCompteSchema = z.strictObject({
  role: roleSchema,
  actif: z.enum(['true', 'false'], { error: 'Vrai ou faux.' }).transform((v) => v === 'true'),
  /** Codes one after the other, empty for all. */
  dispositifs: z
    .string()
    .default('')
    .transform((v) => v.split(',').filter(Boolean))
    .pipe(dispositifsSchema),
});
export type LireRepriseCompte = z.output<typeof lireRepriseCompteSchema>;
/** How many open dossiers would lose their agent. */
export const repriseCompteSchema = z.object({ dossiers: z.int() }).meta({ id: 'RepriseCompte' });
export type RepriseCompte = z.infer<typeof repriseCompteSchema>;

export const creerUtilisateurSchema = z.strictObject({
  courriel: courrielSchema,
  nom: nomSchema('Le nom'),
  prenom: nomSchema('Le prénom'),
  role: roleSchema,
  dispositifs: dispositifsSchema.default([]),
  motDePasse: motDePasseSchema,
});
export type CreerUtilisateur = z.infer<typeof creerUtilisateurSchema>;

export const modifierUtilisateurSchema = z.strictObject({
  nom: nomSchema('Le nom').optional(),
  prenom: nomSchema('Le prénom').optional(),
  role: roleSchema.optional(),
  dispositifs: dispositifsSchema.optional(),
  actif: z.boolean({ error: 'Vrai ou faux.' }).optional(),
  /** A new password set by the administrator; it ends the sessions of the account. */
  motDePasse: motDePasseSchema.optional(),
});
export type ModifierUtilisateur = z.infer<typeof modifierUtilisateurSchema>;
