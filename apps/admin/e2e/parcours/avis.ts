import { attendreTexte } from '../attentes.js';
import { COMMUNE_RURALE, instructeur } from '../comptes.js';
import { petitPdf } from '../fichiers.js';
import {
  accepter,
  attendreCalme,
  attendreEtape,
  creerDossier,
  faire,
  ilYA,
  seConnecter,
} from '../gestes.js';
import type { Lieu } from '../lieu.js';

/** The service gives an opinion: it can be amended while the committee has not decided, and keeps its states. */
export function avis(lieu: () => Lieu) {
  it('une instructrice donne l’avis de la préfecture sur des conseillers numériques, puis le modifie', async () => {
    const page = await lieu().ouvrirPage();
    await seConnecter(page, instructeur);
    await creerDossier(page, {
      dispositif: 'Conseillers numériques France Services (le service donne un avis)',
      collectivite: COMMUNE_RURALE,
      recuLe: ilYA(40),
      champs: {
        'Projet de la structure (résumé)': 'Permanences dans les hameaux',
        'Objet de la candidature': 'Reprise de postes d’une autre structure',
        'Postes demandés': '1',
      },
      fiche: petitPdf('questionnaire.pdf'),
    });
    // The request is made to the ANCT, which acknowledges it.
    await attendreCalme(page);
    expect(await page.getByRole('region', { name: 'Courriels' }).count()).toBe(0);
    await accepter(page, 'Questionnaire de candidature');
    await faire(page, 'Ouvrir l’instruction', { date: ilYA(38) });
    await attendreEtape(page, 'Avis de la préfecture');
    await faire(page, 'Transmettre l’avis', {
      date: ilYA(30),
      champs: {
        'Avis de la préfecture': 'Favorable',
        'Commentaire de l’avis': 'Territoire peu doté.',
      },
    });
    await attendreEtape(page, 'Comité de sélection');
    const section = page.getByRole('region', { name: 'Avis du service' });
    await attendreTexte(section, /Favorable.*Territoire peu doté\./);

    await faire(page, 'Modifier l’avis transmis', {
      date: ilYA(20),
      champs: {
        'Avis de la préfecture': 'Défavorable',
        'Commentaire de l’avis': 'La commune a changé de projet.',
      },
    });
    await section.getByText('modifié 1 fois', { exact: false }).waitFor();
    await section.getByText('Avis précédent', { exact: false }).click();
    await attendreTexte(section, /Défavorable.*changé de projet.*Favorable.*peu doté/);

    await faire(page, 'Enregistrer le refus du comité', {
      date: ilYA(2),
      motif: 'Enveloppe nationale épuisée.',
      champs: { 'Postes attribués par le comité': '0' },
    });
    await page.getByText('Clos : refus', { exact: true }).waitFor();
    await page.getByText('Enveloppe nationale épuisée.', { exact: false }).first().waitFor();
    await page.context().close();
  });
}
