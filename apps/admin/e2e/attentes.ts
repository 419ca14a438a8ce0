import type { Locator, Page, Request } from 'playwright-core';

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

const SILENCE_MS = 200;
const enCours = new WeakMap<Page, Set<Request>>();

/** From now on, what this page asks of the server is known; a stream of events never ends, and is left out. */
export function suivreRequetes(page: Page): void {
  const siennes = new Set<Request>();
  enCours.set(page, siennes);
  page.on('request', (r) => r.resourceType() !== 'eventsource' && siennes.add(r));
  page.on('requestfinished', (r) => siennes.delete(r));
  page.on('requestfailed', (r) => siennes.delete(r));
}

/** Nothing has been asked of the server for a moment: unlike the browser's own word, also after a link inside. */
export async function attendreSilence(page: Page): Promise<void> {
  const siennes = enCours.get(page) ?? new Set();
  const fin = Date.now() + DELAI_MS;
  for (let depuis = Date.now(); Date.now() - depuis < SILENCE_MS; ) {
    await new Promise((suite) => setTimeout(suite, PAS_MS / 4));
    if (siennes.size > 0) depuis = Date.now();
    if (Date.now() > fin)
      throw new Error(`Toujours sans réponse : ${[...siennes].map((r) => r.url()).join(', ')}`);
  }
}
