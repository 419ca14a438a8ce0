import { acteDe, cloture } from '../noyau/actes.js';
import { datePassee, finApresSignature } from '../noyau/conditions.js';
import { hypothese } from '../noyau/sources.js';
import type { TransitionDefinition } from '../noyau/types.js';
import {
  autreNombreDePostes,
  conventionALeTerme,
  moinsDePostes,
  parLettreRecommandee,
} from './conditions.js';
import type { DonneesCnfs } from './donnees.js';
import { etapes } from './etapes.js';
import {
  conventionnement,
  reglesDeGestion,
  renouvellement2023,
  restitutionDePoste,
} from './sources.js';

type T = TransitionDefinition<DonneesCnfs>;

const ouvertes = etapes.filter((e) => !e.finale).map((e) => e.id);
const sousConvention = ouvertes.slice(ouvertes.indexOf('SELECTION_CANDIDAT'));

const acte = acteDe<DonneesCnfs>(conventionnement);

/** What happens to the posts once there is an agreement: renewed, fewer or more, given back, passed on. */
export const vieDesPostes: T[] = [
  acte({
    id: 'demander_renouvellement',
    libelle: 'Enregistrer la demande de renouvellement',
    de: ['ACTIVITE'],
    vers: 'RENOUVELLEMENT',
    consequence: 'La Banque des Territoires instruit le renouvellement de la convention.',
    dateLibelle: 'Date de la demande',
    source: conventionnement,
  }),
  acte({
    id: 'enregistrer_renouvellement',
    libelle: 'Enregistrer le renouvellement signé',
    de: ['RENOUVELLEMENT'],
    vers: 'ACTIVITE',
    effetJuridique: true,
    consequence: 'Une nouvelle convention commence, aux montants du renouvellement.',
    dateLibelle: 'Date à laquelle le renouvellement est validé',
    champs: ['postesConventionnes', 'bonusTerritoire', 'renouvellementSigneLe', 'conventionFinLe'],
    conditions: [
      datePassee('renouvellementSigneLe', 'Signature du renouvellement'),
      finApresSignature('renouvellementSigneLe'),
    ],
    source: renouvellement2023,
  }),
  acte({
    id: 'enregistrer_refus_renouvellement',
    libelle: 'Enregistrer le refus du renouvellement',
    de: ['RENOUVELLEMENT'],
    vers: 'ACTIVITE',
    consequence: 'La convention en cours se poursuit jusqu’à son terme.',
    dateLibelle: 'Date du refus',
    motif: 'obligatoire',
    source: hypothese,
  }),
  acte({
    id: 'enregistrer_avenant',
    libelle: 'Enregistrer un avenant',
    de: ['ACTIVITE'],
    vers: 'ACTIVITE',
    effetJuridique: true,
    consequence: 'La convention porte désormais ce nombre de postes.',
    dateLibelle: 'Date de l’avenant',
    champs: ['postesConventionnes'],
    conditions: [autreNombreDePostes],
    source: conventionnement,
  }),
  acte({
    id: 'constater_vacance',
    libelle: 'Constater la vacance d’un poste',
    de: ['ACTIVITE'],
    vers: 'ACTIVITE',
    consequence:
      'Le délai pour remplacer le conseiller court depuis le début de la vacance\u00a0; passé ce délai, la structure rend le poste.',
    dateLibelle: 'Date du constat',
    champs: ['posteVacantDepuis'],
    conditions: [datePassee('posteVacantDepuis', 'Début de la vacance')],
    source: reglesDeGestion,
  }),
  acte({
    id: 'enregistrer_remplacement',
    libelle: 'Enregistrer un remplacement',
    de: ['ACTIVITE'],
    vers: 'ACTIVITE',
    consequence: 'Le poste vacant est pourvu de nouveau\u00a0; rien n’est à rendre.',
    dateLibelle: 'Date du nouveau contrat',
    source: reglesDeGestion,
  }),
  acte({
    id: 'enregistrer_restitution',
    libelle: 'Enregistrer la restitution d’un poste',
    de: ['ACTIVITE'],
    vers: 'ACTIVITE',
    effetJuridique: true,
    consequence: 'Le poste est rendu\u00a0; la convention continue avec ceux qui restent.',
    dateLibelle: 'Date de réception de la lettre par la Caisse des Dépôts',
    champs: ['postesConventionnes', 'restitutionMode'],
    conditions: [moinsDePostes, parLettreRecommandee],
    source: restitutionDePoste,
  }),
  cloture('clore_convention', 'Constater la fin de la convention', ['ACTIVITE'], 'ACCORD', {
    motif: 'facultatif',
    consequence: 'La convention est arrivée à son terme\u00a0; le dossier est clos sur un accord.',
    dateLibelle: 'Date de fin de la convention',
    conditions: [conventionALeTerme],
    source: conventionnement,
  }),
  cloture(
    'rendre_tous_les_postes',
    'Constater la restitution de tous les postes',
    sousConvention,
    'DESISTEMENT',
    {
      consequence:
        'La structure rend tous ses postes\u00a0; la convention cesse et le dossier est clos.',
      dateLibelle: 'Date de réception de la lettre par la Caisse des Dépôts',
      champs: ['restitutionMode'],
      conditions: [parLettreRecommandee],
      source: restitutionDePoste,
    },
  ),
  cloture('transferer', 'Constater le transfert à une autre structure', sousConvention, 'ACCORD', {
    consequence:
      'Les postes passent à la structure indiquée, pour laquelle un dossier de reprise est à ouvrir\u00a0; celui-ci est clos.',
    dateLibelle: 'Date du transfert',
    champs: ['structureRepreneuse'],
    source: conventionnement,
  }),
  cloture('resilier', 'Constater la résiliation de la convention', sousConvention, 'RETIRE', {
    consequence: 'La convention est résiliée avant son terme\u00a0; le dossier est clos.',
    dateLibelle: 'Date de la résiliation',
    source: conventionnement,
  }),
];
