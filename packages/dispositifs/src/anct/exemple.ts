import { ajouterJours, ajouterMois } from '../noyau/calendrier.js';
import type { Exemple } from '../noyau/exemples.js';
import type { DonneesAnct } from './donnees.js';

const projets = [
  'Reconversion d’une friche en centre-bourg',
  'Plan-guide d’aménagement du cœur de village',
  'Étude de mobilité entre hameaux',
  'Réhabilitation de l’ancienne école',
];

const recevable = ['constater_recevabilite'];
const transmise = [...recevable, 'transmettre_anct'];
const repondue = [...transmise, 'enregistrer_offre'];
const notifiee = [...repondue, 'notifier_offre'];
const acceptee = [...notifiee, 'recevoir_convention'];
const signee = [...acceptee, 'enregistrer_signature'];

export const exemple: Exemple<DonneesAnct> = {
  demandeur: 'COMMUNE',
  demande: (_jour, rang) => ({
    intituleProjet: projets[rang % projets.length] as string,
    porteurs: ['Commune fictive'],
    descriptionProjet: 'Projet fictif, écrit pour la démonstration.',
    etatAvancement: 'Idée étudiée en conseil municipal.',
    natureBesoin: 'Étude de faisabilité et plan de financement.',
    coutHt: 2_400_000 + (rang % 5) * 300_000,
    coutTtc: 2_880_000 + (rang % 5) * 360_000,
  }),
  actes: {
    constater_recevabilite: () => ({
      insuffisanceIngenierie: 'OUI',
      fragiliteTerritoire: 'OUI',
      fragiliteFinanciere: 'OUI',
    }),
    demander_complements_saisine: (jour) => ({
      piecesDemandees: ['SAISINE'],
      complementsLimiteLe: ajouterJours(jour, 15),
    }),
    reorienter: () => ({
      solution: 'LOCALE',
      solutionPrecision: 'Agence d’urbanisme fictive',
    }),
    decider_prise_en_charge: () => ({
      priseEnChargeExceptionnelle: 'OUI',
      priseEnChargeMotif: 'Inondation fictive.',
    }),
    enregistrer_signature: (jour, rang) => ({
      modeAccompagnement: rang % 3 ? 'MARCHE_NATIONAL' : 'AGENCE',
      missionFinLe: ajouterMois(jour, 9),
    }),
  },
  parcours: [
    [],
    ['demander_complements_saisine'],
    recevable,
    transmise,
    [...transmise, 'decider_prise_en_charge'],
    repondue,
    notifiee,
    acceptee,
    signee,
    [...signee, 'terminer_mission'],
    [...recevable, 'reorienter'],
    [...transmise, 'enregistrer_refus'],
    [...transmise, 'enregistrer_refus', 'notifier_refus'],
    [...notifiee, 'decliner_offre'],
    ['declarer_irrecevable'],
    [...transmise, 'classer_sans_suite'],
    ['demander_complements_saisine', 'echoir_complements_saisine'],
    [...transmise, 'constater_rejet_implicite'],
  ],
};
