import { administrateur } from '../comptes.js';
import type { Fichier } from '../fichiers.js';
import { seConnecter } from '../gestes.js';
import type { Lieu } from '../lieu.js';

const csv = (texte: string): Fichier => ({
  name: 'liste.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(texte),
});

export function listes(lieu: () => Lieu) {
  it('une liste se publie après son aperçu, et jamais avec une ligne refusée', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, administrateur);
    await page.goto('/listes/import');
    await page.getByLabel('Source').fill('Note de service du 2 septembre');
    // Far ahead: the dossiers of the other journeys keep theirs.
    await page.getByLabel('Date d’effet').fill('2099-01-01');
    const fichier = page.locator('input[type=file]');
    await fichier.setInputFiles(csv('code;nom\n13008;Aurons\n99999;Nulle part\n'));
    await page.getByRole('button', { name: 'Voir l’aperçu' }).click();
    await page.getByText('Ligne 3 : aucune collectivité', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: 'Publier la liste' }).count()).toBe(0);

    await fichier.setInputFiles(csv('code;nom\n13008;Aurons\n13002;Alauche\n'));
    await page.getByRole('button', { name: 'Voir l’aperçu' }).click();
    await page.getByText('1 collectivité ajoutée').waitFor();
    await page.getByText('« Alauche », pour Allauch', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Publier la liste' }).click();
    await page.waitForURL(/\/listes\/[0-9a-f-]{36}$/);
    await page.getByText('État : à venir', { exact: false }).waitFor();
    await page.context().close();
  });
}
