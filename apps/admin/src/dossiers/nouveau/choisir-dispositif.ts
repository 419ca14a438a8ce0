import type { DispositifResume } from '@sciat/contrats';
import type { DateLegale } from '@sciat/dispositifs';
import { espacesInsecables } from '../../commun/typographie.js';

type Version = Pick<
  DispositifResume,
  'code' | 'version' | 'libelle' | 'famille' | 'roleService' | 'enVigueur'
>;

export interface Choix<V extends Version = Version> {
  /** In force on the day of receipt, else the last one before, else the first to come. */
  version: V;
  ouvert: boolean;
}

/** One choice per scheme, by the day of receipt, in the order of the list. */
export function choixPossibles<V extends Version>(versions: V[], recuLe: DateLegale): Choix<V>[] {
  const codes = [...new Set(versions.map((v) => v.code))];
  return codes.map((code) => {
    const siennes = versions
      .filter((v) => v.code === code)
      .sort((a, b) => a.enVigueur.du.localeCompare(b.enVigueur.du));
    const version = siennes.findLast((v) => v.enVigueur.du <= recuLe) ?? (siennes[0] as V);
    const { du, au } = version.enVigueur;
    return { version, ouvert: du <= recuLe && (au === null || recuLe <= au) };
  });
}

/**
 * The scheme named, in its version of the day of receipt. Without a name, the first that takes requests
 * today: a date being typed must not change the scheme.
 */
export function choixRetenu<V extends Version>(
  versions: V[],
  { code, recuLe, jour }: { code: string | null; recuLe: DateLegale; jour: DateLegale },
): Choix<V> | undefined {
  const choix = choixPossibles(versions, recuLe);
  const nomme = (cherche?: string | null) => choix.find((c) => c.version.code === cherche);
  const parDefaut = choixPossibles(versions, jour).find((c) => c.ouvert);
  return nomme(code) ?? nomme(parDefaut?.version.code) ?? choix[0];
}

/** "Pass numérique (le service relaie), clos aux nouvelles demandes" */
export function direChoix({ version: { libelle, roleService }, ouvert }: Choix): string {
  const ferme = ouvert ? '' : ', clos aux nouvelles demandes';
  return espacesInsecables(`${libelle} (le service ${roleService})${ferme}`);
}
