import { instructeur, superviseur } from '../comptes.js';
import { attendreCalme, attendu, creerDossier, seConnecter, tabulerVers } from '../gestes.js';
import type { Lieu } from '../lieu.js';

export function recherche(lieu: () => Lieu) {
  it('sans souris, on cherche « eguilles », on ouvre, on note, on étiquette, et la liste le retrouve', async () => {
    const cadre = await lieu().ouvrirPage();
    await seConnecter(cadre, superviseur);
    await creerDossier(cadre, { collectivite: 'Éguilles' });
    await cadre.goto('/etiquettes');
    await cadre.getByRole('button', { name: 'Nouvelle étiquette' }).click();
    await cadre.getByLabel(/^Nom/).fill('À revoir');
    await cadre.getByRole('radio', { name: 'Violet' }).check();
    await cadre.keyboard.press('Enter');
    await cadre.getByRole('button', { name: 'Archiver À revoir' }).waitFor();
    await cadre.context().close();

    const page = await lieu().ouvrirPage();
    await seConnecter(page, instructeur);
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('eguiles');
    const resultats = page.getByRole('listbox', { name: 'Résultats' });
    await resultats
      .getByRole('option', { name: /Éguilles/ })
      .first()
      .waitFor();
    await page
      .getByText(/Rien pour «\s?eguiles\s?»/)
      .first()
      .waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/dossiers\/[0-9a-f-]{36}$/);
    await attendu(page).waitFor();
    await page.getByRole('heading', { level: 1, name: /Éguilles/ }).waitFor();
    await attendreCalme(page);

    const notes = page.getByRole('region', { name: 'Notes' });
    await notes.getByRole('textbox', { name: 'Nouvelle note' }).focus();
    await page.keyboard.type('Rappeler la mairie, voir avec @');
    const collegue = await page
      .getByRole('listbox', { name: 'Collègues' })
      .getByRole('option')
      .first()
      .innerText();
    await page.keyboard.press('Enter');
    await page.keyboard.type('demain');
    await page.keyboard.press('Control+Enter');
    await notes.getByRole('listitem').getByText(`@${collegue}`).waitFor();
    await page.getByRole('region', { name: 'Journal' }).getByText('Note ajoutée').waitFor();

    await page.getByRole('button', { name: 'Étiqueter' }).focus();
    await page.keyboard.press('Enter');
    const choix = page.getByRole('menuitemcheckbox', { name: 'À revoir' });
    await tabulerVers(page, choix, 'ArrowDown');
    await page.keyboard.press('Enter');
    await page
      .getByRole('button', { name: 'À revoir. Retirer cette étiquette', includeHidden: true })
      .waitFor();
    await page.keyboard.press('Escape');

    await page.goto('/dossiers');
    await page.getByRole('button', { name: 'Filtres' }).click();
    await page.getByRole('combobox', { name: 'Étiquette' }).selectOption({ label: 'À revoir' });
    await page
      .getByRole('list', { name: 'Filtres actifs' })
      .getByText(/Étiquette.*À revoir/)
      .waitFor();
    await page.getByText('1 dossier ouvert').waitFor();
    await page.getByRole('table').getByText('À revoir').waitFor();
    await page.context().close();
  });
}
