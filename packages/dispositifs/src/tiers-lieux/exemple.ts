import { ajouterJours } from '../noyau/calendrier.js';
import type { Exemple } from '../noyau/exemples.js';
import type { DonneesTiersLieux } from './donnees.js';

type Saisie = Partial<DonneesTiersLieux>;

const lieux = [
  'Atelier partagé du canal (fictif)',
  'Fabrique des collines (fictive)',
  'Fablab de la gare (fictif)',
  'Café associatif des halles (fictif)',
];

const depot = ['enregistrer_reunion', 'enregistrer_candidature'];
const suivi = [...depot, 'enregistrer_selection', 'enregistrer_convention'];

/** @param propres what only one version asks, entered with the application */
const exempleDe = (propres: (rang: number) => Saisie): Exemple<DonneesTiersLieux> => ({
  demandeur: 'ASSOCIATION',
  demande: (_jour, rang) => ({
    projetNom: lieux[rang % lieux.length] as string,
    projetResume: 'Projet fictif, écrit pour la démonstration.',
    lieuCommune: ['13001', '13004', '13103'][rang % 3] as string,
  }),
  actes: {
    enregistrer_reunion: (jour) => ({ reunionLe: ajouterJours(jour, -2) }),
    enregistrer_candidature: (jour, rang) => ({
      candidatureLe: ajouterJours(jour, -1),
      engagementRepublicain: 'OUI',
      ...propres(rang),
    }),
    enregistrer_selection: (jour) => decision('ACCEPTEE', jour),
    enregistrer_convention: (jour) => ({ conventionSigneeLe: ajouterJours(jour, -3) }),
    // Not selected, or the end of the support that was.
    enregistrer_issue_externe: (jour, _rang, { conventionSigneeLe }) =>
      conventionSigneeLe ? {} : decision('REFUSEE', jour),
  },
  parcours: [
    [],
    ['ouvrir_appui'],
    ['enregistrer_reunion'],
    ['enregistrer_reunion', 'ouvrir_appui', 'terminer_appui'],
    depot,
    [...depot, 'enregistrer_issue_externe'],
    [...depot, 'enregistrer_selection'],
    suivi,
    [...suivi, 'enregistrer_issue_externe'],
    ['enregistrer_reunion', 'enregistrer_desistement'],
    ['classer_sans_suite'],
  ],
  mesures: { DOSSIER_CANDIDATURE: { pages: 9 }, VIDEO: { secondes: 165 } },
});

function decision(issueExterne: DonneesTiersLieux['issueExterne'], jour: string): Saisie {
  return {
    issueExterne,
    issueExterneLe: ajouterJours(jour, -1),
    issueExterneReference: 'Courrier fictif',
  };
}

// In Marseille, some 170 m from the fictive quarter of the demo's map.
export const exemple2021 = exempleDe((rang) => ({
  lieuCommune: '13203',
  lieuLatitude: 43.3505,
  lieuLongitude: 5.37,
  montantAnnee1: 4_000_000 + (rang % 3) * 500_000,
  montantAnnee2: 3_000_000,
  montantAnnee3: 2_000_000,
}));
export const exemple2023 = exempleDe(() => ({ sousPrefectureSansFabrique: 'OUI' }));
