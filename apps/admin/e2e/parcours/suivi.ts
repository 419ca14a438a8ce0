import { attendreTexte } from '../attentes.js';
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
    const grille = [
      ['600', '0,80'],
      ['1000', '0,80'],
      [null, '3,20'],
    ] as const;
    for (const [rang, [quotient, prix]] of grille.entries()) {
      const ligne = `tarif ${rang + 1}`;
      const champ = formulaire.getByLabel(`Quotient jusqu’à, ${ligne}`);
      if ((await champ.count()) === 0)
        await formulaire.getByRole('button', { name: /^Ajouter un tarif/ }).click();
      if (quotient) await champ.fill(quotient);
      else await formulaire.getByLabel(`Sans limite de quotient, ${ligne}`).check();
      await formulaire.getByLabel(`Prix, ${ligne}`).fill(prix);
    }
    await enregistrer(page, {});
    const eligibilite = page.getByRole('region', { name: 'Éligibilité' });
    await eligibilite.getByText('non rempli', { exact: true }).first().waitFor();
    await attendreTexte(eligibilite, /0,80/);
    await formulaire.getByLabel('Prix, tarif 2').fill('1');
    await enregistrer(page, {});
    await eligibilite.getByText('non rempli', { exact: true }).first().waitFor({ state: 'hidden' });

    await faire(page, 'Enregistrer l’inscription auprès de l’ASP', {
      date: ilYA(50),
      champs: { 'Inscrite auprès de l’ASP le': ilYA(52) },
    });
    await attendreEtape(page, 'Convention');
    await deposer(page, 'Preuve de la décision', petitPdf('courriel-asp.pdf'));
    await accepter(page, 'Preuve de la décision');
    const dialogue = await ouvrirActe(page, 'Enregistrer la décision prise ailleurs');
    await attendreTexte(dialogue, /clos/);
    await page.keyboard.press('Escape');
    await faire(page, 'Enregistrer la décision prise ailleurs', {
      date: ilYA(5),
      champs: {
        'Décision prise ailleurs': 'Refusée',
        'Décision prise le': ilYA(6),
        'Référence de la décision': 'Courriel de l’ASP du jour',
      },
    });
    await page.getByText(/^Décidé ailleurs\s: demande refusée\sle/).waitFor();
    const decision = page.getByRole('region', { name: 'Décision prise ailleurs' });
    await attendreTexte(decision, /Refusée le.*ASP.*Courriel de l’ASP.*courriel-asp\.pdf/);
    await page.context().close();
  });
}
