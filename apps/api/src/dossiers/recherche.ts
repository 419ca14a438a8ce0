import { normaliser } from '../base/texte.js';

interface Cherchable {
  reference: string;
  titre: string | null;
  collectivite: { nom: string; code: string; siren: string };
}

/** What the free text of a list is looked for in. */
export function rechercheDe({ reference, titre, collectivite }: Cherchable): string {
  const { nom, code, siren } = collectivite;
  return normaliser([reference, nom, code, siren, titre ?? ''].join(' '));
}

/** Conditions for `recherche`: every word typed, anywhere. The values are bound, never pasted. */
export function motsDe(q: string | undefined): string[] {
  return normaliser(q ?? '')
    .split(' ')
    .filter((mot) => mot.length > 0)
    .slice(0, 8);
}
