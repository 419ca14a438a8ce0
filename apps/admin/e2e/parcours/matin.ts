import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { versDossiers } from '../../src/dossiers/adresses.js';
import { attendreTexte } from '../attentes.js';
import { instructeur, superviseur } from '../comptes.js';
import {
  attendreCalme,
  attendu,
  faire,
  remplir,
  remplirConnexion,
  seConnecter,
  tabulerVers,
} from '../gestes.js';
import type { Lieu } from '../lieu.js';

const AUX_VOISINS = { name: 'Dossiers de la liste' };
const rang = (page: Page) => page.getByRole('navigation', AUX_VOISINS).locator('span').first();
const reference = async (page: Page) =>
  ((await page.getByRole('heading', { level: 1 }).textContent()) ?? '').split(' ')[0] ?? '';
/** The references of a part of the queue, in its order. */
const partie = (page: Page, cle: string) =>
  page.locator(`tbody#${cle} [scope="row"] a`).allTextContents();

async function ouvrirMaFile(page: Page): Promise<void> {
  await page.goto('/ma-file');
  await page.locator('tbody#a_vous').waitFor();
  await attendreCalme(page);
}

const PREMIERE_VISITE_OCTETS = 500_000;
/** Scripts and styles as they came over the network since the page was opened. */
const octetsRecus = (page: Page) =>
  page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => new URL(name).pathname.startsWith('/assets/'))
      .reduce((somme, { transferSize }) => somme + transferSize, 0),
  );

export function matin(lieu: () => Lieu) {
  it('la première visite, jusqu’à la file, fait venir moins de 500 ko de scripts', async () => {
    const page = await lieu().ouvrirPage();
    await remplirConnexion(page, instructeur);
    await page.locator('tbody#a_vous').waitFor();
    await attendreCalme(page);
    const octets = await octetsRecus(page);
    expect(octets).toBeGreaterThan(0);
    expect(octets).toBeLessThan(PREMIERE_VISITE_OCTETS);
    await page.context().close();
  });

  it('une instructrice ouvre sa file et traite trois dossiers, l’un après l’autre', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, instructeur);
    await ouvrirMaFile(page);
    const avant = await partie(page, 'a_vous');

    // A figure is the way to exactly its dossiers.
    const compteur = page.getByRole('link', { name: /^\d+\s*Attendu de vous$/ });
    const nombre = Number.parseInt((await compteur.textContent()) ?? '', 10);
    await compteur.click();
    await page.getByRole('status').getByText(`${nombre} dossiers ouverts`).waitFor();
    await ouvrirMaFile(page);

    await page.locator('tbody#a_vous [scope="row"] a').first().click();
    const traites: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      await attendu(page).waitFor();
      traites.push(await reference(page));
      await page.getByText('Interrompre ou reprendre la procédure').click();
      await faire(page, 'Enregistrer un désistement', { motif: 'La commune renonce.' });
      await page
        .getByText(/^Clos\s: /)
        .first()
        .waitFor();
      await page.getByRole('button', { name: /^Dossier suivant/ }).click();
      await page.waitForFunction(
        (ref) => !document.querySelector('h1')?.textContent?.startsWith(ref),
        traites.at(-1) ?? '',
      );
    }
    expect(traites).toEqual(avant.slice(0, 3));

    await page.getByRole('navigation', AUX_VOISINS).getByRole('link', { name: 'Ma file' }).click();
    await page.locator('tbody#a_vous').waitFor();
    await attendreCalme(page);
    const apres = await partie(page, 'a_vous');
    expect(apres.filter((r) => traites.includes(r))).toEqual([]);
    await page.getByRole('rowheader', { name: `Attendu de vous : ${nombre - 3}` }).waitFor();
    await page.context().close();
  });

  it('au clavier seul, de la file à un dossier, au suivant, et après rechargement', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, instructeur);
    await page.goto('/dossiers');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('f');
    await page.locator('tbody#en_retard').waitFor();
    await attendreCalme(page);
    const [premier = '', deuxieme = ''] = await partie(page, 'en_retard');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await attendu(page).waitFor();
    expect(await reference(page)).toBe(premier);
    await page.keyboard.press('j');
    await page.getByRole('heading', { level: 1, name: deuxieme }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: deuxieme }).waitFor();
    await page.keyboard.press('k');
    await page.getByRole('heading', { level: 1, name: premier }).waitFor();
    await page.context().close();
  });

  it('au bout de la page, le suivant est le premier de la page d’après', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, instructeur);
    const adresse = `${versDossiers({ dispositif: 'VTA' }, 'reference')}&perPage=25&page=`;
    await page.goto(`${adresse}2`);
    await attendreCalme(page);
    const suivante = await page.locator('main tbody [scope="row"] a').first().textContent();
    await page.goto(`${adresse}1`);
    await attendreCalme(page);
    await page.locator('main tbody [scope="row"] a').last().click();
    await attendu(page).waitFor();
    await page.getByRole('button', { name: `Dossier suivant : ${suivante}` }).click();
    await page.getByRole('heading', { level: 1, name: suivante ?? '' }).waitFor();
    await attendreTexte(rang(page), /^26 sur /);
    await page.context().close();
  });

  it('une vue enregistrée et partagée s’ouvre chez une collègue, qui en tire un tableau', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, instructeur);
    await page.goto(versDossiers({ dispositif: 'FITN7' }, 'recuLe'));
    await page.getByRole('button', { name: 'Colonnes' }).click();
    const colonnes = page.getByRole('dialog', { name: 'Colonnes affichées' });
    await colonnes.getByLabel('Reçu le').check();
    await colonnes.getByRole('button', { name: 'Avancer la colonne Reçu le' }).click();
    await page.keyboard.press('Escape');
    const bouton = page.getByRole('button', { name: /^Vue/ });
    await tabulerVers(page, bouton, 'Shift+Tab');
    await page.keyboard.press('Enter');
    const creer = page.getByRole('menuitem', { name: 'Enregistrer comme nouvelle vue…' });
    await creer.waitFor();
    // There is no view yet to rename or to delete.
    expect(await page.getByRole('menuitem', { name: /^(Renommer|Supprimer)/ }).count()).toBe(0);
    await creer.click();
    const dialogue = page.getByRole('dialog', { name: 'Nouvelle vue' });
    await remplir(dialogue, { 'Nom de la vue': 'FITN par date' });
    await dialogue.getByLabel('Superviseur').check();
    await dialogue.getByRole('button', { name: 'Enregistrer la vue' }).click();
    await page.waitForURL(/\/dossiers\/vues\//);
    const { pathname } = new URL(page.url());
    await page.context().close();

    const collegue = await lieu().ouvrirPage();
    await seConnecter(collegue, superviseur);
    await collegue.goto('/dossiers');
    await collegue.getByRole('link', { name: 'FITN par date' }).click();
    await collegue.getByRole('heading', { level: 1, name: 'FITN par date' }).waitFor();
    expect(new URL(collegue.url()).pathname).toBe(pathname);
    await attendreCalme(collegue);
    const titres = await collegue.locator('main thead th').allTextContents();
    const lignes = await collegue.locator('main tbody [scope="row"] a').allTextContents();
    await collegue.getByRole('button', { name: 'Exporter' }).click();
    const [fichier] = await Promise.all([
      collegue.waitForEvent('download'),
      collegue.getByRole('menuitem', { name: 'CSV' }).click(),
    ]);
    const [entete = '', ...corps] = (await readFile(await fichier.path(), 'utf8'))
      .trim()
      .split('\r\n');
    expect(entete.split(';').at(-2)).toBe('Reçu le');
    expect(titres.join(' ')).toContain('Reçu le');
    expect(corps.map((l) => l.split(';')[0]).slice(0, lignes.length)).toEqual(lignes);
    await collegue.context().close();
  });
}
