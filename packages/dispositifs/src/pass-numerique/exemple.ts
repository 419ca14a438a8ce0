import { ajouterJours } from '../noyau/calendrier.js';
import type { Exemple } from '../noyau/exemples.js';
import type { DonneesPass } from './donnees.js';

const projets = [
  'Pass numérique pour les demandeurs d’emploi',
  'Inclusion numérique du pays d’Essai',
  'Pass numérique des communes rurales',
  'Médiation numérique intercommunale',
];

const instruction = ['constater_completude'];
const selection = [...instruction, 'transmettre_avis'];
const convention = [...selection, 'enregistrer_selection'];
const commande = [...convention, 'enregistrer_convention'];
const distribution = [...commande, 'enregistrer_commande'];
const bilan = [...distribution, 'constater_distribution'];
const solde = [...bilan, 'recevoir_bilan'];

/** Odd cases use half of what they ordered. */
const partiel = (rang: number) => rang % 2 === 1;

export const exemple: Exemple<DonneesPass> = {
  demandeur: 'COMMUNE',
  demande: (_jour, rang) => ({
    intituleProjet: projets[rang % projets.length] as string,
    membresGroupement: ['Commune fictive d’Essai', 'Commune fictive de Modèle'],
  }),
  actes: {
    constater_completude: () => ({
      zoneDeploiement: 'Les trois communes du groupement (texte fictif).',
      methodeRurale: 'Permanences dans chaque village (texte fictif).',
      structurationActeurs: 'Réseau des médiateurs du territoire (texte fictif).',
      fondsEuropeens: 'NON',
      partPublicPrioritaire: 50,
      partPublicPrecaire: 50,
      nombrePass: 3000,
      montantCommande: 3_000_000,
      fraisGestion: 150_000,
    }),
    demander_complements: (jour) => ({
      piecesDemandees: ['BUDGET'],
      complementsLimiteLe: ajouterJours(jour, 15),
    }),
    transmettre_avis: () => ({
      avisPrefecture: 'FAVORABLE',
      avisCommentaire: 'Projet cohérent avec les besoins du territoire (texte fictif).',
    }),
    modifier_avis: () => ({
      avisPrefecture: 'DEFAVORABLE',
      avisCommentaire: 'Un partenaire s’est retiré (texte fictif).',
    }),
    enregistrer_convention: (jour, rang) => ({
      conventionSigneeLe: jour,
      conventionReference: `FICTIVE-${1000 + rang}`,
    }),
    enregistrer_commande: (jour) => ({ commandePasseeLe: jour }),
    constater_distribution: () => ({ passDistribues: 2800 }),
    recevoir_bilan: (_jour, rang) => ({
      montantUtilise: partiel(rang) ? 1_500_000 : 3_000_000,
      partPrioritaireConstatee: 52,
    }),
  },
  // The two balances stand at an even rank and at an odd one.
  parcours: [
    [...solde, 'constater_solde'],
    [...solde, 'constater_solde_partiel'],
    [],
    ['demander_complements'],
    instruction,
    ['demander_complements', 'poursuivre_sans_reponse'],
    selection,
    [...selection, 'modifier_avis'],
    convention,
    commande,
    distribution,
    bilan,
    solde,
    [...selection, 'enregistrer_refus'],
    [...convention, 'enregistrer_desistement'],
    ['classer_sans_suite'],
  ],
};
