import { ajouterJours, ajouterMois } from '../noyau/calendrier.js';
import type { Exemple } from '../noyau/exemples.js';
import type { DonneesCnfs } from './donnees.js';

const projets = [
  'Ateliers numériques dans les quartiers',
  'Permanences itinérantes dans les villages',
  'Accompagnement des aînés au numérique',
  'Initiation à la médiathèque',
  'Aide aux démarches en mairie annexe',
];

const avis = ['ouvrir_instruction', 'transmettre_avis'];
const attribution = [...avis, 'enregistrer_attribution'];
const convention = [...attribution, 'enregistrer_convention'];
const candidat = [...convention, 'enregistrer_candidat'];
const contrat = [...candidat, 'enregistrer_contrat'];
const activite = [...contrat, 'enregistrer_formation'];
const renouvellement = [...activite, 'demander_renouvellement'];

export const exemple: Exemple<DonneesCnfs> = {
  demandeur: 'COMMUNE',
  demande: (jour, rang) => ({
    intituleProjet: projets[rang % projets.length] as string,
    // Since then, only posts that another structure gives up can be asked for.
    objet: jour < '2025-05-14' ? 'POSTES_NOUVEAUX' : 'REPRISE',
    postesDemandes: 2 + (rang % 2),
    placeFranceServices: 'SANS_OBJET',
  }),
  actes: {
    transmettre_avis: () => ({
      avisPrefecture: 'FAVORABLE',
      avisCommentaire: 'Besoin avéré sur un territoire peu doté (texte fictif).',
    }),
    modifier_avis: () => ({
      avisPrefecture: 'DEFAVORABLE',
      avisCommentaire: 'La structure a depuis changé de projet (texte fictif).',
    }),
    enregistrer_attribution: () => ({ postesAttribues: 2 }),
    enregistrer_refus: () => ({ postesAttribues: 0 }),
    enregistrer_convention: (jour, rang) => ({
      conventionReference: `FICTIVE-${1000 + rang}`,
      conventionSigneeLe: jour,
      // A short agreement, so that its end can be shown.
      conventionFinLe: ajouterMois(jour, 4),
    }),
    enregistrer_candidat: (jour) => ({ candidatSelectionneLe: jour }),
    enregistrer_contrat: (jour) => ({ contratSigneLe: jour }),
    enregistrer_formation: (jour) => ({ formationFinLe: ajouterJours(jour, -1) }),
    enregistrer_renouvellement: (jour) => ({
      postesConventionnes: 2,
      bonusTerritoire: 'OUI',
      renouvellementSigneLe: jour,
      conventionFinLe: ajouterMois(jour, 36),
      engagement_selection: 'TENU',
      engagement_contrat: 'TENU',
    }),
    enregistrer_avenant: () => ({ postesConventionnes: 3 }),
    constater_vacance: (jour) => ({ posteVacantDepuis: ajouterJours(jour, -5) }),
    enregistrer_restitution: () => ({
      postesConventionnes: 1,
      restitutionMode: 'LETTRE_RECOMMANDEE',
    }),
    rendre_tous_les_postes: () => ({ restitutionMode: 'LETTRE_RECOMMANDEE' }),
    transferer: () => ({ structureRepreneuse: 'Association fictive du numérique' }),
  },
  parcours: [
    [],
    ['ouvrir_instruction'],
    [...avis, 'modifier_avis'],
    [...avis, 'renvoyer_examen'],
    attribution,
    convention,
    candidat,
    contrat,
    activite,
    renouvellement,
    [...renouvellement, 'enregistrer_renouvellement', 'enregistrer_avenant'],
    [...activite, 'constater_vacance', 'enregistrer_restitution'],
    [...activite, 'constater_vacance', 'enregistrer_remplacement'],
    [...activite, 'clore_convention'],
    [...activite, 'transferer'],
    [...activite, 'rendre_tous_les_postes'],
    [...convention, 'resilier'],
    [...avis, 'enregistrer_refus'],
    [...avis, 'enregistrer_desistement'],
    ['classer_sans_suite'],
  ],
};
