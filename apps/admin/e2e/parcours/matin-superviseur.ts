import type { Locator, Page } from 'playwright-core';
import { COMMUNE_RURALE, instructeur, superviseur } from '../comptes.js';
import { creerDossier, ilYA, remplir, seConnecter, tabulerVers } from '../gestes.js';
import type { Lieu } from '../lieu.js';
import { clavier, type Mains, souris } from '../mains.js';

/** A job writes some dozens of dossiers, one by one. */
const TRAVAIL = { timeout: 60_000 };

const tuile = (page: Page, nom: string) =>
  page
    .getByRole('list', { name: 'Ce qui appelle une action' })
    .getByRole('link', { name: new RegExp(`^\\d+\\s*${nom}`) });
const absents = (page: Page) =>
  page.getByRole('region', { name: 'Dossiers d’agents absents ou partis' });
const deCamille = (page: Page, nombre?: number) =>
  absents(page).getByRole('link', {
    name: new RegExp(`^${nombre ?? '\\d+'} dossiers ouverts de Camille Exemple$`),
  });
const chiffre = async (lien: Locator) => Number.parseInt((await lien.textContent()) ?? '', 10);

/** A figure opens exactly what it counts. */
async function verifier(page: Page, mains: Mains, lien: Locator): Promise<number> {
  const nombre = await chiffre(lien);
  await mains.activer(lien);
  await page.getByRole('status').getByText(`${nombre} dossiers ouverts`).waitFor();
  return nombre;
}

/** The agent says so herself; without days, she is back. */
async function direAbsence(lieu: Lieu, jours?: { du: string; au: string }): Promise<void> {
  const page = await lieu.ouvrirPage();
  await seConnecter(page, instructeur);
  await page.goto('/mon-compte');
  const mien = page.getByRole('region', { name: 'Mon absence' });
  if (jours) {
    await remplir(mien, {
      'Premier jour d’absence': jours.du,
      'Dernier jour d’absence': jours.au,
    });
    await mien.getByRole('button', { name: 'Enregistrer l’absence' }).click();
    await page.getByText('Absence enregistrée.').waitFor();
  } else {
    await mien.getByRole('button', { name: 'Retirer l’absence' }).click();
    await page.getByText('Absence retirée.').waitFor();
  }
  await page.context().close();
}

/** Which of them are handed over: chosen in the form, and how many they are. */
type Choix = (page: Page, ouverts: number) => Promise<number>;
const tous: Choix = async (_page, ouverts) => ouverts;
const deuxAuClavier: Choix = async (page) => {
  await tabulerVers(page, page.getByRole('radio', { name: /^Tous ses dossiers/ }));
  await page.keyboard.press('ArrowDown');
  for (const rang of [0, 1]) {
    await tabulerVers(page, page.getByRole('checkbox').nth(rang));
    await page.keyboard.press('Space');
  }
  return 2;
};

async function matinee(lieu: Lieu, mains: Mains, choisir: Choix): Promise<void> {
  const page = await lieu.ouvrirPage();
  await seConnecter(page, superviseur);
  await page.goto('/');
  await page.getByRole('heading', { level: 1, name: 'Tableau de bord' }).waitFor();

  await verifier(page, mains, tuile(page, 'En retard'));
  await page.keyboard.type('gt');
  const ouverts = await verifier(page, mains, deCamille(page));
  await page.keyboard.type('gt');

  await mains.activer(absents(page).getByRole('link', { name: /^Transmettre/ }));
  await mains.choisir(page.getByLabel(/^Repreneur/), 'Sacha Fictif');
  const nombre = await choisir(page, ouverts);
  await mains.saisir(page.getByLabel(/^Motif/), 'Congés de Camille.');
  await page.getByText(`${nombre} dossiers changeront d’agent`).waitFor();
  await mains.activer(page.getByRole('button', { name: `Transmettre ${nombre} dossiers` }));
  await page.getByText(`${nombre} dossiers transmis.`).waitFor(TRAVAIL);

  await mains.activer(page.getByRole('link', { name: 'Tableau de bord', exact: true }).last());
  await tuile(page, 'En retard').waitFor();
  if (nombre === ouverts) await deCamille(page).waitFor({ state: 'hidden' });
  else await deCamille(page, ouverts - nombre).waitFor();

  await mains.activer(page.getByRole('link', { name: 'Passations', exact: true }).last());
  await mains.activer(page.locator('main tbody [scope="row"] a').first());
  await mains.activer(page.getByRole('button', { name: 'Annuler cette passation' }));
  await mains.activer(page.getByRole('button', { name: 'Rendre les dossiers' }));
  await page.getByText(`${nombre} dossiers rendus.`).waitFor(TRAVAIL);
  await mains.activer(page.getByRole('link', { name: 'Tableau de bord', exact: true }).last());
  await deCamille(page, ouverts).waitFor();
  await page.context().close();
}

export function matinSuperviseur(lieu: () => Lieu) {
  beforeAll(() => direAbsence(lieu(), { du: ilYA(1), au: ilYA(-10) }));
  afterAll(() => direAbsence(lieu()));

  it('un superviseur trouve les retards, transmet les dossiers d’une absente, et le chiffre bouge', () =>
    matinee(lieu(), souris, tous));

  it('le même matin, au clavier seul, pour deux dossiers choisis', () =>
    matinee(lieu(), clavier, deuxAuClavier));

  it('le tableau de bord change de lui-même quand une instructrice enregistre une demande en retard', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, superviseur);
    await page.goto('/tableau-de-bord');
    const retards = tuile(page, 'En retard');
    const nombre = await chiffre(retards);
    const agent = await lieu().ouvrirPage();
    await seConnecter(agent, instructeur);
    await creerDossier(agent, { collectivite: COMMUNE_RURALE, recuLe: ilYA(60) });
    await retards.filter({ hasText: new RegExp(`^${nombre + 1}\\D`) }).waitFor();
    await agent.context().close();
    await page.context().close();
  });
}
