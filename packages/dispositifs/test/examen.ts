import type { Examen } from '../src/noyau/transitions.js';

/** The step reached, or the codes and fields of the refusal. */
export function direExamen(examen: Examen): string | string[] {
  if (examen.permise) return examen.vers;
  return examen.raisons.map((r) => (r.champ ? `${r.code} ${r.champ}` : r.code));
}
