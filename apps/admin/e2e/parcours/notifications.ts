import type { Page } from 'playwright-core';
import { versDossiers } from '../../src/dossiers/adresses.js';
import { attendreValeur } from '../attentes.js';
import { instructeur, superviseur } from '../comptes.js';
import { attendu, seConnecter } from '../gestes.js';
import type { Lieu } from '../lieu.js';
import { clavier } from '../mains.js';

const cloche = (page: Page) =>
  page.getByRole('banner').getByRole('link', { name: /^Notifications/ });
const clocheDe = (page: Page, nonLues: number) =>
  page.getByRole('banner').getByRole('link', {
    name: new RegExp(`^Notifications${nonLues ? `, ${nonLues} non lues?` : ''}$`),
  });
async function nonLues(page: Page): Promise<number> {
  const lecture = await page.request.get('/api/notifications/non-lues');
  return (await lecture.json()).nonLues;
}

/** An agent calls her colleague in a note; answers the reference of the dossier. */
async function mentionner(lieu: Lieu, collegue: string): Promise<string> {
  const page = await lieu.ouvrirPage();
  await seConnecter(page, instructeur);
  await page.goto(versDossiers({ dispositif: 'VTA' }, 'reference'));
  await page.locator('main table a').first().click();
  await attendu(page).waitFor();
  const titre = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  const notes = page.getByRole('region', { name: 'Notes' });
  const note = notes.getByRole('textbox', { name: 'Nouvelle note' });
  await note.focus();
  await page.keyboard.type(`Peux-tu relire cette demande @${collegue.split(' ')[0]}`);
  await page.getByRole('option', { name: collegue }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  // Emptied once the note is kept.
  await attendreValeur(note, '');
  await notes.getByRole('listitem').getByText(`@${collegue}`).first().waitFor();
  await page.context().close();
  return titre.split(' ')[0] ?? '';
}

export function notifications(lieu: () => Lieu) {
  it('une collègue appelée dans une note en est avertie, et ouvre le dossier au clavier', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, superviseur);
    const avant = await nonLues(page);
    const reference = await mentionner(lieu(), 'Sacha Fictif');

    await page.goto('/');
    await clocheDe(page, avant + 1).waitFor();
    await clavier.activer(cloche(page));
    const ligne = page.getByRole('row').filter({ hasText: reference }).filter({ hasText: 'note' });
    await clavier.activer(ligne.first().getByRole('link').first());
    await page.getByRole('heading', { level: 1, name: reference }).waitFor();
    await page.getByRole('region', { name: 'Notes' }).getByText('Peux-tu relire').first().waitFor();
    await clocheDe(page, avant).waitFor();
    await clavier.activer(cloche(page));
    await ligne.first().getByText('lue', { exact: true }).waitFor();
    await page.context().close();
  });

  it('au clavier, on choisit ce dont on est averti, et cela reste', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, instructeur);
    await page.goto('/mon-compte');
    const mention = page.getByRole('combobox', { name: 'Une note me mentionne' });
    await clavier.activer(mention);
    await page.getByRole('option', { name: 'Jamais' }).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor({ state: 'hidden' });
    const section = page.getByRole('region', { name: 'Mes notifications' });
    await clavier.activer(section.getByRole('button', { name: 'Enregistrer' }));
    await page.getByText('Vos préférences sont enregistrées.').waitFor();
    await page.reload();
    await mention.getByText('Jamais').waitFor();
    await page.context().close();
  });

  it('une adresse d’agenda s’ouvre sans session, jusqu’à ce qu’on la ferme', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, instructeur);
    await page.goto('/mon-compte');
    const section = page.getByRole('region', { name: 'Mes échéances dans un agenda' });
    await section.getByRole('button', { name: 'Créer l’adresse' }).click();
    const dialogue = page.getByRole('dialog', { name: 'Adresse de votre agenda' });
    const { pathname } = new URL(await dialogue.getByLabel(/^Adresse à donner/).inputValue());
    const lire = () => fetch(lieu().application.adresse + pathname);
    const reponse = await lire();
    expect(reponse.headers.get('content-type')).toMatch(/^text\/calendar/);
    expect(await reponse.text()).toMatch(/BEGIN:VEVENT[\s\S]*VTA-/);

    await dialogue.getByRole('button', { name: 'Fermer' }).click();
    await section.getByText(/^Adresse ouverte depuis/).waitFor();
    await section.getByRole('button', { name: 'Fermer l’adresse' }).click();
    const fermeture = page.getByRole('dialog', { name: 'Fermer l’adresse ?' });
    await fermeture.getByRole('button', { name: 'Fermer l’adresse' }).click();
    await section.getByText('Aucune adresse.').waitFor();
    expect((await lire()).status).toBe(404);
    await page.context().close();
  });
}
