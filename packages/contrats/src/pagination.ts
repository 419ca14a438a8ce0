import { texteSchema } from '@sciat/dispositifs';
import { z } from 'zod';

export const PAR_PAGE_MAX = 100;

const entier = (minimum: number, maximum: number, defaut: number) =>
  z.coerce
    .number({ error: 'Un nombre est attendu.' })
    .int({ error: 'Un nombre entier est attendu.' })
    .min(minimum, { error: `Au moins ${minimum}.` })
    .max(maximum, { error: `Au plus ${maximum}.` })
    .default(defaut);

/**
 * Query of a paged list: page (from 1), parPage, tri (one of `champs`), ordre.
 * Pages are bounded so that an absurd offset is an error in French and not a slow query.
 */
export function paginationSchema<const C extends readonly [string, ...string[]]>(
  champs: C,
  defaut: C[number],
) {
  return z.strictObject({
    page: entier(1, 100_000, 1),
    parPage: entier(1, PAR_PAGE_MAX, 25),
    tri: z
      .enum(champs, { error: `Tri inconnu. Possibles : ${champs.join(', ')}.` })
      .default(defaut as never),
    ordre: z.enum(['asc', 'desc'], { error: 'asc ou desc.' }).default('asc'),
  });
}

/** Free text, for the lists that look for it. */
export const recherche = { q: texteSchema(200).optional() };

/** A page of a list and the total over all pages. */
export function pageSchema<T extends z.ZodType>(element: T) {
  return z.object({ donnees: z.array(element), total: z.int() });
}
export interface Page<T> {
  donnees: T[];
  total: number;
}
