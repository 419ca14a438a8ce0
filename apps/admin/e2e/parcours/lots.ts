import { readFile } from 'node:fs/promises';
import { versDossiers } from '../../src/dossiers/adresses.js';
import { superviseur } from '../comptes.js';
import { attendreCalme, seConnecter, tabulerVers } from '../gestes.js';
import type { Lieu } from '../lieu.js';

export function lots(lieu: () => Lieu) {
  it('une superviseure affecte deux dossiers cochés au clavier, et lit le rapport', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, superviseur);
    await page.goto(versDossiers({ agent: 'aucun' }, 'reference'));
    await attendreCalme(page);
    const references = await page.locator('tbody [scope="row"] a').allTextContents();
    for (const reference of references.slice(0, 2)) {
      await tabulerVers(page, page.getByRole('checkbox', { name: `Sélectionner ${reference}` }));
      await page.keyboard.press('Space');
    }
    const barre = page.getByRole('region', { name: 'Dossiers sélectionnés' });
    await barre.getByText('2 dossiers sélectionnés').waitFor();
    await tabulerVers(page, barre.getByRole('button', { name: 'Affecter…' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    const dialogue = page.getByRole('dialog');
    await dialogue.getByRole('option').nth(1).waitFor({ state: 'attached' });
    await dialogue.getByLabel(/^Agent/).selectOption({ index: 1 });
    await dialogue.getByRole('button', { name: 'Voir ce qui changera' }).click();
    await dialogue.getByText('2 dossiers changeront.').waitFor();
    await dialogue.getByRole('button', { name: /^Confirmer pour/ }).click();

    await page.waitForURL(/\/lots\/[0-9a-f-]{36}$/);
    await page
      .getByRole('status')
      .getByText(/^Terminé/)
      .waitFor();
    await page.getByRole('row', { name: new RegExp(references[0] ?? '') }).waitFor();
    const [fichier] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /Télécharger le rapport/ }).click(),
    ]);
    const lignes = (await readFile(await fichier.path(), 'utf8')).trim().split('\r\n');
    expect(lignes.slice(1).map((l) => l.split(';')[0])).toEqual(references.slice(0, 2));
    await page.getByRole('link', { name: 'Mes traitements' }).click();
    await page
      .getByRole('link', { name: /^Affecter à / })
      .first()
      .waitFor();
    await page.context().close();
  });

  it('elle étiquette deux dossiers à la fois ; une seconde fois, tout resterait tel quel', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, superviseur);
    await page.goto('/etiquettes');
    await page.getByRole('button', { name: 'Nouvelle étiquette' }).click();
    await page.getByLabel(/^Nom/).fill('Par lot');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Archiver Par lot' }).waitFor();

    const apercevoir = async () => {
      await page.goto(versDossiers({}, 'reference'));
      await attendreCalme(page);
      for (const rang of [0, 1])
        await page
          .getByRole('checkbox', { name: /^Sélectionner [A-Z]/ })
          .nth(rang)
          .check();
      await page.getByRole('button', { name: 'Étiqueter…' }).click();
      const dialogue = page.getByRole('dialog');
      await dialogue.getByRole('radio', { name: 'Ajouter une étiquette' }).waitFor();
      await dialogue.getByLabel(/^Étiquette/).selectOption({ label: 'Par lot' });
      await dialogue.getByRole('button', { name: 'Voir ce qui changera' }).click();
      return dialogue;
    };
    const dialogue = await apercevoir();
    await dialogue.getByText('2 dossiers changeront.').waitFor();
    await dialogue.getByRole('button', { name: /^Confirmer pour/ }).click();
    await page
      .getByRole('status')
      .getByText(/^Terminé.*2 faits/)
      .waitFor();
    await (await apercevoir()).getByText('2 dossiers : Portent déjà cette étiquette.').waitFor();
    await page.context().close();
  });
}
