import type { Locator } from 'playwright-core';

const DELAI_MS = 10_000;
const PAS_MS = 100;

/** Asks again until it holds: the page follows the server by a moment. */
async function insister(verifier: () => Promise<void>): Promise<void> {
  const fin = Date.now() + DELAI_MS;
  for (;;) {
    try {
      return await verifier();
    } catch (erreur) {
      if (Date.now() > fin) throw erreur;
      await new Promise((suite) => setTimeout(suite, PAS_MS));
    }
  }
}

/** What is read in a part of the page, in the end. */
export const attendreTexte = (zone: Locator, motif: RegExp): Promise<void> =>
  insister(async () => expect(await zone.textContent()).toMatch(motif));

/** What a field holds, in the end. */
export const attendreValeur = (champ: Locator, valeur: string): Promise<void> =>
  insister(async () => expect(await champ.inputValue()).toBe(valeur));
