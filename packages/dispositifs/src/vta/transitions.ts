import { enToutesLettres } from '../noyau/calendrier.js';
import { evaluerEligibilite } from '../noyau/eligibilite.js';
import {
  type Condition,
  ETAPE_ANTERIEURE,
  type Faits,
  type Issue,
  type Raison,
  type RoleActeur,
  type Source,
  type TransitionDefinition,
} from '../noyau/types.js';
import { criteres } from './criteres.js';
import type { DonneesVta } from './donnees.js';
import { etapes } from './etapes.js';
import { fiche, hypothese } from './parametres.js';
import { pieces } from './pieces.js';

type F = Faits<DonneesVta>;
type T = TransitionDefinition<DonneesVta>;

const agents: RoleActeur[] = ['instructeur', 'superviseur'];
const l114_5: Source = { reference: 'CRPA L114-5', confiance: 'texte' };

const avantPaiement = etapes.filter((e) => !e.finale && e.id !== 'SUIVI_CONTRAT').map((e) => e.id);

const PIECES_DEMANDE = [
  'FICHE_DE_POSTE',
  'FORMULAIRE_AIDE',
  'CHARTE',
  'CONTRAT',
  'DELIBERATION',
  'RIB',
];

/** No blocking criterion of the given ones fails; those still open do not block. */
function criteresNonContredits(ids: string[]): Condition<DonneesVta> {
  const libelles = criteres.filter((c) => ids.includes(c.id)).map((c) => c.libelle);
  return {
    libelle: `Aucun critère non rempli parmi\u00a0: ${libelles.join('\u00a0; ')}`,
    examiner: (f) => contredits(f, ids),
  };
}

function contredits(f: F, ids: string[]): Raison[] {
  return evaluer(f)
    .filter((c) => ids.includes(c.id) && c.verdict === 'non rempli')
    .map((c) => ({
      code: 'CRITERE',
      message: `Critère non rempli\u00a0: ${c.libelle}. ${c.explication}`,
    }));
}

const demandeConforme: Condition<DonneesVta> = {
  libelle: 'Tous les critères du contrat sont remplis',
  examiner: (f) =>
    evaluer(f)
      .filter((c) => c.portee === 'bloquant' && c.id !== 'beneficiaire' && c.verdict !== 'rempli')
      .map((c) => ({
        code: 'CRITERE',
        message: `${c.libelle}\u00a0: ${c.verdict}. ${c.explication}`,
      })),
};

function evaluer(f: F) {
  return evaluerEligibilite({ criteres }, f).criteres;
}

const avisFavorable: Condition<DonneesVta> = {
  libelle: "Avis favorable de l'ANCT",
  examiner: (f) =>
    f.donnees.avisAnct === 'FAVORABLE'
      ? []
      : [
          {
            code: 'AVIS_ANCT',
            message: "L'ANCT n'a pas validé la mission\u00a0: seul un refus peut être proposé.",
          },
        ],
};

const limiteAVenir: Condition<DonneesVta> = {
  libelle: 'Date limite de réponse à venir',
  examiner: (f) => {
    const limite = f.donnees.complementsLimiteLe;
    return limite && limite <= f.aujourdhui
      ? [
          {
            code: 'LIMITE',
            champ: 'complementsLimiteLe',
            message: 'La date limite de réponse doit être à venir.',
          },
        ]
      : [];
  },
};

const piecesConnues: Condition<DonneesVta> = {
  libelle: 'Pièces demandées prévues par le dispositif',
  examiner: (f) =>
    (f.donnees.piecesDemandees ?? [])
      .filter((code) => !pieces.some((p) => p.code === code))
      .map((code) => ({
        code: 'PIECE_INCONNUE',
        champ: 'piecesDemandees',
        message: `La pièce «\u00a0${code}\u00a0» n'existe pas dans ce dispositif.`,
      })),
};

const limitePassee: Condition<DonneesVta> = {
  libelle: 'Date limite de réponse passée',
  examiner: (f) => {
    const limite = f.donnees.complementsLimiteLe;
    return limite && limite < f.aujourdhui
      ? []
      : [
          {
            code: 'LIMITE_NON_ATTEINTE',
            message: limite
              ? `La collectivité peut encore répondre jusqu'au ${enToutesLettres(limite)}.`
              : "Aucune date limite de réponse n'a été fixée.",
          },
        ];
  },
};

const pasDePaiement: Condition<DonneesVta> = {
  libelle: 'Aucun paiement constaté',
  examiner: (f) =>
    f.paye
      ? [
          {
            code: 'PAYE',
            message: "L'aide a été versée\u00a0: un reversement serait nécessaire, pas un retour.",
          },
        ]
      : [],
};

const contratCoherent: Condition<DonneesVta> = {
  libelle: 'Dates du contrat cohérentes',
  examiner: (f) => {
    const { contratDebutLe: debut, contratFinLe: fin, contratSigneLe: signe } = f.donnees;
    const raisons: Raison[] = [];
    if (debut && fin && fin < debut)
      raisons.push({
        code: 'CONTRAT',
        champ: 'contratFinLe',
        message: 'Le contrat finit avant de commencer.',
      });
    if (signe && signe > f.aujourdhui)
      raisons.push({
        code: 'CONTRAT',
        champ: 'contratSigneLe',
        message: 'La signature du contrat est à venir.',
      });
    return raisons;
  },
};

type Reste = Pick<T, 'id' | 'libelle' | 'de' | 'vers' | 'consequence' | 'dateLibelle'> & Partial<T>;

/** Ordinary values of a transition, so that each entry below shows only what is particular to it. */
function acte(t: Reste): T {
  return {
    roles: agents,
    effetJuridique: true,
    motif: 'facultatif',
    champs: [],
    pieces: [],
    conditions: [],
    effets: [],
    source: fiche,
    ...t,
  };
}

function cloture(id: string, libelle: string, de: string[], issue: Issue, reste: Partial<T>): T {
  return acte({
    id,
    libelle,
    de,
    vers: 'CLOS',
    issue,
    motif: 'obligatoire',
    consequence: "Le dossier est clos\u00a0; plus rien n'est attendu de personne.",
    dateLibelle: 'Date de la clôture',
    source: hypothese,
    ...reste,
  });
}

function demandeDeComplements(id: string, de: string[], vers: string): T {
  return acte({
    id,
    libelle: 'Demander des compléments',
    de,
    vers,
    consequence:
      'La collectivité reçoit par courriel la liste des pièces demandées et la date limite\u00a0; le dossier attend sa réponse.',
    dateLibelle: "Date d'envoi de la demande",
    champs: ['piecesDemandees', 'complementsLimiteLe'],
    conditions: [piecesConnues, limiteAVenir],
    effets: [{ type: 'courriel', modele: 'DEMANDE_PIECES' }],
    source: l114_5,
  });
}

export const transitions: T[] = [
  acte({
    id: 'transmettre_anct',
    libelle: "Transmettre à l'ANCT",
    de: ['FICHE_DE_POSTE'],
    vers: 'INSTRUCTION_ANCT',
    effetJuridique: false,
    consequence: "L'ANCT instruit la mission\u00a0; sa réponse est attendue.",
    dateLibelle: 'Date de transmission',
    champs: ['intitulePoste', 'dureePrevueMois', 'quotitePrevue'],
    pieces: ['FICHE_DE_POSTE'],
    conditions: [criteresNonContredits(['beneficiaire', 'duree', 'quotite'])],
  }),
  demandeDeComplements(
    'demander_complements_fiche',
    ['FICHE_DE_POSTE', 'INSTRUCTION_ANCT'],
    'COMPLEMENTS_FICHE',
  ),
  acte({
    id: 'recevoir_complements_fiche',
    libelle: 'Enregistrer la réponse de la collectivité',
    de: ['COMPLEMENTS_FICHE'],
    vers: 'FICHE_DE_POSTE',
    effetJuridique: false,
    consequence: 'La fiche de poste revient au service pour vérification.',
    dateLibelle: 'Date de réception',
    source: l114_5,
  }),
  cloture(
    'echoir_complements_fiche',
    "Constater l'absence de réponse",
    ['COMPLEMENTS_FICHE'],
    'INCOMPLET_SANS_REPONSE',
    {
      roles: [...agents, 'systeme'],
      motif: 'facultatif',
      dateLibelle: 'Date du constat',
      conditions: [limitePassee],
    },
  ),
  cloture('declarer_irrecevable', 'Déclarer irrecevable', ['FICHE_DE_POSTE'], 'IRRECEVABLE', {
    consequence:
      'Le dossier est clos comme irrecevable, sans examen au fond\u00a0; la collectivité en est informée par courriel.',
    dateLibelle: 'Date de la décision',
    effets: [{ type: 'courriel', modele: 'IRRECEVABILITE' }],
  }),
  acte({
    id: 'enregistrer_avis_anct',
    libelle: "Enregistrer la réponse de l'ANCT",
    de: ['INSTRUCTION_ANCT'],
    vers: 'COURRIER_PREFET',
    effetJuridique: false,
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
    effetJuridique: false,
    consequence: 'Le courrier de confirmation est soumis à la signature du préfet.',
    dateLibelle: 'Date de mise au parapheur',
    conditions: [avisFavorable],
  }),
  acte({
    id: 'proposer_refus',
    libelle: 'Proposer le refus',
    de: ['COURRIER_PREFET'],
    vers: 'SIGNATURE_REFUS',
    effetJuridique: false,
    consequence: 'Le courrier de refus est soumis à la signature du préfet.',
    dateLibelle: 'Date de mise au parapheur',
    motif: 'obligatoire',
  }),
  acte({
    id: 'reprendre_courrier',
    libelle: 'Reprendre le courrier',
    de: ['SIGNATURE_CONFIRMATION', 'SIGNATURE_REFUS'],
    vers: 'COURRIER_PREFET',
    effetJuridique: false,
    consequence: 'Le courrier non signé revient au service.',
    dateLibelle: 'Date du retour',
    motif: 'obligatoire',
    source: hypothese,
  }),
  acte({
    id: 'notifier_confirmation',
    libelle: 'Enregistrer la confirmation signée et envoyée',
    de: ['SIGNATURE_CONFIRMATION'],
    vers: 'RECRUTEMENT',
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
    effetJuridique: false,
    consequence: "La demande d'aide est attendue de la collectivité.",
    dateLibelle: 'Date à laquelle la collectivité a annoncé le recrutement',
    champs: ['contratSigneLe', 'contratDebutLe', 'contratFinLe'],
    conditions: [contratCoherent],
  }),
  acte({
    id: 'recevoir_demande',
    libelle: "Enregistrer la demande d'aide",
    de: ['DEMANDE_AIDE'],
    vers: 'VERIFICATION_COMPLETUDE',
    effetJuridique: false,
    consequence: 'La demande et ses pièces sont à vérifier par le service.',
    dateLibelle: 'Date de réception',
  }),
  demandeDeComplements(
    'demander_complements_demande',
    ['VERIFICATION_COMPLETUDE'],
    'COMPLEMENTS_DEMANDE',
  ),
  acte({
    id: 'recevoir_complements_demande',
    libelle: 'Enregistrer la réponse de la collectivité',
    de: ['COMPLEMENTS_DEMANDE'],
    vers: 'VERIFICATION_COMPLETUDE',
    effetJuridique: false,
    consequence: 'Les pièces reçues sont à vérifier par le service.',
    dateLibelle: 'Date de réception',
    source: l114_5,
  }),
  cloture(
    'echoir_complements_demande',
    "Constater l'absence de réponse",
    ['COMPLEMENTS_DEMANDE'],
    'INCOMPLET_SANS_REPONSE',
    {
      roles: [...agents, 'systeme'],
      motif: 'facultatif',
      dateLibelle: 'Date du constat',
      conditions: [limitePassee],
    },
  ),
  acte({
    id: 'constater_completude',
    libelle: 'Constater que la demande est complète',
    de: ['VERIFICATION_COMPLETUDE'],
    vers: 'DECISION_ATTRIBUTIVE',
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
    conditions: [criteresNonContredits(['beneficiaire']), contratCoherent, demandeConforme],
  }),
  acte({
    id: 'proposer_refus_aide',
    libelle: "Proposer le refus de l'aide",
    de: ['VERIFICATION_COMPLETUDE'],
    vers: 'SIGNATURE_REFUS_AIDE',
    effetJuridique: false,
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
    effetJuridique: false,
    consequence: 'Le courrier non signé revient au service, avec la demande à vérifier.',
    dateLibelle: 'Date du retour',
    motif: 'obligatoire',
    source: hypothese,
  }),
  cloture(
    'notifier_refus_aide',
    'Enregistrer le refus signé et envoyé',
    ['SIGNATURE_REFUS_AIDE'],
    'REFUS',
    {
      consequence:
        "Le refus de l'aide par le préfet est notifié avec ses motifs\u00a0; le dossier est clos.",
      dateLibelle: 'Date de notification',
    },
  ),
  acte({
    id: 'notifier_decision',
    libelle: 'Enregistrer la décision attributive notifiée',
    de: ['DECISION_ATTRIBUTIVE'],
    vers: 'MISE_EN_PAIEMENT',
    consequence: "L'aide est attribuée pour le montant calculé\u00a0; le service met en paiement.",
    dateLibelle: 'Date de notification',
    effets: [{ type: 'montant_accorde' }],
    source: hypothese,
  }),
  acte({
    id: 'demander_paiement',
    libelle: 'Transmettre la demande de paiement',
    de: ['MISE_EN_PAIEMENT'],
    vers: 'VERSEMENT',
    consequence: "La demande de paiement part au service payeur avec le numéro d'engagement.",
    dateLibelle: 'Date de la demande de paiement',
    champs: ['engagementNumero', 'serviceFaitLe'],
    pieces: ['RIB'],
    effets: [{ type: 'paiement_demande' }],
    source: { reference: 'Décret 2012-1246, articles 29 à 33', confiance: 'memoire' },
  }),
  acte({
    id: 'reprendre_paiement',
    libelle: 'Enregistrer le rejet du paiement',
    de: ['VERSEMENT'],
    vers: 'MISE_EN_PAIEMENT',
    effetJuridique: false,
    consequence:
      'La demande de paiement est annulée et revient au service\u00a0; le délai de versement continue de courir.',
    dateLibelle: 'Date du rejet',
    motif: 'obligatoire',
    effets: [{ type: 'paiement_annule' }],
    source: hypothese,
  }),
  acte({
    id: 'constater_paiement',
    libelle: "Constater le versement de l'aide",
    de: ['VERSEMENT'],
    vers: 'SUIVI_CONTRAT',
    consequence:
      "L'aide est versée\u00a0; le dossier suit le contrat jusqu'à la fin de la mission.",
    dateLibelle: 'Date du versement',
    effets: [{ type: 'paiement_constate' }],
  }),
  cloture('terminer_mission', 'Constater la fin de la mission', ['SUIVI_CONTRAT'], 'ACCORD', {
    motif: 'facultatif',
    consequence: 'La mission est arrivée à son terme\u00a0; le dossier est clos sur un accord.',
    dateLibelle: 'Date de fin de mission',
  }),
  cloture('enregistrer_desistement', 'Enregistrer un désistement', avantPaiement, 'DESISTEMENT', {
    consequence: 'La collectivité renonce à sa demande\u00a0; le dossier est clos.',
    dateLibelle: 'Date du désistement',
    effets: [{ type: 'paiement_annule' }, { type: 'montant_annule' }],
  }),
  cloture('classer_sans_suite', 'Classer sans suite', avantPaiement, 'SANS_SUITE', {
    roles: ['superviseur'],
    effets: [{ type: 'paiement_annule' }, { type: 'montant_annule' }],
    consequence:
      'Le service arrête la procédure (aucun candidat, fonds épuisés…)\u00a0; le dossier est clos.',
  }),
  acte({
    id: 'revenir',
    libelle: 'Revenir à une étape antérieure',
    de: [...avantPaiement, 'CLOS'],
    vers: ETAPE_ANTERIEURE,
    roles: ['superviseur'],
    consequence: "Le dossier reprend à l'étape choisie\u00a0; ce qui suivait est à refaire.",
    dateLibelle: 'Date du retour',
    motif: 'obligatoire',
    conditions: [pasDePaiement],
    effets: [{ type: 'paiement_annule' }],
    source: hypothese,
  }),
];
