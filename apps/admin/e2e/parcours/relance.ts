import type { Page } from 'playwright-core';
import { type FiltresDossiers, versDossiers } from '../../src/dossiers/adresses.js';
import { instructeur } from '../comptes.js';
import { attendreCalme, attendu, seConnecter } from '../gestes.js';
import type { Lieu } from '../lieu.js';

async function ouvrirPremier(page: Page, filtres: FiltresDossiers): Promise<void> {
  await page.goto(versDossiers(filtres));
  await page.locator('main table a').first().click();
  await attendu(page).waitFor();
  await attendreCalme(page);
}

export function relance(lieu: () => Lieu) {
  it('une instructrice relance un organisme dont l’adresse n’est pas connue', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, instructeur);
    await ouvrirPremier(page, { dispositif: 'FC_BOUTON', acteur: 'FRANCE_RELANCE' });
    await page.getByRole('button', { name: 'Relancer' }).click();
    const dialogue = page.getByRole('dialog', { name: /^Relancer/ });
    await dialogue.getByText('Aucune adresse n’est connue', { exact: false }).waitFor();
    // Nothing to click: the address is what is left to type.
    await page.keyboard.type('contact@exemple.invalid');
    await page.keyboard.press('Enter');
    await dialogue.waitFor({ state: 'hidden' });
    await attendu(page)
      .getByText(/Relancé une fois/)
      .waitFor();
    await page
      .getByRole('region', { name: 'Journal' })
      .getByText('contact@exemple.invalid', { exact: false })
      .waitFor();
    await page.context().close();
  });

  it('un point à saisir avec un acte mène à cet acte', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, instructeur);
    await ouvrirPremier(page, { dispositif: 'CNFS', etape: 'FORMATION' });
    await page.getByRole('button', { name: 'Formation initiale achevée le' }).click();
    await page
      .locator('button:focus', { hasText: 'Enregistrer la fin de la formation initiale' })
      .waitFor();
    await page.context().close();
  });

  it('une liste filtrée par une étape l’est aussi par son dispositif, et le reste au retour', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, instructeur);
    await page.goto('/dossiers');
    await page.getByRole('button', { name: 'Filtres' }).click();
    await page
      .getByRole('combobox', { name: 'Étape' })
      .selectOption({ value: 'FC_BOUTON INSTRUCTION' });
    const jetons = page.getByRole('list', { name: 'Filtres actifs' });
    await jetons.getByText(/Étape.*Instruction par France Relance/).waitFor();
    await jetons.getByText(/Dispositif.*Bouton FranceConnect/).waitFor();
    await page
      .getByRole('link', { name: /^FC_BOUTON-/ })
      .first()
      .click();
    await attendu(page).waitFor();
    await page
      .getByRole('navigation', { name: 'Dossiers de la liste' })
      .getByRole('link', { name: 'Dossiers' })
      .click();
    await jetons.getByText(/Étape.*Instruction par France Relance/).waitFor();
    await page.context().close();
  });
}
