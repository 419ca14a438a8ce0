import type { DispositifResume } from '@sciat/contrats';
import { parFamille } from '../dispositifs/familles.js';

export type Groupe = ReturnType<typeof parFamille<DispositifResume>>[number];

/** The latest version of each dispositif, grouped by scheme. */
export function grouper(versions: DispositifResume[]): Groupe[] {
  const parCode = new Map<string, DispositifResume>();
  for (const version of versions) {
    const connue = parCode.get(version.code);
    if (!connue || connue.enVigueur.du < version.enVigueur.du) parCode.set(version.code, version);
  }
  return parFamille([...parCode.values()]);
}

/** Whether a scheme takes no request any more. */
export const estFerme = ({ enVigueur: { au } }: DispositifResume, jour: string) =>
  au !== null && au < jour;
