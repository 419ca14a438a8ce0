import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { z } from 'zod';
import { ErreurMetier } from './erreur-metier.js';

type Probleme = { message: string; path?: readonly (PropertyKey | { key: PropertyKey })[] };

/** One French reason per invalid field. */
export function erreurDeSaisie(
  problemes: readonly Probleme[],
  prefixe: string[] = [],
): ErreurMetier {
  const raisons = problemes.map(({ message, path = [] }) => {
    const champ = [...prefixe, ...path.map((p) => String(typeof p === 'object' ? p.key : p))].join(
      '.',
    );
    return { code: 'INVALIDE', message, ...(champ ? { champ } : {}) };
  });
  const detail = raisons
    .map((r) => (r.champ ? `${r.champ} : ${r.message}` : r.message))
    .join(' ; ');
  return new ErreurMetier('invalide', detail, raisons);
}

/** Parses what does not come through a controller's parameter (a dossier's données, for instance). */
export function lire<S extends z.ZodType>(
  schema: S,
  valeur: unknown,
  prefixe: string[] = [],
): z.output<S> {
  const lu = schema.safeParse(valeur);
  if (!lu.success) throw erreurDeSaisie(lu.error.issues, prefixe);
  return lu.data;
}

export const validation = () =>
  new StandardSchemaValidationPipe({ exceptionFactory: erreurDeSaisie });
