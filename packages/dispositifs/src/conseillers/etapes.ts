import { champsDuContact } from '../noyau/donnees-communes.js';
import { attendre, dateFixee, delaiInterne, etapeClose, par } from '../noyau/regles.js';
import type { EtapeDefinition } from '../noyau/types.js';
import type { DonneesCnfs } from './donnees.js';
import { selection, signature } from './echeances.js';
import { champsDesEngagements } from './engagements.js';
import { conventionnement, formationInitiale } from './sources.js';

type Champs = EtapeDefinition<DonneesCnfs>['champs'];

const contact: Champs = ['referencePlateforme', ...champsDuContact];
const candidature: Champs = [
  'intituleProjet',
  'objet',
  'postesDemandes',
  'natureStructure',
  'placeFranceServices',
  ...contact,
];
const suivi: Champs = [...contact, ...champsDesEngagements];

export const etapes: EtapeDefinition<DonneesCnfs>[] = [
  {
    id: 'CANDIDATURE',
    libelle: 'Candidature',
    principale: true,
    acteur: par('SCIAT'),
    attendu: attendre('enregistrer le questionnaire'),
    raison: 'La structure a rempli le questionnaire sur la plateforme.',
    echeance: delaiInterne(
      'CANDIDATURE',
      'delaiVerification',
      'jours_ouvres',
      'Enregistrement du questionnaire',
    ),
    champs: candidature,
    champsAttendus: ['intituleProjet', 'objet', 'postesDemandes'],
  },
  {
    id: 'AVIS_PREFECTURE',
    libelle: 'Avis de la préfecture',
    principale: true,
    acteur: par('SCIAT'),
    attendu: attendre('rédiger l’avis et le transmettre à l’ANCT'),
    raison: 'Le comité de sélection attend l’avis de la préfecture.',
    echeance: delaiInterne(
      'AVIS_PREFECTURE',
      'delaiAvis',
      'jours_ouvres',
      'Transmission de l’avis',
    ),
    champs: [...candidature, 'avisPrefecture', 'avisCommentaire'],
    champsAttendus: [],
  },
  {
    id: 'COMITE_SELECTION',
    libelle: 'Comité de sélection',
    principale: true,
    acteur: par('ANCT'),
    attendu: attendre('attribuer les postes ou refuser la candidature'),
    raison: 'L’avis de la préfecture est transmis.',
    echeance: delaiInterne('COMITE_SELECTION', 'delaiComite', 'mois', 'Décision du comité'),
    champs: contact,
    champsAttendus: [],
  },
  {
    id: 'CONVENTION',
    libelle: 'Convention',
    principale: true,
    acteur: par('BANQUE_DES_TERRITOIRES'),
    attendu: attendre('établir la convention et la faire signer'),
    raison: 'Le comité a attribué des postes.',
    echeance: delaiInterne('CONVENTION', 'delaiConvention', 'mois', 'Signature de la convention'),
    champs: [...contact, 'conventionReference'],
    champsAttendus: [],
  },
  {
    id: 'SELECTION_CANDIDAT',
    libelle: 'Sélection du candidat',
    principale: true,
    acteur: par('COLLECTIVITE'),
    attendu: attendre('sélectionner un candidat sur la plateforme'),
    raison: 'La convention est signée.',
    echeance: selection,
    champs: suivi,
    champsAttendus: [],
  },
  {
    id: 'SIGNATURE_CONTRAT',
    libelle: 'Signature du contrat',
    principale: true,
    acteur: par('COLLECTIVITE'),
    attendu: attendre('signer le contrat avec le candidat'),
    raison: 'Le candidat est sélectionné.',
    echeance: signature,
    champs: suivi,
    champsAttendus: [],
  },
  {
    id: 'FORMATION',
    libelle: 'Formation initiale',
    principale: true,
    acteur: par('COLLECTIVITE'),
    attendu: attendre('laisser le conseiller suivre sa formation initiale'),
    raison: 'Le contrat est signé\u00a0; la formation initiale est obligatoire.',
    echeance: delaiInterne(
      'FORMATION',
      'delaiFormation',
      'mois',
      'Fin de la formation initiale',
      formationInitiale,
    ),
    champs: suivi,
    champsAttendus: [],
  },
  {
    id: 'ACTIVITE',
    libelle: 'Activité',
    principale: true,
    acteur: par('COLLECTIVITE'),
    attendu: attendre('mener l’activité du conseiller jusqu’au terme de la convention'),
    raison: 'Le conseiller est en poste.',
    echeance: dateFixee(
      'FIN_CONVENTION',
      'Fin de la convention',
      'conventionFinLe',
      'fin de la convention en cours',
      conventionnement,
    ),
    champs: suivi,
    champsAttendus: [],
  },
  {
    id: 'RENOUVELLEMENT',
    libelle: 'Renouvellement',
    principale: true,
    acteur: par('BANQUE_DES_TERRITOIRES'),
    attendu: attendre('répondre à la demande de renouvellement'),
    raison: 'La structure demande à renouveler la convention.',
    echeance: delaiInterne(
      'RENOUVELLEMENT',
      'delaiConvention',
      'mois',
      'Signature du renouvellement',
    ),
    champs: suivi,
    champsAttendus: [],
  },
  etapeClose,
];
