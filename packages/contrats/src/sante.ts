import { z } from 'zod';

export const santeSchema = z.object({
  etat: z.enum(['ok', 'degrade']),
  base: z.boolean(),
  file: z.boolean(),
  demonstration: z.boolean(),
});
export type Sante = z.infer<typeof santeSchema>;
