import { texteSchema } from '@sciat/dispositifs';
import { z } from 'zod';
import { paginationSchema } from './pagination.js';
import { agentSchema } from './utilisateurs.js';

export const LONGUEUR_NOTE = 4000;

export const noteSchema = z
  .object({
    id: z.string(),
    auteur: agentSchema,
    /** `null`: erased by its author. */
    texte: z.string().nullable(),
    mentions: z.array(agentSchema),
    creeLe: z.string(),
    modifieeLe: z.string().nullable(),
    supprimeeLe: z.string().nullable(),
    /** One's own. */
    modifiable: z.boolean(),
  })
  .meta({ id: 'Note' });
export type Note = z.infer<typeof noteSchema>;

export const notesSchema = z.object({
  donnees: z.array(noteSchema),
  total: z.int(),
  /** Whom a note on this dossier may call upon. */
  mentionnables: z.array(agentSchema),
});
/** The latest first. */
export const lireNotesSchema = paginationSchema(['creeLe'], 'creeLe').pick({
  page: true,
  parPage: true,
});
export type Notes = z.infer<typeof notesSchema>;

export const ecrireNoteSchema = z.strictObject({
  texte: texteSchema(LONGUEUR_NOTE).refine((texte) => texte.length > 0, {
    error: 'Écrivez la note.',
  }),
});
export type EcrireNote = z.infer<typeof ecrireNoteSchema>;

interface Nomme {
  nom: string;
  prenom: string;
}
export const direMention = ({ prenom, nom }: Nomme) => `@${prenom} ${nom}`;

/** A note in pieces: plain text, and the colleagues it calls upon (« @Prénom Nom »). */
export function decouperMentions<A extends Nomme>(
  texte: string,
  agents: readonly A[],
): { texte: string; agents: A[] }[] {
  // The longest name first: « @Léa Martin-Roux » is not « @Léa Martin ».
  const noms = [...new Set(agents.map(direMention))].sort((a, b) => b.length - a.length);
  const morceaux: { texte: string; agents: A[] }[] = [];
  let debut = 0;
  for (let i = texte.indexOf('@'); i >= 0; i = texte.indexOf('@', i + 1)) {
    const nom = noms.find(
      (n) =>
        egaux(texte.slice(i, i + n.length), n) && !/^[\p{L}\p{N}]/u.test(texte.slice(i + n.length)),
    );
    if (!nom || /[\p{L}\p{N}]$/u.test(texte.slice(0, i))) continue;
    if (i > debut) morceaux.push({ texte: texte.slice(debut, i), agents: [] });
    debut = i + nom.length;
    morceaux.push({
      texte: texte.slice(i, debut),
      agents: agents.filter((a) => direMention(a) === nom),
    });
  }
  if (debut < texte.length) morceaux.push({ texte: texte.slice(debut), agents: [] });
  return morceaux;
}

const egaux = (a: string, b: string) => a.localeCompare(b, 'fr', { sensitivity: 'accent' }) === 0;
