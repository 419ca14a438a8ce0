import {
  acteDe,
  cloture,
  demandeDePieces,
  desistement,
  irrecevabilite,
  rejetImplicite,
  sansSuite,
} from '../noyau/actes.js';
import { criteresNonContredits, datePassee } from '../noyau/conditions.js';
import { horlogesDeDemande, silencePasse } from '../noyau/horloges.js';
import { actesDePaiement, retourAvantVersement } from '../noyau/paiement.js';
import { nombreParametre } from '../noyau/parametres.js';
import { fiche, hypothese } from '../noyau/sources.js';
import type { TransitionDefinition } from '../noyau/types.js';
import { avisFavorable, contratALeTerme, contratCoherent, demandeConforme } from './conditions.js';
import { criteres } from './criteres.js';
import { demandeAide, demandeMission } from './demandes.js';
import type { DonneesVta } from './donnees.js';
import { etapes } from './etapes.js';
import { reglages } from './parametres.js';
import { pieces } from './pieces.js';

type T = TransitionDefinition<DonneesVta>;

const ouvertes = etapes.filter((e) => !e.finale).map((e) => e.id);
const avantVersement = ouvertes.slice(0, ouvertes.indexOf('VERSEMENT'));
/** Once notified, an award is withdrawn for a reason and after observations, not dropped. */
const avantNotification = ouvertes.slice(0, ouvertes.indexOf('MISE_EN_PAIEMENT'));

const PIECES_DEMANDE = ['FICHE_DE_POSTE', 'FORMULAIRE_AIDE', 'CHARTE', 'CONTRAT', 'DELIBERATION'];

const acte = acteDe<DonneesVta>(fiche);

const complementsFiche = demandeDePieces(
  'complements_fiche',
  {
    de: ['FICHE_DE_POSTE', 'INSTRUCTION_ANCT'],
    attente: 'COMPLEMENTS_FICHE',
    retour: 'FICHE_DE_POSTE',
  },
  pieces,
  reglages,
  { consequenceReception: 'La fiche de poste revient au service pour vérification.' },
);
const complementsDemande = demandeDePieces(
  'complements_demande',
  {
    de: ['VERIFICATION_COMPLETUDE'],
    attente: 'COMPLEMENTS_DEMANDE',
    retour: 'VERIFICATION_COMPLETUDE',
  },
  pieces,
  reglages,
);

export const transitions: T[] = [
  acte({
    id: 'transmettre_anct',
    libelle: 'Transmettre à l’ANCT',
    de: ['FICHE_DE_POSTE'],
    vers: 'INSTRUCTION_ANCT',
    consequence: 'L’ANCT instruit la mission\u00a0; sa réponse est attendue.',
    dateLibelle: 'Date de transmission',
    champs: ['intitulePoste', 'dureePrevueMois', 'quotitePrevue'],
    pieces: ['FICHE_DE_POSTE'],
    conditions: [criteresNonContredits(criteres, ['beneficiaire', 'duree', 'quotite'])],
  }),
  complementsFiche.demander,
  complementsFiche.recevoir,
  complementsFiche.prolonger,
  complementsFiche.echoir,
  irrecevabilite(['FICHE_DE_POSTE']),
  acte({
    id: 'enregistrer_avis_anct',
    libelle: 'Enregistrer la réponse de l’ANCT',
    de: ['INSTRUCTION_ANCT'],
    vers: 'COURRIER_PREFET',
    consequence:
      'Le service prépare le courrier du préfet, de confirmation ou de refus selon la réponse.',
    dateLibelle: 'Date de la réponse',
    champs: ['avisAnct'],
  }),
  acte({
    id: 'proposer_confirmation',
    libelle: 'Proposer la confirmation',
    de: ['COURRIER_PREFET'],
    vers: 'SIGNATURE_CONFIRMATION',
    consequence: 'Le courrier de confirmation est soumis à la signature du préfet.',
    dateLibelle: 'Date de mise au parapheur',
    conditions: [avisFavorable],
  }),
  acte({
    id: 'proposer_refus',
    libelle: 'Proposer le refus',
    de: ['COURRIER_PREFET'],
    vers: 'SIGNATURE_REFUS',
    consequence: 'Le courrier de refus est soumis à la signature du préfet.',
    dateLibelle: 'Date de mise au parapheur',
    motif: 'obligatoire',
  }),
  acte({
    id: 'reprendre_courrier',
    libelle: 'Reprendre le courrier',
    de: ['SIGNATURE_CONFIRMATION', 'SIGNATURE_REFUS'],
    vers: 'COURRIER_PREFET',
    consequence: 'Le courrier non signé revient au service.',
    dateLibelle: 'Date du retour',
    motif: 'obligatoire',
    reprise: true,
    source: hypothese,
  }),
  acte({
    id: 'notifier_confirmation',
    libelle: 'Enregistrer la confirmation signée et envoyée',
    de: ['SIGNATURE_CONFIRMATION'],
    vers: 'RECRUTEMENT',
    effetJuridique: true,
    consequence: 'La mission est confirmée à la collectivité, qui recrute son volontaire.',
    dateLibelle: 'Date de notification',
  }),
  cloture('notifier_refus', 'Enregistrer le refus signé et envoyé', ['SIGNATURE_REFUS'], 'REFUS', {
    consequence: 'Le refus du préfet est notifié avec ses motifs\u00a0; le dossier est clos.',
    dateLibelle: 'Date de notification',
    source: {
      reference: 'Fiche de synthèse (2021)\u00a0; motifs toujours demandés',
      confiance: 'fiche',
    },
  }),
  acte({
    id: 'constater_recrutement',
    libelle: 'Enregistrer le recrutement',
    de: ['RECRUTEMENT'],
    vers: 'DEMANDE_AIDE',
    consequence: 'La demande d’aide est attendue de la collectivité.',
    dateLibelle: 'Date à laquelle la collectivité a annoncé le contrat signé',
    champs: ['contratSigneLe', 'contratDebutLe', 'contratFinLe'],
    conditions: [contratCoherent],
  }),
  acte({
    id: 'recevoir_demande',
    libelle: 'Enregistrer la demande d’aide',
    de: ['DEMANDE_AIDE'],
    vers: 'VERIFICATION_COMPLETUDE',
    consequence:
      'Un accusé de réception part au contact, avec la liste des pièces qui ne sont pas encore déposées\u00a0: déposez d’abord celles qui sont arrivées. La demande est ensuite à vérifier.',
    dateLibelle: 'Date de réception',
    effets: [{ type: 'courriel', modele: 'ACCUSE_RECEPTION' }],
  }),
  complementsDemande.demander,
  complementsDemande.recevoir,
  complementsDemande.prolonger,
  complementsDemande.echoir,
  acte({
    id: 'constater_completude',
    libelle: 'Constater que la demande est complète',
    de: ['VERIFICATION_COMPLETUDE'],
    vers: 'DECISION_ATTRIBUTIVE',
    effetJuridique: true,
    consequence:
      'La demande est complète\u00a0: la décision attributive est soumise au préfet et le délai de versement court.',
    dateLibelle: 'Date à laquelle la demande était complète',
    champs: [
      'volontaireNaissance',
      'niveauDiplome',
      'contratSigneLe',
      'contratDebutLe',
      'contratFinLe',
      'quotiteContrat',
      'remunerationSmic',
    ],
    pieces: PIECES_DEMANDE,
    conditions: [
      criteresNonContredits(criteres, ['beneficiaire']),
      contratCoherent,
      demandeConforme,
    ],
  }),
  acte({
    id: 'proposer_refus_aide',
    libelle: 'Proposer le refus de l’aide',
    de: ['VERIFICATION_COMPLETUDE'],
    vers: 'SIGNATURE_REFUS_AIDE',
    consequence: 'Le courrier de refus est soumis à la signature du préfet.',
    dateLibelle: 'Date de mise au parapheur',
    motif: 'obligatoire',
    source: hypothese,
  }),
  acte({
    id: 'reprendre_refus_aide',
    libelle: 'Reprendre le courrier',
    de: ['SIGNATURE_REFUS_AIDE'],
    vers: 'VERIFICATION_COMPLETUDE',
    consequence: 'Le courrier non signé revient au service, avec la demande à vérifier.',
    dateLibelle: 'Date du retour',
    motif: 'obligatoire',
    reprise: true,
    source: hypothese,
  }),
  cloture(
    'notifier_refus_aide',
    'Enregistrer le refus signé et envoyé',
    ['SIGNATURE_REFUS_AIDE'],
    'REFUS',
    {
      consequence:
        'Le refus de l’aide par le préfet est notifié avec ses motifs\u00a0; le dossier est clos.',
      dateLibelle: 'Date de notification',
    },
  ),
  acte({
    id: 'reprendre_decision',
    libelle: 'Reprendre la décision',
    de: ['DECISION_ATTRIBUTIVE'],
    vers: 'VERIFICATION_COMPLETUDE',
    consequence: 'La décision non signée revient au service, avec la demande à vérifier.',
    dateLibelle: 'Date du retour',
    motif: 'obligatoire',
    reprise: true,
    source: hypothese,
  }),
  acte({
    id: 'notifier_decision',
    libelle: 'Enregistrer la décision attributive notifiée',
    de: ['DECISION_ATTRIBUTIVE'],
    vers: 'MISE_EN_PAIEMENT',
    effetJuridique: true,
    consequence: 'L’aide est attribuée pour le montant calculé\u00a0; le service met en paiement.',
    dateLibelle: 'Date de notification',
    effets: [{ type: 'montant_accorde' }],
    source: hypothese,
  }),
  ...actesDePaiement<DonneesVta>(
    { preparation: 'MISE_EN_PAIEMENT', versement: 'VERSEMENT', suite: 'SUIVI_CONTRAT' },
    {
      maximum: (f) => nombreParametre(reglages, f, 'montantForfaitaire'),
      demander: {
        champs: ['engagementNumero', 'serviceFaitLe'],
        pieces: ['RIB'],
        conditions: [datePassee('serviceFaitLe', 'Service fait certifié')],
      },
      reprendre: {
        consequence:
          'La demande de paiement est annulée et revient au service\u00a0; le délai de versement continue de courir.',
      },
      constater: {
        consequence:
          'L’aide est versée\u00a0; le dossier suit le contrat jusqu’à la fin de la mission.',
        source: fiche,
      },
    },
  ),
  cloture('terminer_mission', 'Constater la fin de la mission', ['SUIVI_CONTRAT'], 'ACCORD', {
    motif: 'facultatif',
    consequence: 'La mission est arrivée à son terme\u00a0; le dossier est clos sur un accord.',
    dateLibelle: 'Date de fin de mission',
    conditions: [contratALeTerme('atteint')],
  }),
  cloture('constater_fin_anticipee', 'Constater une fin anticipée', ['SUIVI_CONTRAT'], 'ACCORD', {
    consequence:
      'Le contrat a cessé avant son terme\u00a0; le dossier est clos. Règle d’une autre préfecture, à confirmer par le service\u00a0: à plus de trois mois du terme, un volontaire remplacé, que nomme un avenant, n’entraîne pas de reversement\u00a0; sans remplaçant, l’aide est à reverser au prorata du temps non effectué\u00a0; à trois mois exactement, la situation est à apprécier.',
    dateLibelle: 'Date de fin de mission',
    conditions: [contratALeTerme('à venir')],
    source: { reference: 'Préfecture des Côtes-d’Armor, page VTA', confiance: 'public' },
  }),
  rejetImplicite<DonneesVta>(
    [
      'FICHE_DE_POSTE',
      'COMPLEMENTS_FICHE',
      'INSTRUCTION_ANCT',
      'COURRIER_PREFET',
      'SIGNATURE_CONFIRMATION',
      'SIGNATURE_REFUS',
    ],
    silencePasse(reglages, horlogesDeDemande(demandeMission)),
  ),
  {
    ...rejetImplicite<DonneesVta>(
      [
        'VERIFICATION_COMPLETUDE',
        'COMPLEMENTS_DEMANDE',
        'SIGNATURE_REFUS_AIDE',
        'DECISION_ATTRIBUTIVE',
      ],
      silencePasse(reglages, horlogesDeDemande(demandeAide)),
    ),
    id: 'constater_rejet_implicite_aide',
    libelle: 'Constater le rejet implicite de l’aide',
  },
  desistement(avantVersement, { effets: [{ type: 'montant_annule' }] }),
  sansSuite(avantNotification, {
    consequence:
      'Le service arrête la procédure (aucun candidat, fonds épuisés…)\u00a0; le dossier est clos.',
  }),
  retourAvantVersement(ouvertes.filter((e) => e !== 'SUIVI_CONTRAT')),
];
