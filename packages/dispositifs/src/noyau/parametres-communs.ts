import { hypothese } from './sources.js';
import type { Parametre } from './types.js';

/** For a scheme that only verifies: it closes nothing for want of an answer. */
export const parametreVerification: Parametre = {
  cle: 'delaiVerification',
  libelle: 'Vérification d’une demande par le service',
  unite: 'jours_ouvres',
  defaut: 10,
  source: hypothese,
};

/** Settings of the procedure itself, the same in every scheme that the service instructs. */
export const parametresInstruction: Parametre[] = [
  parametreVerification,
  {
    cle: 'delaiSaisieReponse',
    libelle: 'Attente avant la clôture automatique d’un dossier incomplet',
    aide: 'Laisse à l’agent le temps d’enregistrer une réponse arrivée le dernier jour.',
    unite: 'jours_ouvres',
    defaut: 3,
    source: hypothese,
  },
];

/** Of every scheme: when outsiders are reminded, and how pieces and opinions come in. */
export const parametresCommuns: Parametre[] = [
  {
    cle: 'delaiRelance',
    libelle: 'Relance proposée après',
    aide: 'Jours écoulés sans nouvelle de qui a la main, puis entre deux relances.',
    unite: 'jours',
    defaut: 30,
    source: hypothese,
  },
  {
    cle: 'delaiAvisDemande',
    libelle: 'Réponse à une demande d’avis',
    aide: 'Proposé à l’agent, qui fixe la date. Une relance part seule avant, puis après.',
    unite: 'jours',
    defaut: 21,
    source: hypothese,
  },
  {
    cle: 'rappelAvantLimite',
    libelle: 'Rappel avant la date limite d’une demande de pièces',
    aide: 'Envoyé une fois, de lui-même, tant qu’une pièce demandée manque. 0\u00a0: aucun rappel.',
    unite: 'jours',
    defaut: 7,
    source: hypothese,
  },
  {
    cle: 'validiteLien',
    libelle: 'Validité d’un lien de dépôt',
    aide: 'Proposée à l’agent, qui peut en choisir une autre.',
    unite: 'jours',
    defaut: 30,
    source: hypothese,
  },
  {
    cle: 'sursisLien',
    libelle: 'Sursis du lien de dépôt après la date limite',
    aide: 'Pour le lien envoyé avec une demande de pièces\u00a0: une réponse un peu tardive est encore une réponse.',
    unite: 'jours',
    defaut: 7,
    source: hypothese,
  },
  {
    cle: 'validitePiece',
    libelle: 'Reprise d’une pièce acceptée dans un autre dossier',
    aide: 'Mois après son dépôt pendant lesquels elle peut resservir pour le même demandeur.',
    unite: 'mois',
    defaut: 12,
    source: hypothese,
  },
];

/** The clocks of the CRPA. */
export const parametresCrpa: Parametre[] = [
  {
    cle: 'delaiEnregistrement',
    libelle: 'Accusé d’enregistrement d’une demande',
    unite: 'jours_ouvres',
    defaut: 1,
    source: { reference: 'CRPA R112-11-2', confiance: 'texte' },
  },
  {
    cle: 'delaiAccuse',
    libelle: 'Accusé de réception d’une demande',
    unite: 'jours_ouvres',
    defaut: 10,
    source: { reference: 'CRPA R112-11-2', confiance: 'texte' },
  },
  {
    cle: 'delaiSilence',
    libelle: 'Silence valant rejet',
    unite: 'mois',
    defaut: 2,
    source: { reference: 'CRPA L231-1 et L231-4', confiance: 'texte' },
  },
];
