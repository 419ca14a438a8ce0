import type { Page } from 'playwright-core';
import { versDossiers } from '../../src/dossiers/adresses.js';
import { attendreTexte, attendreValeur } from '../attentes.js';
import { instructeur, superviseur } from '../comptes.js';
import { glisser, petitPdf } from '../fichiers.js';
import { attendreCalme, remplir, seConnecter } from '../gestes.js';
import type { Lieu } from '../lieu.js';

/** Drafts a letter from the first demonstration dossier at that step. */
async function preparer(page: Page, etape: string, modele: string): Promise<void> {
  await page.goto(versDossiers({ dispositif: 'VTA', etape }));
  await page.locator('main table a').first().click();
  await page.getByRole('button', { name: `Préparer le courrier : ${modele}` }).click();
  await page.waitForURL(/\/courriers\/[0-9a-f-]{36}$/);
}

const suite = (page: Page) => page.getByRole('region', { name: 'Où en est le courrier' });

/** Takes the letter to its next state through the dialog. */
async function avancer(
  page: Page,
  acte: string,
  attendu: string | RegExp,
  champs: Record<string, string> = {},
): Promise<void> {
  await suite(page).getByRole('button', { name: acte, exact: true }).click();
  const dialogue = page.getByRole('dialog', { name: acte });
  await remplir(dialogue, champs);
  await dialogue.locator('[type=submit]:not([disabled])').click();
  await dialogue.waitFor({ state: 'hidden' });
  await suite(page).getByText(attendu).waitFor();
}

async function donnerASigner(page: Page): Promise<void> {
  await avancer(page, 'Donner à signer', /à imprimer et à faire signer/);
}

/** The only delegation of the demonstration is proposed. */
async function signerEtEnvoyer(page: Page): Promise<void> {
  await avancer(page, 'Enregistrer la signature', 'Signé : à envoyer.');
  await avancer(page, 'Enregistrer l’envoi', /^Envoyé/, {
    'Preuve de l’envoi (facultatif)': 'Recommandé fictif 0001',
  });
}

export function courriers(lieu: () => Lieu) {
  it('une confirmation de mission va du brouillon à la réception', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, instructeur);
    await preparer(page, 'SIGNATURE_CONFIRMATION', 'Confirmation de la mission');
    const paragraphe = page.getByLabel('Paragraphe 4, modifiable', { exact: true });
    await paragraphe.fill('Le service reste à votre disposition pour le recrutement.');
    await page.getByText('1 passage modifié, non enregistré.').waitFor();

    // Leaving is asked about; what was typed waits.
    await page.getByRole('link', { name: 'Tous les courriers' }).click();
    const sortie = page.getByRole('dialog', { name: 'Quitter sans enregistrer ?' });
    await sortie.getByRole('button', { name: 'Annuler' }).click();
    await sortie.waitFor({ state: 'hidden' });

    // What is previewed has been saved.
    await page.getByRole('button', { name: 'Aperçu du PDF' }).click();
    const cadre = page.getByTitle('Aperçu du courrier, projet');
    const adresse = (await cadre.getAttribute('src')) ?? '';
    const apercu = await page.request.get(adresse);
    expect(apercu.headers()['content-type']).toBe('application/pdf');
    await page.reload();
    await attendreValeur(paragraphe, 'Le service reste à votre disposition pour le recrutement.');

    const appel = page.getByLabel('Paragraphe 1, modifiable', { exact: true });
    await appel.fill('Monsieur le maire,');
    await page.getByRole('button', { name: 'Enregistrer le texte' }).click();
    await page.getByText('Texte enregistré.').waitFor();
    await page.getByRole('button', { name: 'Reprendre le texte du modèle, paragraphe 1' }).click();
    await page.getByText('Texte du modèle repris.').waitFor();
    await attendreValeur(appel, 'Madame, Monsieur,');

    await donnerASigner(page);
    const titre = await page.getByRole('heading', { level: 1, name: /\d{4}-\d{4}/ }).textContent();
    const numero = /\d{4}-\d{4}/.exec(titre ?? '')?.[0] ?? '';
    expect(numero).not.toBe('');
    await signerEtEnvoyer(page);

    const depot = page.getByRole('region', { name: 'Page signée' });
    await glisser(depot.getByText('Glissez ici'), petitPdf('page-signee.pdf'));
    await depot.getByText('Numérisée et jointe au courrier.').waitFor();
    await page.getByRole('button', { name: 'Page signée', exact: true }).click();
    await page.getByTitle('Page signée').waitFor();
    await avancer(page, 'Enregistrer la réception', /^Reçu le/);

    await page.getByRole('link', { name: 'Tous les courriers' }).click();
    await page.getByLabel('Filtrer par texte').fill(numero);
    const ligne = page
      .getByRole('row')
      .filter({ has: page.getByRole('cell', { name: numero, exact: true }) });
    await ligne.getByRole('cell', { name: 'reçu', exact: true }).waitFor();
    await page.context().close();
  });

  it('un refus reçu ouvre un délai de recours, dit parmi les échéances', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, instructeur);
    await preparer(page, 'SIGNATURE_REFUS', 'Refus de la mission');
    await donnerASigner(page);
    await signerEtEnvoyer(page);
    await avancer(page, 'Enregistrer la réception', /le délai de recours court jusqu’au/);

    await page.getByRole('complementary').getByRole('link').first().click();
    await page.waitForURL(/\/dossiers\//);
    const recours = page
      .getByRole('region', { name: 'Échéances' })
      .getByRole('list', { name: 'Délais de recours du demandeur' });
    await recours
      .getByText(/^Fin du délai de recours/)
      .last()
      .waitFor();
    await attendreTexte(recours, /pas une obligation du service/);
    await page.context().close();
  });

  it('deux agents écrivent le même courrier : le second garde sa saisie et voit l’autre texte', async () => {
    const [une, autre] = [await lieu().ouvrirPage(), await lieu().ouvrirPage()];
    await seConnecter(une, instructeur);
    await seConnecter(autre, superviseur);
    await preparer(une, 'SIGNATURE_CONFIRMATION', 'Relance');
    await autre.goto(une.url());
    await attendreCalme(autre);
    await une.getByLabel('Objet', { exact: true }).fill('Relance, premier texte');
    await une.getByRole('button', { name: 'Enregistrer le texte' }).click();
    await une.getByText('Texte enregistré.').waitFor();

    await autre.getByLabel('Objet', { exact: true }).fill('Relance, second texte');
    await autre.getByRole('button', { name: 'Enregistrer le texte' }).click();
    const dialogue = autre.getByRole('dialog', {
      name: 'Le courrier a changé avant votre enregistrement',
    });
    await dialogue.getByRole('button', { name: 'Recharger le courrier' }).click();
    await autre.getByText('Changé entre-temps en : « Relance, premier texte ».').waitFor();
    await attendreValeur(autre.getByLabel('Objet', { exact: true }), 'Relance, second texte');
    await autre.getByRole('button', { name: 'Enregistrer le texte' }).click();
    await autre.getByText('Texte enregistré.').waitFor();
    await une.context().close();
    await autre.context().close();
  });
}
