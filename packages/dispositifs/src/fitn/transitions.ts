import {
  acteDe,
  cloture,
  demandeDePieces,
  desistement,
  irrecevabilite,
  rejetImplicite,
  sansSuite,
} from '../noyau/actes.js';
import { criteresNonContredits, criteresRemplis, datePassee } from '../noyau/conditions.js';
import { silencePasse } from '../noyau/horloges.js';
import { actesAcompte, actesDePaiement, retourAvantVersement } from '../noyau/paiement.js';
import { nombreParametre } from '../noyau/parametres.js';
import { fiche, hypothese, memoire } from '../noyau/sources.js';
import type { TransitionDefinition } from '../noyau/types.js';
import { aideMaximale } from './aide.js';
import { aideChiffree, depenseSuffisante } from './conditions.js';
import { criteres } from './criteres.js';
import type { DonneesFitn } from './donnees.js';
import { demandeChiffree, etapes, projet, realisation } from './etapes.js';
import { documentsEnRetard, horloges, prorogationUtile } from './horloges.js';
import { decret, reglages, sousDecret } from './parametres.js';
import { pieces } from './pieces.js';

type T = TransitionDefinition<DonneesFitn>;

const ouvertes = etapes.filter((e) => !e.finale).map((e) => e.id);
const avantVersement = ouvertes.slice(0, ouvertes.indexOf('VERSEMENT'));
/** Once notified, an award is withdrawn for a reason and after observations, not dropped. */
const avantAttribution = ouvertes.slice(0, ouvertes.indexOf('EXECUTION'));

const bloquants = criteres.filter((c) => c.portee === 'bloquant').map((c) => c.id);
const RECEVABILITE = bloquants.filter((id) => id !== 'depense_eligible' && id !== 'cumul');

const acte = acteDe<DonneesFitn>(hypothese);

const complements = demandeDePieces(
  'complements',
  { de: ['VERIFICATION', 'INSTRUCTION'], attente: 'COMPLEMENTS', retour: 'VERIFICATION' },
  pieces,
  reglages,
);

export const transitions: T[] = [
  acte({
    id: 'constater_completude',
    libelle: 'Constater que la demande est complète',
    de: ['VERIFICATION'],
    vers: 'INSTRUCTION',
    effetJuridique: true,
    consequence: 'La demande est complète\u00a0; le service l’instruit.',
    dateLibelle: 'Date à laquelle la demande était complète',
    champs: [...projet, ...demandeChiffree],
    pieces: ['FORMULAIRE'],
    conditions: [criteresNonContredits(criteres, RECEVABILITE)],
    source: decret(3),
  }),
  complements.demander,
  complements.recevoir,
  complements.prolonger,
  complements.echoir,
  irrecevabilite(['VERIFICATION']),
  acte({
    id: 'proposer_attribution',
    libelle: 'Proposer l’attribution',
    de: ['INSTRUCTION'],
    vers: 'DECISION',
    consequence: 'La décision d’attribution est soumise à la signature du préfet.',
    dateLibelle: 'Date de mise au parapheur',
    champs: ['depenseEligible'],
    conditions: [criteresRemplis(criteres, bloquants), aideChiffree],
    source: fiche,
  }),
  acte({
    id: 'proposer_refus',
    libelle: 'Proposer le refus',
    de: ['INSTRUCTION'],
    vers: 'SIGNATURE_REFUS',
    consequence: 'Le courrier de refus est soumis à la signature du préfet.',
    dateLibelle: 'Date de mise au parapheur',
    motif: 'obligatoire',
  }),
  acte({
    id: 'proroger_attribution',
    libelle: 'Prolonger le délai d’attribution',
    de: ['INSTRUCTION'],
    vers: 'INSTRUCTION',
    effetJuridique: true,
    consequence:
      'Le délai au bout duquel le silence vaut rejet court jusqu’à la date fixée\u00a0; la décision motivée est à notifier au demandeur.',
    dateLibelle: 'Date de la décision de prolongation',
    motif: 'obligatoire',
    champs: ['prorogeeAuLe'],
    conditions: [prorogationUtile],
    source: decret(7),
  }),
  acte({
    id: 'reprendre_decision',
    libelle: 'Reprendre la décision',
    de: ['DECISION', 'SIGNATURE_REFUS', 'NOTIFICATION'],
    vers: 'INSTRUCTION',
    consequence: 'La décision, non notifiée, revient à l’instruction.',
    dateLibelle: 'Date du retour',
    motif: 'obligatoire',
    reprise: true,
  }),
  acte({
    id: 'enregistrer_signature',
    libelle: 'Enregistrer la décision signée',
    de: ['DECISION'],
    vers: 'NOTIFICATION',
    consequence: 'La décision est signée\u00a0; le service la notifie.',
    dateLibelle: 'Date de signature',
  }),
  acte({
    id: 'notifier_attribution',
    libelle: 'Enregistrer l’attribution notifiée',
    de: ['NOTIFICATION'],
    vers: 'EXECUTION',
    effetJuridique: true,
    consequence:
      'L’aide est attribuée pour le montant calculé et engage l’État\u00a0; le demandeur réalise son projet.',
    dateLibelle: 'Date de notification',
    effets: [{ type: 'montant_accorde' }],
    source: decret(8),
  }),
  cloture('notifier_refus', 'Enregistrer le refus signé et envoyé', ['SIGNATURE_REFUS'], 'REFUS', {
    consequence: 'Le refus du préfet est notifié avec ses motifs\u00a0; le dossier est clos.',
    dateLibelle: 'Date de notification',
  }),
  acte({
    id: 'recevoir_demande_paiement',
    libelle: 'Enregistrer la demande de paiement',
    de: ['EXECUTION'],
    vers: 'MISE_EN_PAIEMENT',
    consequence: 'La demande de paiement et ses justificatifs sont à contrôler par le service.',
    dateLibelle: 'Date de réception',
  }),
  acte({
    id: 'rendre_demande_paiement',
    libelle: 'Rendre la demande de paiement',
    de: ['MISE_EN_PAIEMENT'],
    vers: 'EXECUTION',
    consequence:
      'La demande de paiement, incomplète ou prématurée, est rendue au demandeur\u00a0; le délai d’envoi des documents finaux court de nouveau.',
    dateLibelle: 'Date du renvoi',
    motif: 'obligatoire',
    reprise: true,
  }),
  ...actesDePaiement<DonneesFitn>(
    { preparation: 'MISE_EN_PAIEMENT', versement: 'VERSEMENT', suite: 'SOLDE' },
    {
      maximum: aideMaximale,
      demander: {
        champs: realisation,
        pieces: ['JUSTIFICATIFS', 'RIB'],
        conditions: [
          datePassee('serviceFaitLe', 'Service fait certifié'),
          datePassee('projetRecuLe', 'Projet réceptionné'),
          criteresNonContredits(criteres, ['fin_projet']),
          depenseSuffisante,
        ],
        source: decret(12),
      },
      constater: { consequence: 'L’aide est versée\u00a0; le dossier reste à solder.' },
    },
  ),
  ...actesAcompte<DonneesFitn>(
    { preparation: 'MISE_EN_PAIEMENT', attente: 'VERSEMENT_ACOMPTE', suite: 'EXECUTION' },
    {
      avance: (f) => (sousDecret(f) ? nombreParametre(reglages, f, 'avanceMaximale') : null),
      ensemble: (f) => (sousDecret(f) ? nombreParametre(reglages, f, 'acomptesMaximum') : null),
      source: decret(12),
    },
    {
      champs: ['engagementNumero', 'serviceFaitLe'],
      pieces: ['RIB'],
      conditions: [datePassee('serviceFaitLe', 'Service fait certifié')],
    },
  ),
  cloture('solder', 'Solder le dossier', ['SOLDE'], 'ACCORD', {
    motif: 'facultatif',
    consequence: 'Le projet est réalisé et l’aide versée\u00a0; le dossier est clos sur un accord.',
    dateLibelle: 'Date du solde',
  }),
  cloture('constater_reversement', 'Constater un reversement', ['SOLDE'], 'REVERSEMENT', {
    consequence:
      'L’aide est à reverser (objet modifié, financement excessif, projet non achevé)\u00a0; le dossier est clos.',
    dateLibelle: 'Date de la demande de reversement',
    source: decret(14),
  }),
  cloture('constater_caducite', 'Constater la caducité', ['EXECUTION'], 'CADUC', {
    consequence:
      'Les documents finaux ne sont pas arrivés dans leur délai\u00a0: l’aide n’est plus versée, le dossier est clos.',
    dateLibelle: 'Date du constat',
    conditions: [documentsEnRetard],
    effets: [{ type: 'montant_annule' }],
    source: memoire('Décret 2018-514, article 13'),
  }),
  cloture(
    'retirer_attribution',
    'Enregistrer le retrait de l’attribution',
    ['EXECUTION', 'MISE_EN_PAIEMENT'],
    'RETIRE',
    {
      roles: ['superviseur'],
      consequence:
        'L’attribution est retirée par une décision motivée, après observations du demandeur\u00a0; le dossier est clos.',
      dateLibelle: 'Date de notification du retrait',
      effets: [{ type: 'montant_annule' }],
      source: { reference: 'CRPA L211-2 et L122-1', confiance: 'texte' },
    },
  ),
  {
    ...rejetImplicite<DonneesFitn>(avantAttribution, silencePasse(reglages, horloges)),
    source: {
      reference: 'Décret 2018-514, article 7, ou CRPA L231-1 et L231-4',
      confiance: 'texte',
    },
  },
  desistement(avantVersement, { effets: [{ type: 'montant_annule' }] }),
  sansSuite(avantAttribution, {
    consequence: 'Le service arrête la procédure (fonds épuisés…)\u00a0; le dossier est clos.',
  }),
  retourAvantVersement(ouvertes.filter((e) => e !== 'SOLDE')),
];
