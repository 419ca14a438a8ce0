import { COMMUNE_RURALE, instructeur, lecture as lectrice } from '../comptes.js';
import { attendreCalme, attendreEtape, attendu, creerDossier, seConnecter } from '../gestes.js';
import type { Lieu } from '../lieu.js';

export function lecture(lieu: () => Lieu) {
  it('un compte en lecture voit un dossier sans pouvoir rien y faire', async () => {
    const agent = await lieu().ouvrirPage();
    await seConnecter(agent, instructeur);
    const adresse = await creerDossier(agent, {
      collectivite: COMMUNE_RURALE,
      champs: { 'Contact dans la collectivité': 'Mme Roux' },
    });
    await agent.context().close();

    const page = await lieu().ouvrirPage();
    await seConnecter(page, lectrice);
    await page.goto(adresse);
    await attendreEtape(page, 'Fiche de poste');
    await attendu(page).getByText('vérifier la fiche de poste', { exact: false }).waitFor();
    await page.getByText('Mme Roux', { exact: true }).waitFor();
    await page.getByRole('region', { name: 'Journal' }).getByRole('listitem').first().waitFor();
    await attendreCalme(page);
    const boutons = await page.locator('main').getByRole('button').allTextContents();
    expect(
      boutons.filter((b) => /Déposer|Accepter|Enregistrer|Transmettre|Affecter|Changer/.test(b)),
    ).toEqual([]);
    await page.context().close();
  });
}
