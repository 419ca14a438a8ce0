import { acteDe, cloture, desistement, retour, sansSuite } from '../noyau/actes.js';
import { actesAvis } from '../noyau/avis.js';
import { datePassee, finApresSignature } from '../noyau/conditions.js';
import { fiche, hypothese } from '../noyau/sources.js';
import type { TransitionDefinition } from '../noyau/types.js';
import { aucunPoste, auMoinsUnPoste, contratApresSelection } from './conditions.js';
import { criteres } from './criteres.js';
import type { DonneesCnfs } from './donnees.js';
import { etapes } from './etapes.js';
import { codePublic, conventionnement, structuresEligibles } from './sources.js';
import { vieDesPostes } from './vie-des-postes.js';

type T = TransitionDefinition<DonneesCnfs>;

const ouvertes = etapes.filter((e) => !e.finale).map((e) => e.id);
const avantConvention = ouvertes.slice(0, ouvertes.indexOf('SELECTION_CANDIDAT'));

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
    consequence:
      'Le questionnaire est enregistré\u00a0; le service prépare l’avis de la préfecture.',
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
      finApresSignature('conventionSigneeLe'),
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
    consequence: 'Le délai de signature du contrat court depuis la sélection.',
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
    consequence: 'Le conseiller entre en activité.',
    dateLibelle: 'Date à laquelle la fin de la formation est connue',
    champs: ['formationFinLe'],
    conditions: [datePassee('formationFinLe', 'Fin de la formation')],
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
  retour(ouvertes, { conditions: [] }),
];
