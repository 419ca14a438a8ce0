import { boutonFranceConnect2021 } from './aidants-connect/bouton/definition.js';
import { aidants2021 } from './aidants-connect/habilitation/definition.js';
import { anctSurMesure } from './anct/definition.js';
import { cantine2019, cantine2022 } from './cantine/definition.js';
import { cnfs2021, cnfs2025 } from './conseillers/definition.js';
import { fitnFinancement, fitnLaboratoire } from './fitn/definition.js';
import type { Definition } from './noyau/types.js';
import { passNumerique2019, passNumerique2020 } from './pass-numerique/definition.js';
import { petitDejeuner2019 } from './petit-dejeuner/definition.js';
import { tiersLieux2021, tiersLieux2023 } from './tiers-lieux/definition.js';
import { vta2021, vta2023, vta2026 } from './vta/definition.js';

/** Every version of every dispositif. Adding one is a folder and a line here. */
const enregistrees = [
  vta2021,
  vta2023,
  vta2026,
  anctSurMesure,
  fitnFinancement,
  fitnLaboratoire,
  aidants2021,
  boutonFranceConnect2021,
  tiersLieux2021,
  tiersLieux2023,
  cnfs2021,
  cnfs2025,
  passNumerique2019,
  passNumerique2020,
  cantine2019,
  cantine2022,
  petitDejeuner2019,
];

export const definitions: readonly Definition[] = enregistrees as unknown as Definition[];

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

/** The latest version of each dispositif, by code. */
export function dernieresVersions(): Definition[] {
  const parCode = new Map<string, Definition>();
  for (const d of definitions) {
    const connue = parCode.get(d.code);
    if (!connue || connue.enVigueur.du < d.enVigueur.du) parCode.set(d.code, d);
  }
  return [...parCode.values()];
}
