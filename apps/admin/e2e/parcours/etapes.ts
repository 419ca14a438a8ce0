import type { Page } from 'playwright-core';
import { COMMUNE_RURALE } from '../comptes.js';
import { petitPdf } from '../fichiers.js';
import {
  accepter,
  attendreEtape,
  creerDossier,
  deposer,
  enregistrer,
  faire,
  ilYA,
} from '../gestes.js';

export const FICHE = {
  'Intitulé du poste': 'Chargée de mission revitalisation',
  'Mission (résumé)': 'Monter les dossiers de subvention de la commune et suivre leur instruction.',
  'Durée prévue (mois)': '12',
  'Temps de travail prévu (%)': '100',
  'Contact dans la collectivité': 'Mme Roux, secrétaire de mairie',
  'Courriel du contact': 'mairie@commune.invalid',
};

export const CONTRAT = {
  'Nom et prénom du volontaire': 'Dominique Exemple',
  'Date de naissance du volontaire': '2002-05-14',
  'Niveau de diplôme': 'Bac+5 ou plus',
  'Contrat signé le': ilYA(35),
  'Début du contrat': ilYA(30),
  'Fin du contrat': ilYA(-335),
  'Temps de travail du contrat (%)': '100',
  'Rémunération au moins égale au SMIC': 'Oui',
};

export const PIECES_DEMANDE = [
  'Formulaire de demande d’aide',
  'Charte d’engagement',
  'Copie du contrat de recrutement',
  'Délibération de l’organe délibérant',
  'RIB du comptable public',
];

/** A dossier received eighty days ago, with its job sheet. */
export async function recevoirFiche(page: Page): Promise<void> {
  await creerDossier(page, {
    collectivite: COMMUNE_RURALE,
    recuLe: ilYA(80),
    champs: FICHE,
    fiche: petitPdf('fiche-de-poste.pdf'),
  });
  await attendreEtape(page, 'Fiche de poste');
}

/** From the job sheet to the prefect's confirmation, then to the aid request. */
export async function menerALaDemande(page: Page): Promise<void> {
  await recevoirFiche(page);
  await accepter(page, 'Fiche de poste');
  await faire(page, 'Transmettre à l’ANCT', { date: ilYA(75) });
  await attendreEtape(page, 'Instruction de l’ANCT');
  await enregistrer(page, {
    'Avis de l’ANCT': 'Favorable',
    'Référence de l’offre sur la plateforme': 'VTA-13-001',
  });
  await faire(page, 'Enregistrer la réponse de l’ANCT', { date: ilYA(50) });
  await attendreEtape(page, 'Courrier du préfet');
  await faire(page, 'Proposer la confirmation', { date: ilYA(48) });
  await attendreEtape(page, 'Signature de la confirmation');
  await faire(page, 'Enregistrer la confirmation signée et envoyée', { date: ilYA(40) });
  await attendreEtape(page, 'Recrutement');
  await enregistrer(page, CONTRAT);
  await faire(page, 'Enregistrer le recrutement', { date: ilYA(34) });
  await attendreEtape(page, 'Demande d’aide');
  await faire(page, 'Enregistrer la demande d’aide', { date: ilYA(30) });
  await attendreEtape(page, 'Vérification de la demande');
}

export async function deposerEtAccepter(page: Page, pieces: readonly string[]): Promise<void> {
  for (const [i, libelle] of pieces.entries()) {
    await deposer(page, libelle, petitPdf(`piece-${i + 1}.pdf`, libelle));
    await accepter(page, libelle);
  }
}
