import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { attendreFixite } from './axe.js';
import { COMMUNE_RURALE, type Compte, superviseur } from './comptes.js';
import { ecrans, ouvrirEcran } from './ecrans.js';
import { attendreCalme, choisirCollectivite, ouvrirActe, seConnecter } from './gestes.js';
import { type Lieu, ouvrirLieu } from './lieu.js';

// Not a test: a picture of every screen, to look at and for the README.
const DOSSIER =
  process.env.CAPTURES ?? fileURLToPath(new URL('../../../.donnees/captures', import.meta.url));

let lieu: Lieu;
beforeAll(async () => {
  mkdirSync(DOSSIER, { recursive: true });
  lieu = await ouvrirLieu();
});
afterAll(() => lieu?.fermer());

async function photographier(page: Page, nom: string, entiere = false): Promise<void> {
  await attendreCalme(page);
  await page.screenshot({ path: `${DOSSIER}/${nom}.png`, fullPage: entiere });
}

/** Opens the first dossier of the list that is at this step. */
async function ouvrirDossierA(page: Page, etape: string): Promise<void> {
  const filtre = encodeURIComponent(JSON.stringify({ etape }));
  await page.goto(`/dossiers?filter=${filtre}`);
  await page.locator('main a[href^="/dossiers/"]').filter({ hasText: /^VTA-/ }).first().click();
  await attendreCalme(page);
}

for (const colorScheme of ['light', 'dark'] as const) {
  const theme = colorScheme === 'light' ? 'clair' : 'sombre';

  it(`photographie les écrans (${theme})`, async () => {
    const pages = new Map<Compte | null, Page>();
    for (const ecran of ecrans) {
      const { nom, compte } = ecran;
      let page = pages.get(compte);
      if (!page) {
        page = await lieu.ouvrirPage({ colorScheme });
        pages.set(compte, page);
        if (compte) await seConnecter(page, compte);
      }
      await ouvrirEcran(page, ecran);
      await photographier(page, `${nom}-${theme}`);
    }
    for (const page of pages.values()) await page.context().close();
  });

  it(`photographie un nouveau dossier et quelques étapes (${theme})`, async () => {
    const page = await lieu.ouvrirPage({ colorScheme });
    await seConnecter(page, superviseur);
    await page.goto('/dossiers/nouveau');
    await choisirCollectivite(page, COMMUNE_RURALE);
    await photographier(page, `nouveau-dossier-choisi-${theme}`, true);
    for (const etape of [
      'FICHE_DE_POSTE',
      'INSTRUCTION_ANCT',
      'VERIFICATION_COMPLETUDE',
      'VERSEMENT',
    ]) {
      await ouvrirDossierA(page, etape);
      await photographier(page, `dossier-${etape.toLowerCase()}-${theme}`);
      await photographier(page, `dossier-${etape.toLowerCase()}-entier-${theme}`, true);
    }
    await ouvrirDossierA(page, 'VERIFICATION_COMPLETUDE');
    await ouvrirActe(page, 'Demander des compléments');
    await attendreFixite(page);
    await page.screenshot({ path: `${DOSSIER}/dialogue-acte-${theme}.png` });
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    await page
      .getByRole('button', { name: /^Refuser/ })
      .first()
      .click();
    await attendreFixite(page);
    await page.screenshot({ path: `${DOSSIER}/dialogue-refus-de-piece-${theme}.png` });
    await page.keyboard.press('Escape');
    await page.emulateMedia({ media: 'print', colorScheme });
    await photographier(page, `dossier-imprime-${theme}`, true);
    await page.emulateMedia({ media: 'screen', colorScheme });
    // A window twice narrower is what a magnifier at 200 % leaves.
    await page.setViewportSize({ width: 683, height: 768 });
    await photographier(page, `dossier-loupe-${theme}`, true);
    await page.goto('/dossiers/nouveau');
    await photographier(page, `nouveau-dossier-loupe-${theme}`, true);
    await page.context().close();
  });
}
