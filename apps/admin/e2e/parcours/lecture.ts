import { COMMUNE_RURALE, instructeur, lecture as lectrice } from '../comptes.js';
import { attendreCalme, attendreEtape, attendu, creerDossier, seConnecter } from '../gestes.js';
import type { Lieu } from '../lieu.js';

export function lecture(lieu: () => Lieu) {
  it('un compte en lecture voit un dossier sans pouvoir rien y faire', async () => {
    const agent = await lieu().ouvrirPage();
    await seConnecter(agent, instructeur);
    const adresse = await creerDossier(agent, {
      collectivite: COMMUNE_RURALE,
      champs: {
        'Mission (résumé)': 'Accueil des habitants',
        'Contact dans la collectivité': 'Mme Roux',
      },
    });
    await agent.context().close();

    const page = await lieu().ouvrirPage();
    await seConnecter(page, lectrice);
    await page.goto(adresse);
    await attendreEtape(page, 'Fiche de poste');
    await attendu(page).getByText('vérifier la fiche de poste', { exact: false }).waitFor();
    await page.getByText('Accueil des habitants', { exact: true }).waitFor();
    await page.getByRole('region', { name: 'Journal' }).getByRole('listitem').first().waitFor();
    await attendreCalme(page);
    // Whom to write to is for those who write.
    expect(await page.getByText('Mme Roux').count()).toBe(0);
    const boutons = await page.locator('main').getByRole('button').allTextContents();
    expect(
      boutons.filter((b) => /Déposer|Accepter|Enregistrer|Transmettre|Affecter|Changer/.test(b)),
    ).toEqual([]);
    await page.keyboard.press('?');
    const aide = page.getByRole('dialog', { name: 'Raccourcis clavier' });
    await aide.getByText('Dossiers', { exact: true }).waitFor();
    expect(await aide.getByText(/Ma file|Saisir l’étape/).count()).toBe(0);
    await page.context().close();
  });
}
