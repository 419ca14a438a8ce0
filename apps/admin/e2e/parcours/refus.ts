import type { Page } from 'playwright-core';
import { attendreTexte } from '../attentes.js';
import { COMMUNE_RURALE, instructeur } from '../comptes.js';
import { petitPdf } from '../fichiers.js';
import { attendreEtape, attendu, piece, tabulerVers } from '../gestes.js';
import type { Lieu } from '../lieu.js';

/** Reaches a button or a link with the Tab key and presses it. */
async function activer(page: Page, role: 'button' | 'link', nom: string | RegExp): Promise<void> {
  const exact = typeof nom === 'string';
  await tabulerVers(page, page.getByRole(role, { name: nom, exact }).last());
  await page.keyboard.press('Enter');
}

async function taper(page: Page, libelle: string | RegExp, texte: string): Promise<void> {
  await tabulerVers(
    page,
    page.getByLabel(libelle, typeof libelle === 'string' ? { exact: true } : {}),
  );
  await page.keyboard.type(texte);
}

/** In a dialog: the reason, then Enter on the button that confirms. */
async function motiver(page: Page, texte: string): Promise<void> {
  await taper(page, /^Motif/, texte);
  await activer(page, 'button', /Confirmer cet acte|^Enregistrer$/);
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

export function refus(lieu: () => Lieu) {
  it('un instructeur mène un dossier jusqu’au refus du préfet, sans souris', async () => {
    const page = await lieu().ouvrirPage();
    await page.goto('/connexion');
    await taper(page, 'Courriel', instructeur.courriel);
    await taper(page, 'Mot de passe', instructeur.motDePasse);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Ma file' }).waitFor();

    await page.keyboard.type('gd');
    await activer(page, 'link', 'Nouveau dossier');
    await taper(page, /^Collectivité/, COMMUNE_RURALE);
    await page.getByRole('option', { name: COMMUNE_RURALE }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await taper(page, 'Intitulé du poste', 'Chargé de mission numérique');
    await taper(page, 'Durée prévue (mois)', '14');
    await taper(page, 'Temps de travail prévu (%)', '80');
    // Listened for well before the key: the browser opens its own chooser, and says nothing, when the
    // order to intercept it comes behind.
    const choix = page.waitForEvent('filechooser');
    await tabulerVers(page, page.getByRole('button', { name: /^Choisir un fichier/ }));
    await page.keyboard.press('Enter');
    await (await choix).setFiles(petitPdf('fiche.pdf'));
    await activer(page, 'button', 'Créer le dossier');
    await attendreEtape(page, 'Fiche de poste');

    await tabulerVers(
      page,
      piece(page, 'Fiche de poste').getByRole('button', { name: /^Accepter/ }),
    );
    await page.keyboard.press('Enter');
    await piece(page, 'Fiche de poste').getByText('acceptée', { exact: true }).waitFor();

    await activer(page, 'button', 'Transmettre à l’ANCT');
    await activer(page, 'button', 'Enregistrer');
    await attendreEtape(page, 'Instruction de l’ANCT');

    // What the act changed is read first; "e" goes straight to the field the step waits for.
    await attendu(page).locator('p:focus').waitFor();
    await page.keyboard.press('e');
    await page.locator('select[name=avisAnct]:focus').waitFor();
    await page.keyboard.type('Déf');
    await activer(page, 'button', 'Enregistrer la saisie');
    await page.getByText('1 champ modifié, non enregistré.').waitFor({ state: 'hidden' });
    await activer(page, 'button', 'Enregistrer la réponse de l’ANCT');
    await activer(page, 'button', 'Enregistrer');
    await attendreEtape(page, 'Courrier du préfet');

    await activer(page, 'button', 'Proposer le refus');
    await motiver(page, 'L’ANCT a rendu un avis défavorable.');
    await attendreEtape(page, 'Signature du refus');
    await activer(page, 'button', 'Enregistrer le refus signé et envoyé');
    await motiver(page, 'Mission sans ingénierie, au vu de l’avis de l’ANCT.');

    await page.getByText('Clos : refus', { exact: true }).waitFor();
    await attendreTexte(attendu(page), /Dossier clos le .*refus\./);
    await page.context().close();
  });
}
