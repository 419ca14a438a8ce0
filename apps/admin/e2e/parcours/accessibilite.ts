import { defautsGraves } from '../axe.js';
import { COMMUNE_RURALE, superviseur } from '../comptes.js';
import { type Ecran, ecrans, ouvrirEcran } from '../ecrans.js';
import { petitPdf, petitPng } from '../fichiers.js';
import {
  attendreCalme,
  choisirCollectivite,
  creerDossier,
  deposer,
  ouvrirActe,
  piece,
  seConnecter,
} from '../gestes.js';
import type { Lieu } from '../lieu.js';
import { FICHE } from './etapes.js';

const PAGES_A_LA_FOIS = 3;
/** Screens of an account that a page goes through. */
const PAR_PAGE = 8;

export function accessibilite(lieu: () => Lieu) {
  it('axe ne trouve rien de grave sur les écrans, en clair et en sombre', async () => {
    const paquets = [...new Set(ecrans.map((e) => e.compte))].flatMap((compte) => {
      const siens = ecrans.filter((e) => e.compte === compte);
      return Array.from({ length: Math.ceil(siens.length / PAR_PAGE) }, (_, i) =>
        siens.slice(i * PAR_PAGE, (i + 1) * PAR_PAGE),
      );
    });
    const defauts: string[] = [];
    const examinerLaSuite = async () => {
      for (let p = paquets.shift(); p; p = paquets.shift())
        defauts.push(...(await examiner(lieu(), p)));
    };
    await Promise.all(Array.from({ length: PAGES_A_LA_FOIS }, examinerLaSuite));
    expect(defauts).toEqual([]);
  });

  it('axe ne trouve rien de grave sur un dossier et ses dialogues, en clair et en sombre', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, superviseur);
    const defauts: string[] = [];
    const examiner = async (ou: string) => {
      defauts.push(...(await defautsGraves(page)).map((d) => `${ou} : ${d}`));
    };
    const fermer = async () => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    };

    await page.goto('/dossiers/nouveau');
    await choisirCollectivite(page, COMMUNE_RURALE);
    await attendreCalme(page);
    await examiner('nouveau dossier, collectivité choisie');

    await creerDossier(page, {
      collectivite: COMMUNE_RURALE,
      champs: FICHE,
      fiche: petitPdf('fiche.pdf'),
    });
    await deposer(page, 'Fiche de poste', petitPng('fiche.png'));
    await attendreCalme(page);
    for (const pli of await page.locator('main summary').all()) await pli.click();
    await examiner('dossier, tout déplié');

    await ouvrirActe(page, 'Demander des compléments');
    await examiner('dialogue d’un acte');
    await fermer();
    await piece(page, 'Fiche de poste')
      .getByRole('button', { name: /^Aperçu.*version 2$/ })
      .click();
    await page.getByRole('dialog').getByRole('img').waitFor();
    await examiner('aperçu d’une pièce');
    await fermer();
    await page
      .getByRole('button', { name: /^Corriger la date/ })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    await examiner('correction d’une date');
    await fermer();
    await page.getByRole('button', { name: 'Changer d’agent' }).click();
    await page.getByRole('combobox', { name: 'Agent du dossier' }).waitFor();
    await examiner('changement d’agent');
    await page.context().close();
    expect(defauts).toEqual([]);
  });
}

/** What axe finds on some screens of an account. */
async function examiner(lieu: Lieu, siens: Ecran[]): Promise<string[]> {
  const defauts: string[] = [];
  const page = await lieu.ouvrirPage();
  const compte = siens[0]?.compte;
  if (compte) await seConnecter(page, compte);
  for (const ecran of siens) {
    try {
      await ouvrirEcran(page, ecran);
      await attendreCalme(page);
      defauts.push(...(await defautsGraves(page)).map((d) => `${ecran.nom} : ${d}`));
    } catch (erreur) {
      defauts.push(`${ecran.nom} ne se montre pas : ${erreur}`);
    }
  }
  await page.context().close();
  return defauts;
}
