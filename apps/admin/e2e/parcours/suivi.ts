import { COMMUNE_RURALE, instructeur } from '../comptes.js';
import { petitPdf } from '../fichiers.js';
import {
  accepter,
  attendreEtape,
  creerDossier,
  deposer,
  enregistrer,
  faire,
  ilYA,
  ouvrirActe,
  seConnecter,
} from '../gestes.js';
import type { Lieu } from '../lieu.js';

/** The service only watches: what others decide is recorded with its date and its proof, nothing is decided here. */
export function suivi(lieu: () => Lieu) {
  it('une instructrice suit une cantine à 1 € jusqu’à la décision de l’ASP', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, instructeur);
    await creerDossier(page, {
      dispositif: 'Cantine à 1 € (le service suit)',
      collectivite: COMMUNE_RURALE,
      recuLe: ilYA(60),
      champs: { 'Écoles concernées': 'École du village' },
    });
    await page.getByText('Le service suit', { exact: false }).first().waitFor();

    // A grid that is not progressive is said so price by price, on the dossier.
    const formulaire = page.getByRole('form', { name: 'Saisie de l’étape' });
    for (const [rang, [quotient, prix]] of [
      ['600', '0,80'],
      ['1000', '0,80'],
      ['', '3,20'],
    ].entries()) {
      await formulaire.getByRole('button', { name: /Ajouter un tarif/ }).click();
      if (quotient)
        await formulaire
          .getByLabel(/Quotient/)
          .nth(rang)
          .fill(quotient);
      await formulaire
        .getByLabel(/Prix/)
        .nth(rang)
        .fill(prix ?? '');
    }
    await enregistrer(page, {});
    const eligibilite = page.getByRole('region', { name: 'Éligibilité' });
    await eligibilite.getByText(/0,80/).first().waitFor();
    expect(await eligibilite.textContent()).toMatch(/non rempli/);
    await formulaire.getByLabel(/Prix/).nth(1).fill('1');
    await enregistrer(page, {});
    await eligibilite.getByText('non rempli', { exact: true }).waitFor({ state: 'hidden' });

    await faire(page, 'Enregistrer l’inscription auprès de l’ASP', {
      date: ilYA(50),
      champs: { 'Inscrite auprès de l’ASP le': ilYA(52) },
    });
    await attendreEtape(page, 'Convention');
    await deposer(page, 'Preuve de la décision', petitPdf('courriel-asp.pdf'));
    await accepter(page, 'Preuve de la décision');
    const dialogue = await ouvrirActe(page, 'Enregistrer la décision prise ailleurs');
    expect(await dialogue.textContent()).toMatch(/clos/);
    await page.keyboard.press('Escape');
    await faire(page, 'Enregistrer la décision prise ailleurs', {
      date: ilYA(5),
      champs: {
        'Décision prise ailleurs': 'Refusée',
        'Décision prise le': ilYA(6),
        'Référence de la décision': 'Courriel de l’ASP du jour',
      },
    });
    await attendreEtape(page, 'Clos');
    expect(await page.locator('main').textContent()).toMatch(/Décidé ailleurs.*refusée/i);
    await page.context().close();
  });
}
