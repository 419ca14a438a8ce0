import { jamais, toujours } from '../noyau/regles.js';
import { fiche, hypothese } from '../noyau/sources.js';
import type { PieceDefinition } from '../noyau/types.js';
import type { DonneesFitn } from './donnees.js';

const demande = ['VERIFICATION', 'COMPLEMENTS', 'INSTRUCTION'];
const paiement = ['EXECUTION', 'MISE_EN_PAIEMENT'];

export const pieces: PieceDefinition<DonneesFitn>[] = [
  {
    code: 'FORMULAIRE',
    libelle: 'Formulaire de dépôt',
    aide: 'Sous le décret 2018-514\u00a0: identité et SIRET, projet, lieu, dates de début et de fin, coûts HT ou TTC, aides publiques demandées, déclarations sur l’honneur.',
    etapes: demande,
    fourniePar: 'COLLECTIVITE',
    ...toujours,
    baseLegale: {
      reference: 'Décret 2018-514, article 3, et arrêté du 21 août 2018',
      confiance: 'texte',
    },
    source: fiche,
  },
  {
    code: 'PIECES_LIBRES',
    libelle: 'Pièces jugées utiles par le porteur',
    etapes: demande,
    fourniePar: 'COLLECTIVITE',
    ...jamais,
    baseLegale: null,
    source: fiche,
  },
  {
    code: 'PLAN_FINANCEMENT',
    libelle: 'Plan de financement et autres aides publiques',
    etapes: demande,
    fourniePar: 'COLLECTIVITE',
    ...jamais,
    baseLegale: null,
    source: hypothese,
  },
  {
    code: 'DECISION_SIGNEE',
    libelle: 'Décision signée',
    etapes: ['DECISION', 'SIGNATURE_REFUS', 'NOTIFICATION'],
    fourniePar: 'PREFET',
    ...jamais,
    baseLegale: null,
    source: hypothese,
  },
  {
    code: 'JUSTIFICATIFS',
    libelle: 'Justificatifs de réalisation et de dépense',
    etapes: paiement,
    fourniePar: 'COLLECTIVITE',
    ...toujours,
    baseLegale: { reference: 'Décret 2018-514, article 12', confiance: 'texte' },
    source: { reference: 'Décret 2018-514, article 12', confiance: 'texte' },
  },
  {
    code: 'RIB',
    libelle: 'RIB du comptable public',
    etapes: [...demande, ...paiement],
    fourniePar: 'COLLECTIVITE',
    ...toujours,
    baseLegale: null,
    source: hypothese,
  },
];
