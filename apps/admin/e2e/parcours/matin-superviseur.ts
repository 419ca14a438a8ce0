import type { Locator, Page } from 'playwright-core';
import { versDossiers } from '../../src/dossiers/adresses.js';
import { instructeur, superviseur } from '../comptes.js';
import { attendu, faire, ilYA, remplir, seConnecter } from '../gestes.js';
import type { Lieu } from '../lieu.js';
import { clavier, type Mains, souris } from '../mains.js';

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

async function matinee(lieu: Lieu, mains: Mains): Promise<void> {
  const page = await lieu.ouvrirPage();
  await seConnecter(page, superviseur);
  await page.goto('/');
  await page.getByRole('heading', { level: 1, name: 'Tableau de bord' }).waitFor();

  await verifier(page, mains, tuile(page, 'En retard'));
  await page.keyboard.type('gt');
  const nombre = await verifier(page, mains, deCamille(page));
  await page.keyboard.type('gt');

  await mains.activer(absents(page).getByRole('link', { name: /^Transmettre/ }));
  await mains.choisir(page.getByLabel(/^Repreneur/), 'Sacha Fictif');
  await mains.saisir(page.getByLabel(/^Motif/), 'Congés de Camille.');
  await page.getByText(`${nombre} dossiers changeront d’agent`).waitFor();
  await mains.activer(page.getByRole('button', { name: `Transmettre ${nombre} dossiers` }));
  await page.getByText(`${nombre} dossiers transmis.`).waitFor();

  await mains.activer(page.getByRole('link', { name: 'Tableau de bord', exact: true }).last());
  await tuile(page, 'En retard').waitFor();
  await deCamille(page).waitFor({ state: 'hidden' });

  await mains.activer(page.getByRole('link', { name: 'Passations', exact: true }).last());
  await mains.activer(page.locator('main tbody [scope="row"] a').first());
  await mains.activer(page.getByRole('button', { name: 'Annuler cette passation' }));
  await mains.activer(page.getByRole('button', { name: 'Rendre les dossiers' }));
  await page.getByText(`${nombre} dossiers rendus.`).waitFor();
  await mains.activer(page.getByRole('link', { name: 'Tableau de bord', exact: true }).last());
  await deCamille(page, nombre).waitFor();
  await page.context().close();
}

export function matinSuperviseur(lieu: () => Lieu) {
  beforeAll(() => direAbsence(lieu(), { du: ilYA(1), au: ilYA(-10) }));
  afterAll(() => direAbsence(lieu()));

  it('un superviseur trouve les retards, transmet les dossiers d’une absente, et le chiffre bouge', () =>
    matinee(lieu(), souris));

  it('le même matin, au clavier seul', () => matinee(lieu(), clavier));

  it('le tableau de bord change de lui-même quand une instructrice clôt un dossier en retard', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, superviseur);
    await page.goto('/tableau-de-bord');
    const retards = tuile(page, 'En retard');
    const nombre = await chiffre(retards);
    const agent = await lieu().ouvrirPage();
    await seConnecter(agent, instructeur);
    await agent.goto(versDossiers({ retard: 'en_retard', dispositif: 'VTA' }));
    await agent.locator('main table a').first().click();
    await attendu(agent).waitFor();
    await agent.getByText('Interrompre ou reprendre la procédure').click();
    await faire(agent, 'Enregistrer un désistement', { motif: 'La commune renonce.' });
    await retards.filter({ hasText: new RegExp(`^${nombre - 1}\\D`) }).waitFor();
    await agent.context().close();
    await page.context().close();
  });
}
