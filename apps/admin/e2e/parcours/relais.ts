import { attendreTexte } from '../attentes.js';
import { superviseur } from '../comptes.js';
import { petitPdf } from '../fichiers.js';
import {
  accepter,
  attendreEtape,
  attendu,
  creerDossier,
  deposer,
  faire,
  ilYA,
  seConnecter,
} from '../gestes.js';
import type { Lieu } from '../lieu.js';

/** The service relays: it checks, transmits, records the answer, and prepares the prefect's signature. */
export function relais(lieu: () => Lieu) {
  it('un superviseur relaie une demande d’accompagnement jusqu’à la convention signée', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, superviseur);
    await creerDossier(page, {
      dispositif: 'Accompagnement sur mesure de l’ANCT (le service relaie)',
      collectivite: 'Saint-Savournin',
      recuLe: ilYA(50),
      champs: {
        'Intitulé du projet': 'Réhabilitation du foyer rural',
        'Porteurs du projet\u00a0: nom 1': 'La commune',
        'Descriptif et contexte': 'Bâtiment fermé depuis 2019.',
        'Avancement du projet': 'Étude de faisabilité.',
        'Nature du besoin': 'Programmation et plan de financement.',
        'Insuffisance des moyens d’ingénierie justifiée': 'Oui',
        'Fragilité économique, sociale ou démographique justifiée': 'Oui',
        'Fragilité financière justifiée': 'Oui',
        'Coût de l’ingénierie (HT)': '24000,50',
        'Courriel du contact': 'mairie@commune.invalid',
      },
      fiche: petitPdf('saisine.pdf'),
    });
    // The rate with all it stands on: which population, of which year, and the branch of the table.
    const montant = page.getByRole('region', { name: 'Montant' });
    await attendreTexte(montant, /3\s449\shabitants.*édition \d/s);
    await accepter(page, 'Saisine du préfet');
    await faire(page, 'Constater la recevabilité', { date: ilYA(45) });
    await attendreEtape(page, 'Orientation');
    await faire(page, 'Transmettre à l’ANCT', { date: ilYA(40) });

    // Whoever holds the dossier can be reminded, by a mail that is read before it leaves.
    await page.getByRole('button', { name: 'Relancer' }).click();
    const relance = page.getByRole('dialog', { name: /Relancer/ });
    await relance.getByLabel(/Destinataire|Adresse/).fill('relance@exemple.invalid');
    await relance.getByRole('button', { name: /^Envoyer/ }).click();
    await relance.waitFor({ state: 'hidden' });
    await attendreTexte(attendu(page), /[Rr]elancé une fois|1 fois/);

    await faire(page, 'Enregistrer l’offre d’accompagnement', { date: ilYA(20) });
    await attendreEtape(page, 'Notification de l’offre');
    await faire(page, 'Notifier l’offre et la convention', { date: ilYA(15) });
    await attendreEtape(page, 'Réponse de la collectivité');
    await deposer(page, 'Convention signée par la collectivité', petitPdf('convention.pdf'));
    await accepter(page, 'Convention signée par la collectivité');
    await faire(page, 'Enregistrer la convention signée par la collectivité', { date: ilYA(8) });
    await attendreEtape(page, 'Signature du préfet');
    await faire(page, 'Enregistrer la convention signée de tous', {
      date: ilYA(2),
      champs: {
        'Accompagnement assuré par': 'un prestataire du marché national',
        'Fin prévue de la mission': ilYA(-300),
      },
    });
    await attendreEtape(page, 'Suivi de la mission');
    await page.context().close();
  });
}
