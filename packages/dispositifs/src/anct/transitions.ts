import {
  acteDe,
  cloture,
  demandeDePieces,
  desistement,
  irrecevabilite,
  rejetImplicite,
  retour,
  sansSuite,
} from '../noyau/actes.js';
import { criteresNonContredits } from '../noyau/conditions.js';
import { horlogesDeDemande, silencePasse } from '../noyau/horloges.js';
import { fiche, hypothese, publique } from '../noyau/sources.js';
import type { TransitionDefinition } from '../noyau/types.js';
import { criteres } from './criteres.js';
import { demande } from './demande.js';
import type { DonneesAnct } from './donnees.js';
import { etapes } from './etapes.js';
import { reglages } from './parametres.js';
import { pieces } from './pieces.js';

type T = TransitionDefinition<DonneesAnct>;

const ouvertes = etapes.filter((e) => !e.finale).map((e) => e.id);
/** Steps at which the request still awaits its answer. */
const sansReponse = ouvertes.slice(0, ouvertes.indexOf('SIGNATURE_COLLECTIVITE'));

const acte = acteDe<DonneesAnct>(fiche);

const complements = demandeDePieces(
  'complements_saisine',
  { de: ['SAISINE', 'ORIENTATION'], attente: 'COMPLEMENTS_SAISINE', retour: 'SAISINE' },
  pieces,
  reglages,
  { consequenceReception: 'La saisine revient au service pour vérification.' },
);

export const transitions: T[] = [
  acte({
    id: 'constater_recevabilite',
    libelle: 'Constater la recevabilité',
    de: ['SAISINE'],
    vers: 'ORIENTATION',
    consequence: 'La saisine est recevable\u00a0; le service cherche d’abord une solution locale.',
    dateLibelle: 'Date de la vérification',
    champs: [
      'intituleProjet',
      'porteurs',
      'descriptionProjet',
      'etatAvancement',
      'natureBesoin',
      'insuffisanceIngenierie',
      'fragiliteTerritoire',
      'fragiliteFinanciere',
    ],
    pieces: ['SAISINE'],
    conditions: [criteresNonContredits(criteres)],
  }),
  complements.demander,
  complements.recevoir,
  complements.prolonger,
  complements.echoir,
  irrecevabilite(['SAISINE']),
  acte({
    id: 'transmettre_anct',
    libelle: 'Transmettre à l’ANCT',
    de: ['ORIENTATION'],
    vers: 'INSTRUCTION_ANCT',
    consequence:
      'La demande part à l’ANCT, qui construit une offre\u00a0; selon le paramètre, elle ou le préfet la valide.',
    dateLibelle: 'Date de transmission',
  }),
  cloture('reorienter', 'Réorienter la demande', ['ORIENTATION'], 'REORIENTE', {
    consequence:
      'Une solution est trouvée localement ou par un autre dispositif\u00a0; la collectivité en est informée et le dossier est clos.',
    dateLibelle: 'Date de la réorientation',
    champs: ['solution', 'solutionPrecision'],
    source: publique('irev.fr, instruction du 15 mai 2020\u00a0: ingénierie locale d’abord'),
  }),
  acte({
    id: 'enregistrer_offre',
    libelle: 'Enregistrer l’offre d’accompagnement',
    de: ['INSTRUCTION_ANCT'],
    vers: 'NOTIFICATION',
    consequence: 'Une offre est validée\u00a0; le service la notifie avec sa convention.',
    dateLibelle: 'Date de la réponse',
  }),
  acte({
    id: 'enregistrer_refus',
    libelle: 'Enregistrer le refus d’accompagnement',
    de: ['INSTRUCTION_ANCT'],
    vers: 'SIGNATURE_REFUS',
    consequence: 'Aucune offre n’est faite\u00a0; le courrier de refus est soumis au préfet.',
    dateLibelle: 'Date de la réponse',
    motif: 'obligatoire',
    source: hypothese,
  }),
  acte({
    id: 'decider_prise_en_charge',
    libelle: 'Décider d’une prise en charge exceptionnelle',
    de: ['INSTRUCTION_ANCT'],
    vers: 'INSTRUCTION_ANCT',
    roles: ['superviseur'],
    effetJuridique: true,
    consequence:
      'Répondre oui écarte la table des taux\u00a0: la totalité est prise en charge, pour la situation indiquée. Répondre non la rétablit.',
    dateLibelle: 'Date de la décision',
    champs: ['priseEnChargeExceptionnelle', 'priseEnChargeMotif'],
    source: publique(
      'Conseil d’administration de l’ANCT du 10 mars 2021, vu sur alpes-de-haute-provence.gouv.fr et maire-info',
    ),
  }),
  acte({
    id: 'notifier_offre',
    libelle: 'Notifier l’offre et la convention',
    de: ['NOTIFICATION'],
    vers: 'SIGNATURE_COLLECTIVITE',
    effetJuridique: true,
    consequence: 'L’offre est notifiée à la collectivité, qui signe la convention ou la décline.',
    dateLibelle: 'Date de notification',
  }),
  cloture('notifier_refus', 'Enregistrer le refus signé et envoyé', ['SIGNATURE_REFUS'], 'REFUS', {
    consequence:
      'Le refus est notifié à la collectivité avec ses motifs\u00a0; le dossier est clos.',
    dateLibelle: 'Date de notification',
  }),
  acte({
    id: 'reprendre_reponse',
    libelle: 'Revoir la réponse',
    de: ['NOTIFICATION', 'SIGNATURE_REFUS'],
    vers: 'INSTRUCTION_ANCT',
    consequence: 'L’offre ou le refus est à revoir\u00a0; une nouvelle réponse est attendue.',
    dateLibelle: 'Date du retour',
    motif: 'obligatoire',
    reprise: true,
    source: hypothese,
  }),
  acte({
    id: 'recevoir_convention',
    libelle: 'Enregistrer la convention signée par la collectivité',
    de: ['SIGNATURE_COLLECTIVITE'],
    vers: 'SIGNATURE_CONVENTION',
    consequence: 'L’offre est acceptée\u00a0; la convention est soumise à la signature du préfet.',
    dateLibelle: 'Date de réception',
    pieces: ['CONVENTION'],
  }),
  cloture(
    'decliner_offre',
    'Enregistrer l’offre déclinée',
    ['SIGNATURE_COLLECTIVITE'],
    'DESISTEMENT',
    {
      consequence: 'La collectivité décline l’offre d’accompagnement\u00a0; le dossier est clos.',
      dateLibelle: 'Date de la réponse',
    },
  ),
  acte({
    id: 'reprendre_convention',
    libelle: 'Reprendre la convention',
    de: ['SIGNATURE_CONVENTION'],
    vers: 'SIGNATURE_COLLECTIVITE',
    consequence: 'La convention non signée par le préfet est à revoir avec la collectivité.',
    dateLibelle: 'Date du retour',
    motif: 'obligatoire',
    reprise: true,
    source: hypothese,
  }),
  acte({
    id: 'enregistrer_signature',
    libelle: 'Enregistrer la convention signée de tous',
    de: ['SIGNATURE_CONVENTION'],
    vers: 'SUIVI',
    effetJuridique: true,
    consequence:
      'La convention engage le préfet et les porteurs du projet\u00a0; la mission commence.',
    dateLibelle: 'Date de la dernière signature',
    champs: ['modeAccompagnement', 'missionFinLe'],
  }),
  cloture('terminer_mission', 'Constater la fin de la mission', ['SUIVI'], 'ACCORD', {
    motif: 'facultatif',
    consequence: 'La mission d’ingénierie est achevée\u00a0; le dossier est clos sur un accord.',
    dateLibelle: 'Date de fin de mission',
  }),
  rejetImplicite<DonneesAnct>(sansReponse, silencePasse(reglages, horlogesDeDemande(demande))),
  desistement(ouvertes),
  sansSuite(ouvertes, {
    consequence:
      'Le service arrête la procédure, ou la mission cesse avant son terme\u00a0; le dossier est clos.',
  }),
  retour(ouvertes),
];
