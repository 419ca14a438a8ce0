import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type Application, demarrerApplication } from './application.js';
import { suivreRequetes } from './attentes.js';
import { ouvrirNavigateur } from './navigateur.js';

/** Where the journeys take place: one application, one browser. */
export interface Lieu {
  application: Application;
  navigateur: Browser;
  /** A page of its own session, as on the agents' laptops. */
  ouvrirPage(options?: BrowserContextOptions): Promise<Page>;
  fermer(): Promise<void>;
}

export async function ouvrirLieu(): Promise<Lieu> {
  const application = await demarrerApplication();
  const navigateur = await ouvrirNavigateur().catch(async (erreur) => {
    // Left running, the application would keep Jest from ever ending.
    await application.arreter();
    throw erreur;
  });
  return {
    application,
    navigateur,
    async ouvrirPage(options = {}) {
      const contexte = await navigateur.newContext({
        baseURL: application.adresse,
        viewport: { width: 1366, height: 768 },
        locale: 'fr-FR',
        timezoneId: 'Europe/Paris',
        ...options,
      });
      contexte.setDefaultTimeout(15_000);
      const page = await contexte.newPage();
      suivreRequetes(page);
      return page;
    },
    async fermer() {
      await navigateur.close();
      await application.arreter();
    },
  };
}
