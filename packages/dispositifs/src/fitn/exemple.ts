import { ajouterJours, ajouterMois } from '../noyau/calendrier.js';
import type { Exemple } from '../noyau/exemples.js';
import type { DonneesFitn } from './donnees.js';

const projets = [
  'Téléservice de demandes aux services techniques',
  'Formation des agents aux outils collaboratifs',
  'Dématérialisation des actes',
  'Atelier de simplification des démarches d’état civil',
];

const complete = ['constater_completude'];
const proposee = [...complete, 'proposer_attribution'];
const signee = [...proposee, 'enregistrer_signature'];
const attribuee = [...signee, 'notifier_attribution'];
const aPayer = [...attribuee, 'recevoir_demande_paiement'];
const demandee = [...aPayer, 'demander_paiement'];
const acompte = [...aPayer, 'demander_acompte'];
const payee = [...demandee, 'constater_paiement'];

export const exemple: Exemple<DonneesFitn> = {
  demandeur: 'COMMUNE',
  parametres: { anneeDerniereReception: 2035 },
  demande: (jour, rang) => ({
    intituleProjet: projets[rang % projets.length] as string,
    resumeProjet: 'Projet fictif, écrit pour la démonstration.',
    finalite: 'ORGANISATION',
    declarationFranceConnect: 'OUI',
    projetDebutLe: ajouterMois(jour, 2),
    projetFinLe: ajouterMois(jour, 8),
    numeroDemarche: `FICTIF-${2000 + rang}`,
    coutTotal: 4_000_000,
    fraisPersonnel: 0,
    aideDemandee: 2_000_000 + (rang % 4) * 200_000,
    autresAidesPubliques: 0,
  }),
  actes: {
    demander_complements: (jour) => ({
      piecesDemandees: ['FORMULAIRE'],
      complementsLimiteLe: ajouterJours(jour, 15),
    }),
    proposer_attribution: () => ({ depenseEligible: 4_000_000 }),
    proroger_attribution: (jour) => ({ prorogeeAuLe: ajouterMois(jour, 10) }),
    demander_paiement: (jour, rang) => ({
      projetRecuLe: ajouterJours(jour, -10),
      depenseRealisee: 3_900_000,
      engagementNumero: `FICTIF-${1000 + rang}`,
      serviceFaitLe: jour,
    }),
    demander_acompte: (jour, rang) => ({
      paiementNature: 'AVANCE',
      paiementCentimes: 600_000,
      engagementNumero: `FICTIF-${1000 + rang}`,
      serviceFaitLe: jour,
    }),
    // The planned end as it would have been a year and a day before.
    constater_caducite: (jour) => ({ projetFinLe: ajouterJours(ajouterMois(jour, -12), -1) }),
  },
  parcours: [
    [],
    ['demander_complements'],
    complete,
    [...complete, 'proroger_attribution'],
    proposee,
    [...complete, 'proposer_refus'],
    signee,
    attribuee,
    aPayer,
    acompte,
    [...acompte, 'constater_acompte'],
    [
      ...acompte,
      'constater_acompte',
      'recevoir_demande_paiement',
      'demander_paiement',
      'constater_paiement',
    ],
    demandee,
    payee,
    [...payee, 'solder'],
    [...payee, 'constater_reversement'],
    [...attribuee, 'constater_caducite'],
    [...aPayer, 'retirer_attribution'],
    [...complete, 'proposer_refus', 'notifier_refus'],
    ['declarer_irrecevable'],
    [...attribuee, 'enregistrer_desistement'],
    [...complete, 'classer_sans_suite'],
    ['demander_complements', 'echoir_complements'],
    ['demander_complements', 'recevoir_complements', ...proposee, 'constater_rejet_implicite'],
  ],
};
