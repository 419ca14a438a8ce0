import { acteDe, cloture, desistement, retour, sansSuite } from '../noyau/actes.js';
import { actesAvis } from '../noyau/avis.js';
import { datePassee } from '../noyau/conditions.js';
import { fiche, hypothese } from '../noyau/sources.js';
import type { TransitionDefinition } from '../noyau/types.js';
import {
  aucunPoste,
  auMoinsUnPoste,
  autreNombreDePostes,
  contratApresSelection,
  conventionALeTerme,
  finApres,
  moinsDePostes,
  parLettreRecommandee,
} from './conditions.js';
import { criteres } from './criteres.js';
import type { DonneesCnfs } from './donnees.js';
import { etapes } from './etapes.js';
import {
  codePublic,
  conventionnement,
  reglesDeGestion,
  renouvellement2023,
  restitutionDePoste,
  structuresEligibles,
} from './sources.js';

type T = TransitionDefinition<DonneesCnfs>;

const ouvertes = etapes.filter((e) => !e.finale).map((e) => e.id);
const rangSelection = ouvertes.indexOf('SELECTION_CANDIDAT');
const avantConvention = ouvertes.slice(0, rangSelection);
const sousConvention = ouvertes.slice(rangSelection);

const acte = acteDe<DonneesCnfs>(fiche);

const avis = actesAvis(
  criteres,
  { redaction: 'AVIS_PREFECTURE', decision: 'COMITE_SELECTION' },
  codePublic,
);

const jusquaLaConvention: T[] = [
  acte({
    id: 'ouvrir_instruction',
    libelle: 'Ouvrir l’instruction',
    de: ['CANDIDATURE'],
    vers: 'AVIS_PREFECTURE',
    consequence: 'Le questionnaire est enregistré\u00a0; le service prépare l’avis de la préfecture.',
    dateLibelle: 'Date d’ouverture',
    champs: ['intituleProjet', 'objet', 'postesDemandes'],
    pieces: ['QUESTIONNAIRE'],
  }),
  avis.transmettre,
  acte({
    id: 'enregistrer_attribution',
    libelle: 'Enregistrer les postes attribués',
    de: ['COMITE_SELECTION'],
    vers: 'CONVENTION',
    effetJuridique: true,
    consequence:
      'Le comité attribue des postes\u00a0; la convention est à établir par la Banque des Territoires.',
    dateLibelle: 'Date de la décision du comité',
    champs: ['postesAttribues'],
    conditions: [auMoinsUnPoste],
    source: structuresEligibles,
  }),
  avis.modifier,
  acte({
    id: 'renvoyer_examen',
    libelle: 'Enregistrer le renvoi pour examen complémentaire',
    de: ['COMITE_SELECTION'],
    vers: 'AVIS_PREFECTURE',
    consequence: 'Le comité demande un nouvel examen\u00a0; l’avis est à compléter ou à modifier.',
    dateLibelle: 'Date du renvoi',
    motif: 'obligatoire',
    source: codePublic,
  }),
  cloture('enregistrer_refus', 'Enregistrer le refus du comité', ['COMITE_SELECTION'], 'REFUS', {
    consequence: 'Le comité n’attribue aucun poste\u00a0; le dossier est clos.',
    dateLibelle: 'Date de la décision du comité',
    champs: ['postesAttribues'],
    conditions: [aucunPoste],
    source: structuresEligibles,
  }),
  acte({
    id: 'enregistrer_convention',
    libelle: 'Enregistrer la convention signée',
    de: ['CONVENTION'],
    vers: 'SELECTION_CANDIDAT',
    effetJuridique: true,
    consequence: 'La convention est signée\u00a0; la structure sélectionne un candidat.',
    dateLibelle: 'Date à laquelle la convention est validée',
    champs: ['conventionReference', 'conventionSigneeLe', 'conventionFinLe'],
    conditions: [
      datePassee('conventionSigneeLe', 'Signature de la convention'),
      finApres('conventionSigneeLe'),
    ],
    source: conventionnement,
  }),
];

const recrutement: T[] = [
  acte({
    id: 'enregistrer_candidat',
    libelle: 'Enregistrer la sélection du candidat',
    de: ['SELECTION_CANDIDAT'],
    vers: 'SIGNATURE_CONTRAT',
    consequence: 'La structure a quinze jours pour signer le contrat.',
    dateLibelle: 'Date à laquelle la sélection est connue',
    champs: ['candidatSelectionneLe'],
    conditions: [datePassee('candidatSelectionneLe', 'Sélection du candidat')],
  }),
  acte({
    id: 'reprendre_selection',
    libelle: 'Reprendre la sélection',
    de: ['SIGNATURE_CONTRAT'],
    vers: 'SELECTION_CANDIDAT',
    consequence: 'Le candidat renonce\u00a0; un autre est à sélectionner.',
    dateLibelle: 'Date du renoncement',
    motif: 'obligatoire',
    reprise: true,
    source: hypothese,
  }),
  acte({
    id: 'enregistrer_contrat',
    libelle: 'Enregistrer le contrat signé',
    de: ['SIGNATURE_CONTRAT'],
    vers: 'FORMATION',
    consequence: 'Le conseiller part en formation initiale.',
    dateLibelle: 'Date à laquelle le contrat est connu',
    champs: ['contratSigneLe'],
    conditions: [datePassee('contratSigneLe', 'Signature du contrat'), contratApresSelection],
  }),
  acte({
    id: 'enregistrer_formation',
    libelle: 'Enregistrer la fin de la formation initiale',
    de: ['FORMATION'],
    vers: 'ACTIVITE',
    consequence: 'Le conseiller prend son activité.',
    dateLibelle: 'Date à laquelle la fin de la formation est connue',
    champs: ['formationFinLe'],
    conditions: [datePassee('formationFinLe', 'Fin de la formation')],
  }),
];

const vieDesPostes: T[] = [
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
      finApres('renouvellementSigneLe'),
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
    consequence: 'La structure a six mois pour remplacer le conseiller\u00a0; ensuite, elle rend le poste.',
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
      consequence: 'La structure rend tous ses postes\u00a0; la convention cesse et le dossier est clos.',
      dateLibelle: 'Date de réception de la lettre par la Caisse des Dépôts',
      champs: ['restitutionMode'],
      conditions: [parLettreRecommandee],
      source: restitutionDePoste,
    },
  ),
  cloture('transferer', 'Constater le transfert à une autre structure', sousConvention, 'ACCORD', {
    consequence:
      'Les postes passent à la structure indiquée, dont le dossier s’ouvre à part\u00a0; celui-ci est clos.',
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

export const transitions: T[] = [
  ...jusquaLaConvention,
  ...recrutement,
  ...vieDesPostes,
  desistement(avantConvention, { source: codePublic }),
  sansSuite(avantConvention, {
    consequence:
      'La candidature est annulée ou fait double emploi avec une autre\u00a0; le dossier est clos.',
    source: codePublic,
  }),
  retour(ouvertes),
];
