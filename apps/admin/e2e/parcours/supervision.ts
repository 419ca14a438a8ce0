import { attendreTexte } from '../attentes.js';
import { COMMUNE_RURALE, superviseur } from '../comptes.js';
import { petitPdf } from '../fichiers.js';
import {
  accepter,
  attendreEtape,
  attendu,
  creerDossier,
  faire,
  ilYA,
  ouvrirActe,
  seConnecter,
} from '../gestes.js';
import type { Lieu } from '../lieu.js';
import { FICHE } from './etapes.js';

export function supervision(lieu: () => Lieu) {
  it('un superviseur corrige une date saisie de travers, et les échéances suivent', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, superviseur);
    await creerDossier(page, { collectivite: COMMUNE_RURALE, champs: FICHE });
    await attendreTexte(attendu(page), /dans \d+ jours/);

    await page.getByRole('button', { name: /^Corriger la date/ }).click();
    const dialogue = page.getByRole('dialog');
    await dialogue.getByLabel(/^Date exacte/).fill(ilYA(60));
    await dialogue.getByLabel(/^Motif/).fill('Le cachet de réception porte une autre date.');
    await dialogue.getByRole('button', { name: 'Corriger la date' }).click();
    await dialogue.waitFor({ state: 'hidden' });
    await attendu(page).getByText('en retard de', { exact: false }).waitFor();
    const journal = page.getByRole('region', { name: 'Journal' });
    await journal
      .getByText('Le cachet de réception porte une autre date.', { exact: false })
      .waitFor();
    await page.context().close();
  });

  it('un superviseur ramène un dossier à une étape antérieure, avec un motif', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, superviseur);
    await creerDossier(page, {
      collectivite: COMMUNE_RURALE,
      champs: FICHE,
      fiche: petitPdf('fiche.pdf'),
    });
    await accepter(page, 'Fiche de poste');
    await faire(page, 'Transmettre à l’ANCT');
    await attendreEtape(page, 'Instruction de l’ANCT');

    await page.getByText('Interrompre ou reprendre la procédure').click();
    const dialogue = await ouvrirActe(page, 'Revenir à une étape antérieure');
    await dialogue
      .getByLabel(/^Étape à laquelle revenir/)
      .selectOption({ label: 'Fiche de poste' });
    // Without its reason the act is refused, where it was asked.
    await dialogue.getByRole('button', { name: 'Confirmer cet acte' }).click();
    await dialogue.getByText('Indiquez le motif de cet acte.').first().waitFor();
    await dialogue.getByLabel(/^Motif/).fill('La fiche transmise n’était pas la bonne.');
    await dialogue.getByRole('button', { name: 'Confirmer cet acte' }).click();
    await attendreEtape(page, 'Fiche de poste');
    await page.context().close();
  });
}
