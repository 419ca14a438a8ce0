import { ajouterJours } from '@sciat/dispositifs';
import type { Cookie, Locator, Page } from 'playwright-core';
import { aujourdhui } from '../src/commun/dates.js';
import { attendreSilence } from './attentes.js';
import type { Compte } from './comptes.js';
import type { Fichier } from './fichiers.js';

/** A legal date some days ago (or ahead, negative). */
export const ilYA = (jours: number) => ajouterJours(aujourdhui(), -jours);

export async function remplirConnexion(page: Page, compte: Compte): Promise<void> {
  await page.goto('/connexion');
  await page.getByLabel('Courriel').fill(compte.courriel);
  await page.getByLabel('Mot de passe').fill(compte.motDePasse);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('navigation').first().waitFor();
}

const sessions = new Map<Compte, Cookie[]>();

/** Signed in, by the form the first time; the journey then opens the page it wants. */
export async function seConnecter(page: Page, compte: Compte): Promise<void> {
  const contexte = page.context();
  const connue = sessions.get(compte);
  if (connue) return contexte.addCookies(connue);
  const porte = await contexte.newPage();
  await remplirConnexion(porte, compte);
  sessions.set(compte, await contexte.cookies());
  await porte.close();
}

/** A required field's label ends with an asterisk, which is part of its text. */
const requis = (libelle: string) =>
  new RegExp(`^${libelle.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*\\*?$`);

/** Text, date or choice, by the field's own label. */
export async function remplir(dans: Page | Locator, champs: Record<string, string>): Promise<void> {
  for (const [libelle, valeur] of Object.entries(champs)) {
    const champ = dans.getByLabel(requis(libelle));
    const choix = await champ.evaluate((element) => element.tagName === 'SELECT');
    if (choix) await champ.selectOption({ label: valeur });
    else await champ.fill(valeur);
  }
}

export interface NouveauDossier {
  /** Its name, the part played included; the first of the list by default. */
  dispositif?: string;
  collectivite: string;
  recuLe?: string;
  champs?: Record<string, string>;
  fiche?: Fichier;
}

export async function choisirCollectivite(page: Page, nom: string): Promise<void> {
  const champ = page.getByRole('combobox', { name: 'Collectivité' });
  // A draft may have kept the same one: emptied first, so that typing is a change.
  await champ.fill('');
  await champ.fill(nom);
  await page.getByRole('option', { name: nom }).first().click();
}

/** Creates a dossier from its form and answers its address. */
export async function creerDossier(
  page: Page,
  { dispositif, collectivite, recuLe, champs, fiche }: NouveauDossier,
): Promise<string> {
  await page.goto('/dossiers/nouveau');
  if (dispositif)
    await page.getByRole('combobox', { name: 'Dispositif' }).selectOption({ label: dispositif });
  await choisirCollectivite(page, collectivite);
  if (recuLe) await page.getByLabel(requis('Date de réception')).fill(recuLe);
  if (champs) await remplir(page, champs);
  if (fiche) await page.locator('input[type=file]').first().setInputFiles(fiche);
  await page.getByRole('button', { name: 'Créer le dossier' }).click();
  await page.waitForURL(/\/dossiers\/[0-9a-f-]{36}$/);
  await attendu(page).waitFor();
  return page.url();
}

/** Data has come and nothing is being drawn any more. */
export async function attendreCalme(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await attendreSilence(page);
  const enAttente = page.locator(
    '.MuiSkeleton-root, [aria-busy="true"], .MuiCircularProgress-root',
  );
  await enAttente.first().waitFor({ state: 'hidden' });
}

/** The sentence on top of a dossier. */
export function attendu(page: Page): Locator {
  return page.getByRole('region', { name: 'Ce qui est attendu' });
}

export async function attendreEtape(page: Page, etape: string): Promise<void> {
  await page
    .getByRole('banner')
    .or(page.locator('main'))
    .getByText(`Étape : ${etape}`, { exact: true })
    .waitFor();
}

export function piece(page: Page, libelle: string): Locator {
  return page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: libelle, exact: true }) });
}

export async function deposer(page: Page, libelle: string, fichier: Fichier): Promise<void> {
  const ligne = piece(page, libelle);
  await ligne.locator('input[type=file]').setInputFiles(fichier);
  await ligne.getByRole('link', { name: fichier.name }).first().waitFor();
}

export async function accepter(page: Page, libelle: string): Promise<void> {
  const ligne = piece(page, libelle);
  await ligne.getByRole('button', { name: /^Accepter/ }).click();
  await ligne.getByText('acceptée', { exact: true }).waitFor();
}

export async function enregistrer(page: Page, champs: Record<string, string>): Promise<void> {
  const formulaire = page.getByRole('form', { name: 'Saisie de l’étape' });
  await remplir(formulaire, champs);
  const bouton = formulaire.getByRole('button', { name: 'Enregistrer la saisie' });
  await bouton.click();
  await formulaire.getByText('non enregistré', { exact: false }).waitFor({ state: 'hidden' });
}

export interface Acte {
  date?: string;
  motif?: string;
  champs?: Record<string, string>;
}

/** As someone does: when nothing comes, looks at what the page says and tries once more. */
export async function ouvrirActe(page: Page, libelle: string): Promise<Locator> {
  const dialogue = page.getByRole('dialog', { name: libelle });
  const cliquer = () => page.getByRole('button', { name: libelle, exact: true }).last().click();
  await cliquer();
  try {
    await dialogue.waitFor({ timeout: 6_000 });
  } catch {
    const dits = await page.getByRole('alert').or(page.getByRole('dialog')).allInnerTexts();
    process.stderr.write(`« ${libelle} » ne s’est pas ouvert ; à l’écran : ${dits.join(' | ')}\n`);
    await cliquer();
    await dialogue.waitFor();
  }
  return dialogue;
}

/** Takes an act through its dialog; the page then shows what the server answered. */
export async function faire(
  page: Page,
  libelle: string,
  { date, motif, champs }: Acte = {},
): Promise<void> {
  const dialogue = await ouvrirActe(page, libelle);
  if (date) await dialogue.locator('input[type=date]').first().fill(date);
  for (const [nom, valeur] of Object.entries(champs ?? {})) {
    const champ = dialogue.getByLabel(requis(nom));
    if (await champ.evaluate((element) => element.tagName === 'SELECT'))
      await champ.selectOption({ label: valeur });
    else await champ.fill(valeur);
  }
  if (motif) await dialogue.getByLabel(/^Motif/).fill(motif);
  await dialogue.getByRole('button', { name: /Confirmer cet acte|Enregistrer/ }).click();
  await dialogue.waitFor({ state: 'hidden' });
}

/** Moves the focus with the Tab key, as someone without a mouse does. */
export async function tabulerVers(
  page: Page,
  cible: Locator,
  touche: 'Tab' | 'Shift+Tab' | 'ArrowDown' = 'Tab',
): Promise<void> {
  await cible.waitFor();
  for (let pas = 0; pas < 150; pas += 1) {
    if (await cible.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(touche);
  }
  throw new Error(`La touche ${touche} n’atteint pas ${cible}.`);
}
