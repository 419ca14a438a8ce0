import { attendreTexte } from '../attentes.js';
import { instructeur } from '../comptes.js';
import { attendreEtape, attendu, faire, ilYA, piece, seConnecter } from '../gestes.js';
import type { Lieu } from '../lieu.js';
import { deposerEtAccepter, menerALaDemande, PIECES_DEMANDE } from './etapes.js';

export function versement(lieu: () => Lieu) {
  it('une instructrice mène un dossier de la fiche de poste au versement de l’aide', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, instructeur);
    await menerALaDemande(page);

    // The job sheet was asked for once: it is taken over, and still accepted.
    await piece(page, 'Fiche de poste')
      .getByText('Reprise du dépôt initial', { exact: false })
      .waitFor();
    await piece(page, 'Fiche de poste').getByText('acceptée', { exact: true }).waitFor();
    await deposerEtAccepter(page, PIECES_DEMANDE);

    await faire(page, 'Constater que la demande est complète', { date: ilYA(20) });
    await attendreEtape(page, 'Décision attributive');
    const paiement = page.getByRole('region', { name: 'Paiement' });
    await attendreTexte(paiement, /Montant calculé, pas encore accordé.*15\s000\s€/);
    await attendreTexte(paiement, /Autre départ possible.*contrat signé/);

    await faire(page, 'Enregistrer la décision attributive notifiée', { date: ilYA(10) });
    await attendreEtape(page, 'Mise en paiement');
    await faire(page, 'Transmettre la demande de paiement', {
      date: ilYA(5),
      champs: {
        'Numéro d’engagement juridique (Chorus)': '1512345678',
        'Service fait certifié le': ilYA(6),
      },
    });
    await attendreEtape(page, 'Versement');
    await attendreTexte(attendu(page), /Chez le service payeur depuis 5 jours/);

    await faire(page, 'Constater le versement de l’aide', { date: ilYA(1) });
    await attendreEtape(page, 'Suivi du contrat');
    await attendreTexte(paiement, /Montant accordé.*15\s000\s€/);
    await attendreTexte(paiement, /versé le/);

    const journal = page.getByRole('region', { name: 'Journal' });
    await journal.getByText('Constater le versement de l’aide', { exact: false }).first().waitFor();
    await page.context().close();
  });
}
