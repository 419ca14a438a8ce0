import type { Page } from 'playwright-core';
import { attendreTexte } from '../attentes.js';
import { defautsGraves } from '../axe.js';
import { instructeur } from '../comptes.js';
import { petitPdf } from '../fichiers.js';
import {
  accepter,
  attendreCalme,
  attendreEtape,
  attendu,
  faire,
  ilYA,
  piece,
  seConnecter,
} from '../gestes.js';
import type { Lieu } from '../lieu.js';
import { deposerEtAccepter, menerALaDemande, PIECES_DEMANDE } from './etapes.js';

const RIB = PIECES_DEMANDE.at(-1) as string;
const ENGAGEMENT = '1512349001';

/** The address that the applicant found in its mail: none leaves here, they are kept. */
async function lienRecu(page: Page, reference: string): Promise<string> {
  const { donnees } = await (
    await page.request.get('/api/courriels?parPage=100&tri=creeLe&ordre=desc')
  ).json();
  const { texte } = donnees.find(
    (c: { objet: string; texte: string }) =>
      c.objet.startsWith('Pièces demandées') && c.texte.includes(reference),
  );
  return `/depot/${/\/depot\/([\w-]{43})\s/.exec(texte)?.[1]}`;
}

/** Another payment asked for, of the demonstration: its number and its sum. */
async function autreAttendu(page: Page): Promise<{ numero: string; euros: number }> {
  const { donnees } = await (await page.request.get('/api/paiements?parPage=50')).json();
  const { engagementNumero, centimes } = donnees.find(
    (l: { etat: string; engagementNumero: string }) =>
      l.etat === 'DEMANDE' && l.engagementNumero !== ENGAGEMENT,
  );
  return { numero: engagementNumero, euros: centimes / 100 };
}

async function refuse(page: Page, chemin: string): Promise<string> {
  await page.goto(chemin);
  await page.getByRole('heading', { name: 'Ce lien ne s’ouvre pas' }).waitFor();
  return (await page.getByRole('alert').textContent()) ?? '';
}

export function argent(lieu: () => Lieu) {
  it('la pièce manquante arrive par le lien, et le relevé de Chorus constate le versement', async () => {
    const page = await lieu().ouvrirPage();
    const defauts: string[] = [];
    await seConnecter(page, instructeur);
    await menerALaDemande(page);
    const adresse = page.url();
    const titre = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    const reference = /VTA-\d{4}-\d{4}/.exec(titre)?.[0] ?? '';
    await deposerEtAccepter(page, PIECES_DEMANDE.slice(0, -1));
    await faire(page, 'Demander des compléments', {
      date: ilYA(2),
      champs: { 'Date limite de réponse': ilYA(-15) },
    });
    await attendreEtape(page, 'Demande à compléter');

    // Someone of the commune, without any account.
    const mairie = await lieu().ouvrirPage();
    const lien = await lienRecu(page, reference);
    await mairie.goto(lien);
    await mairie.getByRole('heading', { name: `Votre dossier ${reference}` }).waitFor();
    const depot = mairie.getByRole('region', { name: 'Pièces à déposer' });
    await depot.getByRole('listitem').first().waitFor();
    expect(await depot.getByRole('listitem').count()).toBe(1);
    defauts.push(...(await defautsGraves(mairie)).map((d) => `dépôt : ${d}`));
    await depot.locator('input[type=file]').setInputFiles(petitPdf('rib-de-la-commune.pdf'));
    await mairie.getByText(`Reçu le`, { exact: false }).first().waitFor();
    await mairie.getByText('Tout ce qui vous était demandé a été reçu', { exact: false }).waitFor();
    defauts.push(...(await defautsGraves(mairie)).map((d) => `dépôt, reçu : ${d}`));
    const change = lien.slice(0, -1) + (lien.endsWith('A') ? 'E' : 'A');
    const neutre = await refuse(mairie, change);
    expect(await refuse(mairie, '/depot/inconnu')).toBe(neutre);

    // It shows in the queue, and from there in the dossier.
    await page.goto('/ma-file');
    await page.getByRole('link', { name: /Pièces reçues à vérifier$/ }).click();
    await page
      .getByRole('list', { name: 'Filtres actifs' })
      .getByText(/reçues, à vérifier/)
      .waitFor();
    await page.getByRole('link', { name: reference }).click();
    await piece(page, RIB).getByText('reçue, à vérifier', { exact: true }).waitFor();
    await piece(page, RIB).getByText('la collectivité (lien de dépôt)', { exact: false }).waitFor();
    await accepter(page, RIB);
    await page.getByRole('button', { name: /^Révoquer le lien/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Révoquer le lien' }).click();
    await page.getByText(/^Révoqué le/).waitFor();
    expect(await refuse(mairie, lien)).toBe(neutre);
    await mairie.context().close();

    for (const [acte, etape] of [
      ['Enregistrer la réponse du demandeur', 'Vérification de la demande'],
      ['Constater que la demande est complète', 'Décision attributive'],
      ['Enregistrer la décision attributive notifiée', 'Mise en paiement'],
    ] as const) {
      await faire(page, acte, { date: ilYA(0) });
      await attendreEtape(page, etape);
    }
    await faire(page, 'Transmettre la demande de paiement', {
      date: ilYA(0),
      champs: {
        'Numéro d’engagement juridique (Chorus)': ENGAGEMENT,
        'Service fait certifié le': ilYA(0),
      },
    });
    await attendreEtape(page, 'Versement');

    // One line matches, one almost, one not at all.
    const proche = await autreAttendu(page);
    const lignes = [
      ['N° EJ', 'Montant', 'Date de paiement'],
      [ENGAGEMENT, '15 000,00', ilYA(0)],
      [proche.numero, String(proche.euros - 1), ilYA(0)],
      ['9999999999', '1 234,00', ilYA(0)],
    ];
    const fichier = {
      name: 'chorus.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(lignes.map((l) => l.join(';')).join('\n')),
    };
    const choisir = async () => {
      await page.goto('/rapprochements/import');
      await page.locator('input[type=file]').setInputFiles(fichier);
    };
    await choisir();
    await page.getByText(/^Un versement sera constaté, de 15\s000\s€/).waitFor();
    defauts.push(...(await defautsGraves(page)).map((d) => `import du relevé : ${d}`));
    await page.getByRole('button', { name: 'Importer ce relevé' }).click();
    await page.waitForURL(/\/rapprochements\/[0-9a-f-]{36}$/);
    const aConfirmer = page.getByRole('region', { name: '1 ligne à confirmer' });
    await aConfirmer.getByText('Même engagement, mais', { exact: false }).waitFor();
    await page.getByRole('region', { name: '1 ligne sans paiement' }).waitFor();
    defauts.push(...(await defautsGraves(page)).map((d) => `relevé : ${d}`));
    await aConfirmer.getByRole('button', { name: /^C’est ce paiement/ }).click();
    const rapprochees = page.getByRole('region', { name: '2 lignes rapprochées' });
    await rapprochees.getByText('Versement constaté.').nth(1).waitFor();
    await choisir();
    await page.getByRole('heading', { name: 'Ce fichier a déjà été importé' }).waitFor();

    await page.goto(adresse);
    await attendreEtape(page, 'Suivi du contrat');
    await attendreCalme(page);
    expect(await attendu(page).textContent()).not.toMatch(/service payeur/);
    const paiement = page.getByRole('region', { name: 'Paiement' });
    await attendreTexte(paiement, /Versé le/);
    await attendreTexte(paiement.getByRole('table'), /15\s000\s€.*1512349001.*versé le/);
    await page.context().close();
    expect(defauts).toEqual([]);
  }, 300_000);
}
