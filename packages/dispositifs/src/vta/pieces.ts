import type { PieceDefinition } from '../noyau/types.js';
import type { DonneesVta } from './donnees.js';
import { fiche, hypothese } from './parametres.js';

const toujours = { obligatoire: () => true, obligatoireLibelle: 'toujours' };
const jamais = { obligatoire: () => false, obligatoireLibelle: 'facultative' };
const demande = ['RECRUTEMENT', 'DEMANDE_AIDE', 'VERIFICATION_COMPLETUDE', 'COMPLEMENTS_DEMANDE'];

export const pieces: PieceDefinition<DonneesVta>[] = [
  {
    code: 'FICHE_DE_POSTE',
    libelle: 'Fiche de poste',
    aide: 'Demandée une seule fois\u00a0: celle du dépôt vaut pour la demande d’aide.',
    etapes: ['FICHE_DE_POSTE', 'COMPLEMENTS_FICHE', ...demande],
    fourniePar: 'COLLECTIVITE',
    ...toujours,
    modele: 'Modèle publié par la préfecture',
    baseLegale: null,
    source: fiche,
  },
  {
    code: 'FORMULAIRE_AIDE',
    libelle: 'Formulaire de demande d’aide',
    etapes: demande,
    fourniePar: 'COLLECTIVITE',
    ...toujours,
    modele: 'Modèle publié par la préfecture',
    baseLegale: null,
    source: fiche,
  },
  {
    code: 'CHARTE',
    libelle: 'Charte d’engagement',
    etapes: demande,
    fourniePar: 'COLLECTIVITE',
    ...toujours,
    modele: 'Modèle publié par la préfecture',
    baseLegale: null,
    source: fiche,
  },
  {
    code: 'CONTRAT',
    libelle: 'Copie du contrat de recrutement',
    aide: 'Masquer le numéro de sécurité sociale et l’adresse du volontaire avant dépôt.',
    etapes: demande,
    fourniePar: 'COLLECTIVITE',
    ...toujours,
    personnelle: true,
    baseLegale: null,
    source: fiche,
  },
  {
    code: 'DELIBERATION',
    libelle: 'Délibération de l’organe délibérant',
    aide: 'Conseil municipal pour une commune, conseil communautaire pour un EPCI.',
    etapes: demande,
    fourniePar: 'COLLECTIVITE',
    ...toujours,
    baseLegale: null,
    source: fiche,
  },
  {
    code: 'RIB',
    libelle: 'RIB du comptable public',
    etapes: [...demande, 'DECISION_ATTRIBUTIVE', 'MISE_EN_PAIEMENT'],
    fourniePar: 'COLLECTIVITE',
    ...toujours,
    baseLegale: null,
    source: hypothese,
  },
  {
    code: 'AVIS_ANCT',
    libelle: 'Réponse de l’ANCT',
    etapes: ['INSTRUCTION_ANCT', 'COURRIER_PREFET'],
    fourniePar: 'ANCT',
    ...jamais,
    baseLegale: null,
    source: hypothese,
  },
  {
    code: 'COURRIER_SIGNE',
    libelle: 'Courrier du préfet signé',
    etapes: ['SIGNATURE_CONFIRMATION', 'SIGNATURE_REFUS', 'SIGNATURE_REFUS_AIDE'],
    fourniePar: 'PREFET',
    ...jamais,
    baseLegale: null,
    source: hypothese,
  },
  {
    code: 'DECISION_SIGNEE',
    libelle: 'Décision attributive signée',
    etapes: ['DECISION_ATTRIBUTIVE', 'MISE_EN_PAIEMENT'],
    fourniePar: 'PREFET',
    ...jamais,
    baseLegale: null,
    source: hypothese,
  },
];
