import type { DispositifResume } from '@sciat/contrats';
import { parFamille } from '../dispositifs/familles.js';
import { parDispositif } from '../dispositifs/phrases.js';

export type Groupe = ReturnType<typeof parFamille<DispositifResume>>[number];

/** The latest version of each dispositif, grouped by scheme. */
export function grouper(versions: DispositifResume[]): Groupe[] {
  return parFamille(parDispositif(versions).map(([derniere]) => derniere));
}

/** Whether a scheme takes no request any more. */
export const estFerme = ({ enVigueur: { au } }: DispositifResume, jour: string) =>
  au !== null && au < jour;
