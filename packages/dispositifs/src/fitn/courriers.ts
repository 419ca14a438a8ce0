import type { ModeleCourrier } from '../noyau/courriers.js';
import { champsCommuns, donnees } from '../noyau/courriers-champs.js';
import {
  aideAttribuee,
  avisPaiement,
  irrecevabiliteNotifiee,
  refus,
} from '../noyau/courriers-decision.js';
import { accuseReception, demandePieces, relance } from '../noyau/courriers-instruction.js';
import { demandeReversement, observationsReversement } from '../noyau/courriers-reversement.js';
import { type DonneesFitn, donneesFitn } from './donnees.js';
import { etapes } from './etapes.js';
import { decret, sousDecret } from './parametres.js';

/** The mentions that art. 8 of the decree asks of an award. */
const decision: ModeleCourrier<DonneesFitn> = {
  code: 'DECISION_ATTRIBUTIVE',
  libelle: 'Décision attributive',
  objet: 'Décision attributive d’une subvention, dossier {reference}',
  etapes: ['DECISION', 'NOTIFICATION'],
  acte: 'notifier_attribution',
  champs: {
    ...champsCommuns<DonneesFitn>(),
    ...donnees<DonneesFitn>(
      { donnees: donneesFitn },
      'intituleProjet',
      'depenseEligible',
      'projetDebutLe',
      'projetFinLe',
    ),
    aide: aideAttribuee<DonneesFitn>(),
  },
  paragraphes: [
    {
      id: 'visa',
      texte: 'Vu la demande de {collectivite}, dossier {reference}, reçue le {recuLe},',
    },
    { id: 'visas-libres', texte: '', libre: true },
    {
      id: 'attribution',
      texte:
        'Article 1er. Une subvention d’un montant maximal de {aide} est attribuée à {collectivite} pour le projet «\u00a0{intituleProjet}\u00a0», au titre du dispositif «\u00a0{dispositif}\u00a0», sur une dépense éligible de {depenseEligible}.',
      source: decret(8),
    },
    {
      id: 'calendrier',
      texte:
        'Article 2. Le projet commence le {projetDebutLe} et son achèvement est prévu le {projetFinLe}.',
      source: decret(8),
    },
    {
      id: 'versement',
      texte:
        'Article 3. La subvention est versée sur justification de la réalisation du projet. Une avance peut être versée dans la limite de 30\u00a0% et des acomptes dans celle de 80\u00a0% du montant maximal, sauf les cas où le décret permet davantage.',
      source: decret(12),
      si: (c) => sousDecret(c.faits),
    },
    {
      id: 'reversement',
      texte:
        'Article 4. Le reversement total ou partiel de la subvention est demandé si l’objet du projet est modifié sans autorisation, si le plafond des aides publiques est dépassé ou si le projet n’est pas achevé.',
      source: decret(14),
      si: (c) => sousDecret(c.faits),
    },
    { id: 'suite', texte: '', libre: true },
  ],
};

export const courriers: ModeleCourrier<DonneesFitn>[] = [
  accuseReception({ etapes: ['VERIFICATION'] }),
  demandePieces(['COMPLEMENTS']),
  relance(etapes),
  decision,
  refus({
    etapes: ['SIGNATURE_REFUS'],
    acte: 'notifier_refus',
    proposes: ['proposer_refus'],
  }),
  irrecevabiliteNotifiee(['VERIFICATION']),
  avisPaiement(['EXECUTION', 'MISE_EN_PAIEMENT', 'SOLDE']),
  observationsReversement(['SOLDE', 'CLOS']),
  demandeReversement(['SOLDE', 'CLOS']),
];
