import { attendreTexte, attendreValeur } from '../attentes.js';
import { COMMUNE_RURALE, instructeur, superviseur } from '../comptes.js';
import { attendreEtape, creerDossier, enregistrer, ouvrirActe, seConnecter } from '../gestes.js';
import type { Lieu } from '../lieu.js';

export function conflit(lieu: () => Lieu) {
  it('deux agents modifient le même dossier : le second apprend ce qui a changé et garde sa saisie', async () => {
    const [une, autre] = [await lieu().ouvrirPage(), await lieu().ouvrirPage()];
    await seConnecter(une, instructeur);
    await seConnecter(autre, superviseur);
    const adresse = await creerDossier(une, { collectivite: COMMUNE_RURALE });
    await autre.goto(adresse);
    await attendreEtape(autre, 'Fiche de poste');

    await enregistrer(une, { 'Intitulé du poste': 'Chargée de mission eau' });
    await autre.getByLabel('Contact dans la collectivité').fill('M. Petit, maire');
    await autre.getByRole('button', { name: 'Enregistrer la saisie' }).click();

    const dialogue = autre.getByRole('dialog', {
      name: 'Le dossier a changé avant votre enregistrement',
    });
    await dialogue.waitFor();
    await attendreTexte(dialogue.getByRole('listitem').first(), /Intitulé du poste/);
    await dialogue.getByRole('button', { name: 'Recharger le dossier' }).click();
    await dialogue.waitFor({ state: 'hidden' });
    await attendreValeur(autre.getByLabel('Intitulé du poste'), 'Chargée de mission eau');
    await attendreValeur(autre.getByLabel('Contact dans la collectivité'), 'M. Petit, maire');
    await autre.getByRole('button', { name: 'Enregistrer la saisie' }).click();
    await autre.getByText('1 champ modifié, non enregistré.').waitFor({ state: 'hidden' });

    await une.context().close();
    await autre.context().close();
  });

  it('un acte demandé sur un dossier que quelqu’un a déjà fait avancer n’est pas pris', async () => {
    const [une, autre] = [await lieu().ouvrirPage(), await lieu().ouvrirPage()];
    await seConnecter(une, instructeur);
    await seConnecter(autre, superviseur);
    const adresse = await creerDossier(une, { collectivite: COMMUNE_RURALE });
    await autre.goto(adresse);
    await attendreEtape(autre, 'Fiche de poste');
    const irrecevable = await ouvrirActe(une, 'Déclarer irrecevable');
    await irrecevable.getByLabel(/^Motif/).fill('Hors du champ du dispositif.');

    const limite = await ouvrirActe(autre, 'Demander des compléments');
    await limite.getByLabel(/^Date limite de réponse/).fill('2099-01-31');
    await limite.getByRole('button', { name: 'Confirmer cet acte' }).click();
    await attendreEtape(autre, 'Fiche de poste à compléter');

    await irrecevable.getByRole('button', { name: 'Confirmer cet acte' }).click();
    const dialogue = une.getByRole('dialog', {
      name: 'Le dossier a changé avant votre enregistrement',
    });
    await dialogue.getByText('Demander des compléments', { exact: false }).first().waitFor();
    await dialogue.getByRole('button', { name: 'Recharger le dossier' }).click();
    await attendreEtape(une, 'Fiche de poste à compléter');
    await une.context().close();
    await autre.context().close();
  });

  it('une session perdue ne perd pas la saisie', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, instructeur);
    await creerDossier(page, { collectivite: COMMUNE_RURALE });
    await page.getByLabel('Intitulé du poste').fill('Chargée de mission forêt');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Enregistrer la saisie' }).click();

    const dialogue = page.getByRole('dialog', { name: 'Votre session a pris fin' });
    await dialogue.getByLabel('Mot de passe').fill(instructeur.motDePasse);
    await dialogue.getByRole('button', { name: 'Continuer' }).click();
    await dialogue.waitFor({ state: 'hidden' });
    await page.getByText('1 champ modifié, non enregistré.').waitFor({ state: 'hidden' });
    await page.reload();
    await attendreValeur(page.getByLabel('Intitulé du poste'), 'Chargée de mission forêt');
    await page.context().close();
  });

  it('une saisie non enregistrée se retrouve après un rechargement de la page', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, instructeur);
    await creerDossier(page, { collectivite: COMMUNE_RURALE });
    await page.getByLabel('Contact dans la collectivité').fill('Mme Longue-Saisie');
    await page.reload();
    await attendreValeur(page.getByLabel('Contact dans la collectivité'), 'Mme Longue-Saisie');
    await page.context().close();
  });
}
