import { champsDuContact } from '../noyau/donnees-communes.js';
import {
  attendre,
  dateFixee,
  delaiInterne,
  etapeClose,
  limiteComplements,
  par,
  signatureDuPrefet,
} from '../noyau/regles.js';
import type { EtapeDefinition } from '../noyau/types.js';
import type { DonneesFitn } from './donnees.js';

type Champs = EtapeDefinition<DonneesFitn>['champs'];

const contact: Champs = [...champsDuContact, 'accuseEnvoyeLe'];
export const projet: Champs = [
  'intituleProjet',
  'finalite',
  'declarationFranceConnect',
  'projetDebutLe',
  'projetFinLe',
];
export const demandeChiffree: Champs = ['coutTotal', 'aideDemandee', 'autresAidesPubliques'];
const formulaire: Champs = [
  ...projet,
  'resumeProjet',
  'numeroDemarche',
  'transmisLe',
  ...demandeChiffree,
  'fraisPersonnel',
  ...contact,
];
export const realisation: Champs = [
  'projetRecuLe',
  'depenseRealisee',
  'engagementNumero',
  'serviceFaitLe',
];

export const etapes: EtapeDefinition<DonneesFitn>[] = [
  {
    id: 'VERIFICATION',
    libelle: 'Dépôt et vérification',
    principale: true,
    acteur: par('SCIAT'),
    attendu: attendre('vérifier que la demande est complète et recevable'),
    raison: 'La demande de financement est enregistrée.',
    echeance: delaiInterne(
      'VERIFICATION',
      'delaiVerification',
      'jours_ouvres',
      'Vérification de la demande',
    ),
    champs: formulaire,
    champsAttendus: [...projet, ...demandeChiffree],
  },
  {
    id: 'COMPLEMENTS',
    libelle: 'Demande à compléter',
    principale: false,
    acteur: par('COLLECTIVITE'),
    attendu: attendre('compléter la demande de financement'),
    raison: 'Des pièces ou des précisions manquent.',
    echeance: limiteComplements,
    aLecheance: 'echoir_complements',
    champs: formulaire,
    champsAttendus: [],
  },
  {
    id: 'INSTRUCTION',
    libelle: 'Instruction',
    principale: true,
    acteur: par('SCIAT'),
    attendu: attendre('instruire la demande et proposer une décision'),
    raison: 'La demande est complète.',
    echeance: delaiInterne(
      'INSTRUCTION',
      'delaiInstruction',
      'jours_ouvres',
      'Instruction de la demande',
    ),
    champs: [...formulaire, 'depenseEligible', 'aideRetenue'],
    champsAttendus: ['depenseEligible'],
  },
  signatureDuPrefet({
    id: 'DECISION',
    libelle: 'Décision',
    principale: true,
    attendu: 'signer la décision d’attribution',
    raison: 'Le projet de décision est au parapheur.',
    champs: contact,
  }),
  signatureDuPrefet({
    id: 'SIGNATURE_REFUS',
    libelle: 'Signature du refus',
    principale: false,
    attendu: 'signer le courrier de refus',
    raison: 'Le projet de refus est au parapheur.',
    champs: contact,
  }),
  {
    id: 'NOTIFICATION',
    libelle: 'Notification',
    principale: true,
    acteur: par('SCIAT'),
    attendu: attendre('notifier la décision d’attribution'),
    raison: 'La décision est signée\u00a0; seule sa notification engage l’État.',
    echeance: delaiInterne(
      'NOTIFICATION',
      'delaiNotification',
      'jours_ouvres',
      'Notification de la décision',
    ),
    champs: contact,
    champsAttendus: [],
  },
  {
    id: 'EXECUTION',
    libelle: 'Exécution du projet',
    principale: true,
    acteur: par('COLLECTIVITE'),
    attendu: attendre('réaliser le projet et en demander le paiement'),
    raison: 'L’aide est attribuée.',
    echeance: dateFixee(
      'RECEPTION_PROJET',
      'Réception du projet',
      'projetFinLe',
      'réception prévue',
    ),
    champs: ['projetFinLe', 'projetRecuLe', ...contact],
    champsAttendus: [],
  },
  {
    id: 'MISE_EN_PAIEMENT',
    libelle: 'Demande de paiement',
    principale: true,
    acteur: par('SCIAT'),
    attendu: attendre('contrôler la dépense réalisée et demander le paiement'),
    raison: 'La demande de paiement est arrivée.',
    echeance: delaiInterne(
      'MISE_EN_PAIEMENT',
      'delaiMiseEnPaiement',
      'jours_ouvres',
      'Contrôle de la demande de paiement',
    ),
    champs: [...realisation, ...contact],
    champsAttendus: realisation,
  },
  {
    id: 'VERSEMENT',
    libelle: 'Versement',
    principale: true,
    acteur: par('CSP_CHORUS'),
    attendu: attendre('verser l’aide'),
    raison: 'La demande de paiement est transmise.',
    echeance: delaiInterne('VERSEMENT', 'delaiVersement', 'jours', 'Versement de l’aide'),
    champs: contact,
    champsAttendus: [],
  },
  {
    id: 'SOLDE',
    libelle: 'Solde',
    principale: true,
    acteur: par('SCIAT'),
    attendu: attendre('solder le dossier'),
    raison: 'L’aide est versée.',
    echeance: delaiInterne('SOLDE', 'delaiSolde', 'jours_ouvres', 'Clôture du dossier'),
    champs: contact,
    champsAttendus: [],
  },
  etapeClose,
];
