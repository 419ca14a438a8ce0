import type { Locator } from 'playwright-core';
import { tabulerVers } from './gestes.js';

/** How someone acts on the page: with a mouse, or without. */
export interface Mains {
  activer(cible: Locator): Promise<void>;
  saisir(champ: Locator, texte: string): Promise<void>;
  /** An option of a native select, by its beginning. */
  choisir(liste: Locator, option: string): Promise<void>;
}

export const souris: Mains = {
  activer: (cible) => cible.click(),
  saisir: (champ, texte) => champ.fill(texte),
  choisir: async (liste, option) => void (await liste.selectOption({ label: option })),
};

export const clavier: Mains = {
  async activer(cible) {
    await tabulerVers(cible.page(), cible);
    await cible.page().keyboard.press('Enter');
  },
  async saisir(champ, texte) {
    await tabulerVers(champ.page(), champ);
    await champ.page().keyboard.type(texte);
  },
  async choisir(liste, option) {
    await tabulerVers(liste.page(), liste);
    await liste.page().keyboard.type(option);
  },
};
