import type { ModeleCourrier } from '../noyau/courriers.js';
import { appel, champsCommuns, donnees, formule } from '../noyau/courriers-champs.js';
import { irrecevabiliteNotifiee, refus } from '../noyau/courriers-decision.js';
import {
  accuseReception,
  demandePieces,
  relance,
  transmission,
} from '../noyau/courriers-instruction.js';
import { fiche } from '../noyau/sources.js';
import { type DonneesAnct, donneesAnct } from './donnees.js';
import { etapes } from './etapes.js';

const offre: ModeleCourrier<DonneesAnct> = {
  code: 'NOTIFICATION_OFFRE',
  libelle: 'Notification de l’offre',
  objet: 'Offre d’accompagnement de l’ANCT, dossier {reference}',
  etapes: ['NOTIFICATION'],
  acte: 'notifier_offre',
  champs: {
    ...champsCommuns<DonneesAnct>(),
    ...donnees<DonneesAnct>(
      { donnees: donneesAnct },
      'intituleProjet',
      'referenceOffre',
      'modeAccompagnement',
    ),
  },
  paragraphes: [
    appel,
    {
      id: 'offre',
      texte:
        'Votre demande {reference}, reçue le {recuLe} pour le projet «\u00a0{intituleProjet}\u00a0» de {collectivite}, reçoit une offre d’accompagnement sur mesure de l’ANCT.',
      source: fiche,
    },
    {
      id: 'reference-offre',
      texte: 'Référence de l’offre\u00a0: {referenceOffre}.',
      si: ({ faits }) => Boolean(faits.donnees.referenceOffre),
    },
    {
      id: 'mode',
      texte: 'Accompagnement assuré par\u00a0: {modeAccompagnement}.',
      si: ({ faits }) => Boolean(faits.donnees.modeAccompagnement),
    },
    {
      id: 'suite',
      texte:
        'La convention est jointe. Merci de la retourner signée au service, ou de faire part de votre réponse.',
      libre: true,
    },
    formule,
  ],
};

export const courriers: ModeleCourrier<DonneesAnct>[] = [
  accuseReception({ etapes: ['SAISINE'] }),
  demandePieces(['COMPLEMENTS_SAISINE']),
  transmission({ etapes: ['ORIENTATION'], a: 'ANCT', acte: 'transmettre_anct' }),
  relance(etapes),
  offre,
  refus({
    libelle: 'Refus d’accompagnement',
    etapes: ['SIGNATURE_REFUS'],
    acte: 'notifier_refus',
    proposes: ['enregistrer_refus'],
  }),
  irrecevabiliteNotifiee(['SAISINE']),
];
