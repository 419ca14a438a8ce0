import { attendreTexte } from '../attentes.js';
import { instructeur } from '../comptes.js';
import { glisser, petitPdf } from '../fichiers.js';
import {
  attendreEtape,
  attendu,
  deposer,
  faire,
  ilYA,
  ouvrirActe,
  piece,
  seConnecter,
} from '../gestes.js';
import type { Lieu } from '../lieu.js';
import { deposerEtAccepter, menerALaDemande, PIECES_DEMANDE } from './etapes.js';

const [FORMULAIRE = '', CHARTE = '', CONTRAT = '', DELIBERATION = '', RIB = ''] = PIECES_DEMANDE;

export function complements(lieu: () => Lieu) {
  it('une demande incomplète retourne à la collectivité, qui répond', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, instructeur);
    await menerALaDemande(page);
    await deposerEtAccepter(page, [FORMULAIRE, CHARTE, CONTRAT]);
    await deposer(page, RIB, petitPdf('rib-illisible.pdf'));

    await piece(page, RIB)
      .getByRole('button', { name: /^Refuser/ })
      .click();
    const refus = page.getByRole('dialog');
    await refus.getByLabel(/^Motif du refus/).fill('Le document est illisible.');
    await refus.getByRole('button', { name: 'Refuser la pièce' }).click();
    await piece(page, RIB).getByText('Le document est illisible.', { exact: false }).waitFor();

    // Not complete: the act is folded away, with what is missing.
    await page.getByText(/pas encore possibles?$/).click();
    await page.getByText(`La pièce « ${DELIBERATION} » manque.`).first().waitFor();

    const demande = await ouvrirActe(page, 'Demander des compléments');
    // What is missing is proposed; what is accepted is not.
    expect(await demande.getByRole('checkbox', { name: DELIBERATION }).isChecked()).toBe(true);
    expect(await demande.getByRole('checkbox', { name: RIB }).isChecked()).toBe(true);
    expect(await demande.getByRole('checkbox', { name: CHARTE }).isChecked()).toBe(false);
    await demande.getByRole('button', { name: 'Annuler' }).click();
    await faire(page, 'Demander des compléments', {
      date: ilYA(28),
      champs: { 'Date limite de réponse': ilYA(-15) },
    });
    await attendreEtape(page, 'Demande à compléter');
    await attendreTexte(attendu(page), /Chez la collectivité depuis 28 jours.*dans 15 jours/);
    await page.getByRole('region', { name: 'Courriels' }).getByRole('listitem').first().waitFor();

    const deliberation = piece(page, DELIBERATION);
    await glisser(deliberation.getByRole('heading'), petitPdf('deliberation.pdf'));
    await deliberation.getByRole('link', { name: 'deliberation.pdf' }).waitFor();
    await deposer(page, RIB, petitPdf('rib-lisible.pdf'));
    await piece(page, RIB).getByText('1 version antérieure').waitFor();
    await faire(page, 'Enregistrer la réponse du demandeur', { date: ilYA(22) });
    await attendreEtape(page, 'Vérification de la demande');
    // Received and yet to be checked: not to be asked for again.
    const redemande = await ouvrirActe(page, 'Demander des compléments');
    expect(await redemande.getByRole('checkbox', { name: RIB }).isChecked()).toBe(false);
    await redemande.getByRole('button', { name: 'Annuler' }).click();
    await piece(page, DELIBERATION)
      .getByRole('button', { name: /^Accepter/ })
      .click();
    // The focus goes on to the next piece to check.
    const suivante = piece(page, RIB).locator('button:focus');
    await suivante.waitFor();
    await suivante.press('Enter');
    await piece(page, RIB).getByText('acceptée', { exact: true }).waitFor();
    await faire(page, 'Constater que la demande est complète', { date: ilYA(21) });
    await attendreEtape(page, 'Décision attributive');
    await page.context().close();
  });
}
