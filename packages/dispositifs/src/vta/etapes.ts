import { champsDuContact } from '../noyau/donnees-communes.js';
import { dateDe, direAutreDepart } from '../noyau/obligations.js';
import { nombreParametre, valeurParametre } from '../noyau/parametres.js';
import {
  attendre,
  dateFixee,
  delaiInterne,
  etapeClose,
  limiteComplements,
  par,
  signatureDuPrefet,
} from '../noyau/regles.js';
import type { EtapeDefinition, Faits, RegleEcheance } from '../noyau/types.js';
import type { DonneesVta } from './donnees.js';
import { DEPART_SIGNATURE_CONTRAT, reglages } from './parametres.js';

type F = Faits<DonneesVta>;

/** The promise of the service's sheet: paid within three months, from the event the setting names. */
const versement: RegleEcheance<DonneesVta> = {
  code: 'VERSEMENT',
  libelle: 'Versement de l’aide',
  nature: 'PROMESSE',
  departLibelle: 'demande d’aide complète ou signature du contrat, selon le paramètre',
  depart: (f) => {
    const complete = dateDe(f, 'constater_completude');
    const signature = f.donnees.contratSigneLe;
    const mois = nombreParametre(reglages, f, 'delaiVersement');
    if (valeurParametre(reglages, f, 'departVersement') === DEPART_SIGNATURE_CONTRAT) {
      if (!signature) return null;
      const alternative = direAutreDepart('demande d’aide complète', complete, mois);
      return { le: signature, libelle: 'contrat signé', alternative };
    }
    if (!complete) return null;
    return {
      le: complete,
      libelle: 'demande d’aide complète',
      alternative: direAutreDepart('contrat signé', signature, mois),
    };
  },
  duree: { parametre: 'delaiVersement', unite: 'mois' },
  report: false,
  source: {
    reference: 'Fiche de synthèse (2021)\u00a0; départ du délai supposé',
    confiance: 'hypothese',
  },
};

const finDeMission = dateFixee<DonneesVta>(
  'FIN_DE_MISSION',
  'Fin de la mission',
  'contratFinLe',
  'fin du contrat',
);

const saisieFiche: EtapeDefinition<DonneesVta>['champs'] = [
  'intitulePoste',
  'descriptionMission',
  'dureePrevueMois',
  'quotitePrevue',
  ...champsDuContact,
  'accuseEnvoyeLe',
];
const contact: EtapeDefinition<DonneesVta>['champs'] = [...champsDuContact, 'accuseEnvoyeLe'];
const contrat: EtapeDefinition<DonneesVta>['champs'] = [
  'volontaireNom',
  'volontaireNaissance',
  'niveauDiplome',
  'contratSigneLe',
  'contratDebutLe',
  'contratFinLe',
  'quotiteContrat',
  'remunerationSmic',
];

export const etapes: EtapeDefinition<DonneesVta>[] = [
  {
    id: 'FICHE_DE_POSTE',
    libelle: 'Fiche de poste',
    principale: true,
    acteur: par('SCIAT'),
    attendu: attendre('vérifier la fiche de poste'),
    raison: 'La demande est enregistrée.',
    echeance: delaiInterne(
      'FICHE_DE_POSTE',
      'delaiVerification',
      'jours_ouvres',
      'Vérification de la fiche',
    ),
    champs: saisieFiche,
    champsAttendus: ['intitulePoste', 'dureePrevueMois', 'quotitePrevue'],
  },
  {
    id: 'COMPLEMENTS_FICHE',
    libelle: 'Fiche de poste à compléter',
    principale: false,
    acteur: par('COLLECTIVITE'),
    attendu: attendre('compléter la fiche de poste'),
    raison: 'Des précisions ont été demandées à la collectivité.',
    echeance: limiteComplements,
    aLecheance: 'echoir_complements_fiche',
    champs: saisieFiche,
    champsAttendus: [],
  },
  {
    id: 'INSTRUCTION_ANCT',
    libelle: 'Instruction de l’ANCT',
    principale: true,
    acteur: (f: F) =>
      valeurParametre(reglages, f, 'validateurFiche') === 'SCIAT' ? 'SCIAT' : 'ANCT',
    attendu: attendre('valider la mission et publier l’offre'),
    raison: 'La fiche de poste est en cours de validation.',
    echeance: delaiInterne('INSTRUCTION_ANCT', 'delaiAnct', 'jours', 'Réponse de l’ANCT'),
    champs: ['avisAnct', 'referenceOffre', ...contact],
    champsAttendus: ['avisAnct'],
  },
  {
    id: 'COURRIER_PREFET',
    libelle: 'Courrier du préfet',
    principale: true,
    acteur: par('SCIAT'),
    attendu: attendre('préparer la réponse du préfet'),
    raison: 'L’ANCT a répondu\u00a0; le préfet confirme ou refuse par courrier.',
    echeance: delaiInterne(
      'COURRIER_PREFET',
      'delaiCourrier',
      'jours_ouvres',
      'Rédaction du courrier',
    ),
    champs: contact,
    champsAttendus: [],
  },
  signatureDuPrefet({
    id: 'SIGNATURE_CONFIRMATION',
    libelle: 'Signature de la confirmation',
    principale: true,
    attendu: 'signer le courrier de confirmation',
    raison: 'Le projet de confirmation est au parapheur.',
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
    id: 'RECRUTEMENT',
    libelle: 'Recrutement',
    principale: true,
    acteur: par('COLLECTIVITE'),
    attendu: attendre('recruter le volontaire'),
    raison: 'Le préfet a confirmé la mission.',
    echeance: delaiInterne('RECRUTEMENT', 'delaiRecrutement', 'mois', 'Recrutement du volontaire'),
    champs: [...contact, ...contrat],
    champsAttendus: [],
  },
  {
    id: 'DEMANDE_AIDE',
    libelle: 'Demande d’aide',
    principale: true,
    acteur: par('COLLECTIVITE'),
    attendu: attendre('envoyer la demande d’aide et ses pièces'),
    raison: 'Le volontaire est recruté.',
    echeance: delaiInterne(
      'DEMANDE_AIDE',
      'delaiDemandeAide',
      'mois',
      'Envoi de la demande d’aide',
    ),
    champs: [...contact, ...contrat],
    champsAttendus: [],
  },
  {
    id: 'VERIFICATION_COMPLETUDE',
    libelle: 'Vérification de la demande',
    principale: true,
    acteur: par('SCIAT'),
    attendu: attendre('vérifier la demande d’aide et ses pièces'),
    raison: 'La demande d’aide est arrivée.',
    echeance: delaiInterne(
      'VERIFICATION_COMPLETUDE',
      'delaiVerification',
      'jours_ouvres',
      'Vérification de la demande',
    ),
    champs: [...contact, ...contrat],
    champsAttendus: contrat,
  },
  {
    id: 'COMPLEMENTS_DEMANDE',
    libelle: 'Demande à compléter',
    principale: false,
    acteur: par('COLLECTIVITE'),
    attendu: attendre('envoyer les pièces manquantes'),
    raison: 'Des pièces manquent à la demande.',
    echeance: limiteComplements,
    aLecheance: 'echoir_complements_demande',
    champs: [...contact, ...contrat],
    champsAttendus: [],
  },
  signatureDuPrefet({
    id: 'SIGNATURE_REFUS_AIDE',
    libelle: 'Signature du refus de l’aide',
    principale: false,
    attendu: 'signer le courrier de refus de l’aide',
    raison: 'Le projet de refus est au parapheur.',
    champs: contact,
  }),
  {
    id: 'DECISION_ATTRIBUTIVE',
    libelle: 'Décision attributive',
    principale: true,
    acteur: par('PREFET'),
    attendu: attendre('signer la décision attributive'),
    raison: 'La demande est complète\u00a0; le délai de versement court.',
    echeance: versement,
    champs: contact,
    champsAttendus: [],
  },
  {
    id: 'MISE_EN_PAIEMENT',
    libelle: 'Mise en paiement',
    principale: true,
    acteur: par('SCIAT'),
    attendu: attendre('engager la dépense et demander le paiement'),
    raison: 'La décision attributive est notifiée.',
    echeance: versement,
    champs: [...contact, 'engagementNumero', 'engagementLe', 'serviceFaitLe'],
    champsAttendus: ['engagementNumero', 'serviceFaitLe'],
  },
  {
    id: 'VERSEMENT',
    libelle: 'Versement',
    principale: true,
    acteur: par('CSP_CHORUS'),
    attendu: attendre('verser l’aide'),
    raison: 'La demande de paiement est transmise.',
    echeance: versement,
    champs: contact,
    champsAttendus: [],
  },
  {
    id: 'SUIVI_CONTRAT',
    libelle: 'Suivi du contrat',
    principale: true,
    acteur: par('COLLECTIVITE'),
    attendu: attendre('mener la mission à son terme'),
    raison: 'L’aide est versée\u00a0; le contrat est en cours.',
    echeance: finDeMission,
    champs: contact,
    champsAttendus: [],
  },
  etapeClose,
];
