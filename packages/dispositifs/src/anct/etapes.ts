import { champsDuContact } from '../noyau/donnees-communes.js';
import { entreeDans } from '../noyau/obligations.js';
import { valeurParametre } from '../noyau/parametres.js';
import {
  attendre,
  dateFixee,
  delaiInterne,
  etapeClose,
  limiteComplements,
  par,
  signatureDuPrefet,
} from '../noyau/regles.js';
import type { Acteur, EtapeDefinition, Faits } from '../noyau/types.js';
import type { DonneesAnct } from './donnees.js';
import { DECONCENTRATION, reglages } from './parametres.js';

type F = Faits<DonneesAnct>;
type Champs = EtapeDefinition<DonneesAnct>['champs'];

/** Whoever validates the offer, by the day on which the request was sent to them. */
export function validateurOffre(f: F): Acteur {
  const choix = valeurParametre(reglages, f, 'validateurOffre');
  if (choix === 'ANCT' || choix === 'PREFET') return choix;
  const transmisLe = entreeDans(f, 'INSTRUCTION_ANCT') ?? f.datePivot;
  return transmisLe < DECONCENTRATION ? 'ANCT' : 'PREFET';
}

const contact: Champs = [...champsDuContact, 'accuseEnvoyeLe'];
const contenu: Champs = [
  'intituleProjet',
  'porteurs',
  'descriptionProjet',
  'etatAvancement',
  'natureBesoin',
];
const justifications: Champs = [
  'insuffisanceIngenierie',
  'fragiliteTerritoire',
  'fragiliteFinanciere',
];
const couts: Champs = ['coutHt', 'coutTtc'];
const saisine: Champs = [
  ...contenu,
  'accompagnementActuel',
  ...justifications,
  ...couts,
  ...contact,
];
const offre: Champs = ['referenceOffre', 'modeAccompagnement', 'prestataire', 'missionFinLe'];

export const etapes: EtapeDefinition<DonneesAnct>[] = [
  {
    id: 'SAISINE',
    libelle: 'Saisine',
    principale: true,
    acteur: par('SCIAT'),
    attendu: attendre('vérifier le contenu et les justifications de la saisine'),
    raison: 'La saisine du préfet est enregistrée.',
    echeance: delaiInterne(
      'SAISINE',
      'delaiVerification',
      'jours_ouvres',
      'Vérification de la saisine',
    ),
    champs: saisine,
    champsAttendus: [...contenu, ...justifications],
  },
  {
    id: 'COMPLEMENTS_SAISINE',
    libelle: 'Saisine à compléter',
    principale: false,
    acteur: par('COLLECTIVITE'),
    attendu: attendre('compléter la saisine'),
    raison: 'Des précisions ont été demandées à la collectivité.',
    echeance: limiteComplements,
    aLecheance: 'echoir_complements_saisine',
    champs: saisine,
    champsAttendus: [],
  },
  {
    id: 'ORIENTATION',
    libelle: 'Orientation',
    principale: true,
    acteur: par('SCIAT'),
    attendu: attendre('chercher une solution locale ou transmettre à l’ANCT'),
    raison: 'La saisine est recevable\u00a0; l’ingénierie locale passe d’abord.',
    echeance: delaiInterne(
      'ORIENTATION',
      'delaiOrientation',
      'jours_ouvres',
      'Orientation de la demande',
    ),
    champs: ['clctInformeLe', ...couts, ...contact],
    champsAttendus: [],
  },
  {
    id: 'INSTRUCTION_ANCT',
    libelle: 'Proposition d’accompagnement',
    principale: true,
    acteur: validateurOffre,
    attendu: attendre('valider une proposition d’accompagnement'),
    raison: 'La demande est transmise\u00a0; une offre d’accompagnement est attendue.',
    echeance: delaiInterne(
      'INSTRUCTION_ANCT',
      'delaiOffre',
      'jours',
      'Proposition d’accompagnement',
    ),
    champs: ['clctInformeLe', ...offre, ...couts, ...contact],
    champsAttendus: [],
  },
  {
    id: 'NOTIFICATION',
    libelle: 'Notification de l’offre',
    principale: true,
    acteur: par('SCIAT'),
    attendu: attendre('notifier l’offre et la convention'),
    raison: 'Une offre d’accompagnement est validée.',
    echeance: delaiInterne(
      'NOTIFICATION',
      'delaiNotification',
      'jours_ouvres',
      'Notification de l’offre',
    ),
    champs: [...offre, ...couts, ...contact],
    champsAttendus: [],
  },
  signatureDuPrefet({
    id: 'SIGNATURE_REFUS',
    libelle: 'Signature du refus',
    principale: false,
    attendu: 'signer le courrier de refus',
    raison: 'L’accompagnement est refusé\u00a0; le courrier est au parapheur.',
    champs: contact,
  }),
  {
    id: 'SIGNATURE_COLLECTIVITE',
    libelle: 'Réponse de la collectivité',
    principale: true,
    acteur: par('COLLECTIVITE'),
    attendu: attendre('signer la convention ou décliner l’offre'),
    raison: 'L’offre d’accompagnement est notifiée.',
    echeance: delaiInterne(
      'SIGNATURE_COLLECTIVITE',
      'delaiSignatureCollectivite',
      'mois',
      'Réponse de la collectivité',
    ),
    champs: contact,
    champsAttendus: [],
  },
  signatureDuPrefet({
    id: 'SIGNATURE_CONVENTION',
    libelle: 'Signature du préfet',
    principale: true,
    attendu: 'signer la convention',
    raison: 'La collectivité a signé la convention.',
    champs: [...offre, ...contact],
    champsAttendus: ['modeAccompagnement', 'missionFinLe'],
  }),
  {
    id: 'SUIVI',
    libelle: 'Suivi de la mission',
    principale: true,
    acteur: (f: F) => (f.donnees.modeAccompagnement === 'AGENCE' ? 'ANCT' : 'OPERATEUR'),
    attendu: attendre('mener la mission d’ingénierie à son terme'),
    raison: 'La convention est signée de tous.',
    echeance: dateFixee('FIN_MISSION', 'Fin de la mission', 'missionFinLe', 'fin prévue'),
    champs: ['prestataire', 'missionFinLe', ...contact],
    champsAttendus: [],
  },
  etapeClose,
];
