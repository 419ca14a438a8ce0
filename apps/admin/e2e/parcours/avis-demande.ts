import type { Page } from 'playwright-core';
import { attendreTexte } from '../attentes.js';
import { defautsGraves } from '../axe.js';
import { instructeur, superviseur } from '../comptes.js';
import { accepter, attendu, ilYA, remplir, seConnecter } from '../gestes.js';
import type { Lieu } from '../lieu.js';
import { recevoirFiche } from './etapes.js';

/** The address of the mail, which is kept as long as no mail server is set. */
async function lienDuCourriel(page: Page): Promise<string> {
  const [, dossierId] = /dossiers\/([0-9a-f-]{36})/.exec(page.url()) ?? [];
  const reponse = await page.request.get(`/api/courriels?dossierId=${dossierId}`);
  const { donnees } = (await reponse.json()) as { donnees: { modele: string; texte: string }[] };
  const { texte = '' } = donnees.find((c) => c.modele === 'DEMANDE_AVIS') ?? {};
  return /\/avis\/[\w-]{43}/.exec(texte)?.[0] ?? '';
}

/** Asked by an agent, given by a body that has no account, read by the agent. */
export function avisDemande(lieu: () => Lieu) {
  it('un organisme rend par un lien l’avis qu’une instructrice lui demande', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, instructeur);
    await recevoirFiche(page);
    await accepter(page, 'Fiche de poste');
    const section = page.getByRole('region', { name: 'Avis demandés' });
    await section.getByRole('button', { name: 'Demander un avis' }).click();
    const demande = page.getByRole('dialog', { name: 'Demander un avis' });
    // The usual expert of the scheme is proposed; another one may be asked.
    await remplir(demande, {
      Organisme: 'Organisme d’essai',
      Courriel: 'avis@exemple.invalid',
      Question: 'La mission est-elle utile ?',
      'Réponse attendue au plus tard le': ilYA(-10),
    });
    await demande.getByRole('checkbox', { name: /^Fiche de poste/ }).check();
    expect(await defautsGraves(page)).toEqual([]);
    await demande.getByRole('button', { name: 'Demander l’avis' }).click();
    await demande.waitFor({ state: 'hidden' });
    await attendu(page)
      .getByText(/Avis de Organisme d’essai attendu dans 10/)
      .waitFor();

    const lien = await lienDuCourriel(page);
    const anonyme = await lieu().ouvrirPage();
    await anonyme.goto(lien.slice(0, -1) + (lien.endsWith('A') ? 'E' : 'A'));
    await anonyme.getByRole('heading', { name: 'Ce lien ne s’ouvre pas' }).waitFor();
    await anonyme.goto(lien);
    await anonyme.getByText('La mission est-elle utile', { exact: false }).waitFor();
    expect(await defautsGraves(anonyme)).toEqual([]);
    const [fichier] = await Promise.all([
      anonyme.waitForEvent('download'),
      anonyme.getByRole('link', { name: /^Télécharger fiche-de-poste\.pdf/ }).click(),
    ]);
    expect(fichier.suggestedFilename()).toBe('fiche-de-poste.pdf');
    await anonyme.getByRole('radio', { name: 'Favorable avec réserves' }).check();
    await anonyme.getByRole('button', { name: 'Rendre cet avis' }).click();
    // Refused without a reason, and brought to where it is missing.
    const commentaire = anonyme.getByLabel(/^Commentaire/);
    await anonyme.locator('[aria-invalid="true"]:focus').first().waitFor();
    await commentaire.fill('À condition de préciser le calendrier.');
    await anonyme.getByRole('button', { name: 'Rendre cet avis' }).click();
    await anonyme.getByText(/^Avis reçu le/).waitFor();
    await anonyme.reload();
    await anonyme.getByText(/^Avis reçu le/).waitFor();
    expect(await anonyme.getByRole('button', { name: 'Rendre cet avis' }).count()).toBe(0);
    await anonyme.context().close();

    await page.reload();
    await section.getByText('À condition de préciser', { exact: false }).waitFor();
    await attendreTexte(section, /Organisme d’essai.*Favorable avec réserves/);
    await page
      .getByRole('region', { name: 'Journal' })
      .getByText(/^Avis rendu par le lien/)
      .waitFor();
    await page.context().close();
  });

  it('un collègue trouve l’avis qu’on lui demande et le rend sur le dossier', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, superviseur);
    await page.goto('/avis-a-rendre');
    await page.locator('main table a').first().click();
    await attendu(page)
      .getByText(/Votre avis est demandé/)
      .click();
    const section = page.getByRole('region', { name: 'Avis demandés' });
    await section.getByRole('button', { name: /^Rendre mon avis/ }).click();
    const dialogue = page.getByRole('dialog', { name: 'Rendre mon avis' });
    await dialogue.getByRole('radio', { name: 'Favorable', exact: true }).check();
    expect(await defautsGraves(page)).toEqual([]);
    await dialogue.getByRole('button', { name: 'Rendre cet avis' }).click();
    await dialogue.waitFor({ state: 'hidden' });
    await section.getByText('Favorable', { exact: true }).waitFor();
    await attendu(page)
      .getByText(/Votre avis est demandé/)
      .waitFor({ state: 'hidden' });
    await page.context().close();
  });
}
