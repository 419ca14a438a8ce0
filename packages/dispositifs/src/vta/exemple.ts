import { ajouterJours, ajouterMois } from '../noyau/calendrier.js';
import type { Exemple } from '../noyau/exemples.js';
import type { DonneesVta } from './donnees.js';

const postes = [
  'Appui aux projets de revitalisation',
  'Montage de dossiers de financement',
  'Plan de mobilité rurale',
  'Transition énergétique des bâtiments',
  'Projet alimentaire territorial',
  'Inventaire du patrimoine communal',
];

const instruction = ['transmettre_anct', 'enregistrer_avis_anct'];
const mission = [...instruction, 'proposer_confirmation', 'notifier_confirmation'];
const demande = [...mission, 'constater_recrutement', 'recevoir_demande'];
const paiement = [...demande, 'constater_completude', 'notifier_decision', 'demander_paiement'];

export const exemple: Exemple<DonneesVta> = {
  demandeur: 'COMMUNE',
  // So that the letters of the demo leave.
  parametres: { mentionTelerecours: 'CONFIRMEE' },
  demande: (_jour, rang) => ({
    intitulePoste: postes[rang % postes.length] as string,
    descriptionMission: 'Mission fictive, écrite pour la démonstration.',
    dureePrevueMois: 12 + (rang % 7),
    quotitePrevue: rang % 4 === 0 ? 80 : 100,
  }),
  actes: {
    enregistrer_avis_anct: () => ({ avisAnct: 'FAVORABLE' }),
    constater_recrutement: (jour) => ({
      contratSigneLe: ajouterJours(jour, -3),
      contratDebutLe: ajouterJours(jour, 12),
      contratFinLe: ajouterJours(ajouterMois(ajouterJours(jour, 12), 12), -1),
    }),
    demander_complements_fiche: (jour) => ({
      piecesDemandees: ['FICHE_DE_POSTE'],
      complementsLimiteLe: ajouterJours(jour, 15),
    }),
    demander_complements_demande: (jour) => ({
      piecesDemandees: ['DELIBERATION', 'RIB'],
      complementsLimiteLe: ajouterJours(jour, 15),
    }),
    constater_completude: (jour, rang) => ({
      volontaireNom: `Volontaire fictif ${rang}`,
      volontaireNaissance: `${Number(jour.slice(0, 4)) - 25 + (rang % 3)}-0${1 + (rang % 9)}-15`,
      niveauDiplome: rang % 2 ? 'BAC_5' : 'BAC_3',
      quotiteContrat: rang % 4 === 0 ? 80 : 100,
      remunerationSmic: 'OUI',
    }),
    demander_paiement: (jour, rang) => ({
      engagementNumero: `FICTIF-${1000 + rang}`,
      serviceFaitLe: jour,
    }),
  },
  parcours: [
    [],
    ['demander_complements_fiche'],
    ['transmettre_anct'],
    instruction,
    [...instruction, 'proposer_confirmation'],
    [...instruction, 'proposer_refus'],
    mission,
    [...mission, 'constater_recrutement'],
    demande,
    [...demande, 'demander_complements_demande'],
    [...demande, 'proposer_refus_aide'],
    [...demande, 'constater_completude'],
    [...demande, 'constater_completude', 'notifier_decision'],
    paiement,
    [...paiement, 'constater_paiement'],
    [...paiement, 'constater_paiement', 'constater_fin_anticipee'],
    [...instruction, 'proposer_refus', 'notifier_refus'],
    ['declarer_irrecevable'],
    [...mission, 'enregistrer_desistement'],
    [...mission, 'classer_sans_suite'],
    ['demander_complements_fiche', 'echoir_complements_fiche'],
    ['transmettre_anct', 'constater_rejet_implicite'],
  ],
};
