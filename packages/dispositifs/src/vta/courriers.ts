import type { ModeleCourrier } from '../noyau/courriers.js';
import { appel, champsCommuns, date, donnees, formule } from '../noyau/courriers-champs.js';
import {
  aideAttribuee,
  avisPaiement,
  irrecevabiliteNotifiee,
  refus,
} from '../noyau/courriers-decision.js';
import {
  accuseReception,
  demandePieces,
  relance,
  transmission,
} from '../noyau/courriers-instruction.js';
import { demandeReversement, observationsReversement } from '../noyau/courriers-reversement.js';
import { dateDe } from '../noyau/obligations.js';
import { fiche, supposee } from '../noyau/sources.js';
import type { Faits } from '../noyau/types.js';
import { type DonneesVta, donneesVta } from './donnees.js';
import { etapes } from './etapes.js';

const champs = donnees<DonneesVta>(
  { donnees: donneesVta },
  'intitulePoste',
  'dureePrevueMois',
  'quotitePrevue',
  'contratDebutLe',
  'contratFinLe',
);
const aideRecueLe = (f: Faits<DonneesVta>) => dateDe(f, 'recevoir_demande');

const confirmation: ModeleCourrier<DonneesVta> = {
  code: 'CONFIRMATION',
  libelle: 'Confirmation de la mission',
  objet: 'Confirmation de votre mission de volontariat territorial, dossier {reference}',
  etapes: ['COURRIER_PREFET', 'SIGNATURE_CONFIRMATION'],
  acte: 'notifier_confirmation',
  empeche: ({ faits }) =>
    faits.donnees.avisAnct === 'DEFAVORABLE' ? 'La réponse de l’ANCT est défavorable.' : null,
  champs: { ...champsCommuns<DonneesVta>(), ...champs },
  paragraphes: [
    appel,
    {
      id: 'decision',
      texte:
        'Votre demande reçue le {recuLe}, pour la mission «\u00a0{intitulePoste}\u00a0» de {collectivite}, est confirmée au titre du volontariat territorial en administration. Elle porte la référence {reference}.',
      source: fiche,
    },
    {
      id: 'mission',
      texte:
        'Cette mission est prévue pour {dureePrevueMois} mois, à {quotitePrevue}\u00a0% d’un temps plein.',
      source: fiche,
    },
    {
      id: 'suite',
      texte:
        'Il vous appartient maintenant de recruter votre volontaire, puis d’adresser au service votre demande d’aide avec le contrat signé.',
      libre: true,
    },
    formule,
  ],
};

const decision: ModeleCourrier<DonneesVta> = {
  code: 'DECISION_ATTRIBUTIVE',
  libelle: 'Décision attributive',
  objet: 'Décision attributive de l’aide au volontariat territorial, dossier {reference}',
  etapes: ['DECISION_ATTRIBUTIVE'],
  acte: 'notifier_decision',
  champs: {
    ...champsCommuns<DonneesVta>(),
    ...champs,
    aide: aideAttribuee<DonneesVta>(),
    recuLe: date('Réception de la demande d’aide', (c) => aideRecueLe(c.faits)),
    completeLe: date('Demande complète le', (c) => dateDe(c.faits, 'constater_completude')),
  },
  paragraphes: [
    {
      id: 'visa',
      texte:
        'Vu la demande d’aide de {collectivite}, dossier {reference}, reçue le {recuLe} et complète le {completeLe},',
    },
    { id: 'visas-libres', texte: '', libre: true },
    {
      id: 'attribution',
      texte:
        'Article 1er. Une aide forfaitaire de {aide} est attribuée à {collectivite} pour la mission «\u00a0{intitulePoste}\u00a0», objet d’un contrat courant du {contratDebutLe} au {contratFinLe}.',
      source: fiche,
    },
    {
      id: 'versement',
      texte: 'Article 2. L’aide est versée en une fois, sans prorata.',
      source: fiche,
    },
    {
      id: 'fin-anticipee',
      texte:
        'Article 3. Si le contrat cesse avant son terme sans que le volontaire soit remplacé, l’aide est à reverser au prorata du temps non effectué.',
      source: supposee('Préfecture des Côtes-d’Armor, page VTA\u00a0; à confirmer par le service'),
      mention: {
        cle: 'mentionFinAnticipee',
        libelle: 'reversement au prorata après une fin anticipée',
      },
    },
    { id: 'suite', texte: '', libre: true },
  ],
};

export const courriers: ModeleCourrier<DonneesVta>[] = [
  accuseReception({ etapes: ['FICHE_DE_POSTE'] }),
  {
    ...accuseReception<DonneesVta>({ etapes: ['VERIFICATION_COMPLETUDE'], recueLe: aideRecueLe }),
    code: 'ACCUSE_RECEPTION_AIDE',
    libelle: 'Accusé de réception de la demande d’aide',
  },
  demandePieces(['COMPLEMENTS_FICHE', 'COMPLEMENTS_DEMANDE']),
  transmission({ etapes: ['FICHE_DE_POSTE'], a: 'ANCT', acte: 'transmettre_anct' }),
  relance(etapes),
  confirmation,
  refus({
    libelle: 'Refus de la mission',
    etapes: ['COURRIER_PREFET', 'SIGNATURE_REFUS'],
    acte: 'notifier_refus',
    proposes: ['proposer_refus'],
  }),
  irrecevabiliteNotifiee(['FICHE_DE_POSTE']),
  decision,
  refus({
    code: 'REFUS_AIDE',
    libelle: 'Refus de l’aide',
    etapes: ['SIGNATURE_REFUS_AIDE'],
    acte: 'notifier_refus_aide',
    proposes: ['proposer_refus_aide'],
    recueLe: aideRecueLe,
  }),
  avisPaiement(['SUIVI_CONTRAT']),
  observationsReversement(['SUIVI_CONTRAT', 'CLOS']),
  demandeReversement(['SUIVI_CONTRAT', 'CLOS']),
];
