import { z } from 'zod';

export const raisonSchema = z.object({
  code: z.string(),
  message: z.string(),
  champ: z.string().optional(),
});

/** RFC 9457 problem. `raisons` can be read out to a caller; `champ` points at a field of the request. */
export const problemeSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    raisons: z.array(raisonSchema),
    /** For a conflict: what others did since the version the client knew. */
    changements: z
      .array(z.object({ phrase: z.string(), auteur: z.string(), le: z.string() }))
      .optional(),
    /** For a conflict with what exists already: its id. */
    existantId: z.string().optional(),
  })
  .meta({ id: 'Probleme' });
export type Probleme = z.infer<typeof problemeSchema>;
