import type { Definition } from './noyau/types.js';
import { vta2021 } from './vta/definition.js';

/** Every version of every dispositif. Adding one is a folder and a line here. */
export const definitions: readonly Definition[] = [vta2021 as unknown as Definition];

/** @throws Error when no such version exists (a dossier always names one that does). */
export function definitionDe(code: string, version: string): Definition {
  const definition = definitions.find((d) => d.code === code && d.version === version);
  if (!definition) throw new Error(`Dispositif inconnu\u00a0: ${code} ${version}`);
  return definition;
}

/** The version in force at a date, or `undefined`. */
export function definitionEnVigueur(code: string, le: string): Definition | undefined {
  return definitions.find(
    (d) =>
      d.code === code && d.enVigueur.du <= le && (d.enVigueur.au === null || le <= d.enVigueur.au),
  );
}
