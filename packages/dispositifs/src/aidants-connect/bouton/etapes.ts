import { champsDuContact } from '../../noyau/donnees-communes.js';
import { attendre, delaiInterne, etapeClose, par } from '../../noyau/regles.js';
import { decisionExterne } from '../../noyau/suivi.js';
import type { EtapeDefinition } from '../../noyau/types.js';
import type { DonneesBouton } from './donnees.js';

type Champs = EtapeDefinition<DonneesBouton>['champs'];

const projet: Champs = ['siteConcerne', 'siteDeLaCollectivite', ...champsDuContact];
const issue: Champs = decisionExterne.champs;

/** The sheet gives no procedure: these steps are the ones any such support goes through. */
export const etapes: EtapeDefinition<DonneesBouton>[] = [
  {
    id: 'DEMANDE_EN_LIGNE',
    libelle: 'Demande en ligne',
    principale: true,
    acteur: par('COLLECTIVITE'),
    attendu: attendre('déposer la demande sur le portail de France Relance'),
    raison: 'La collectivité souhaite intégrer le bouton FranceConnect.',
    echeance: delaiInterne('DEMANDE_EN_LIGNE', 'delaiDepot', 'mois', 'Dépôt de la demande'),
    champs: projet,
    champsAttendus: ['siteConcerne'],
  },
  {
    id: 'INSTRUCTION',
    libelle: 'Instruction par France Relance',
    principale: true,
    acteur: par('FRANCE_RELANCE'),
    attendu: attendre('répondre à la demande de soutien'),
    raison: 'La demande est déposée sur le portail.',
    echeance: delaiInterne('INSTRUCTION', 'delaiInstruction', 'jours', 'Réponse de France Relance'),
    champs: [...projet, ...issue],
    champsAttendus: [],
  },
  {
    id: 'INTEGRATION',
    libelle: 'Intégration du bouton',
    principale: true,
    acteur: par('COLLECTIVITE'),
    attendu: attendre('intégrer le bouton FranceConnect et le mettre en service'),
    raison: 'Le soutien est accordé.',
    echeance: delaiInterne('INTEGRATION', 'delaiIntegration', 'mois', 'Mise en service du bouton'),
    champs: [...projet, 'boutonEnServiceLe', ...issue],
    champsAttendus: ['boutonEnServiceLe'],
  },
  {
    id: 'VERSEMENT',
    libelle: 'Versement du soutien',
    principale: true,
    acteur: par('FRANCE_RELANCE'),
    attendu: attendre('verser le soutien à la collectivité'),
    raison: 'Le bouton est en service.',
    echeance: delaiInterne('VERSEMENT', 'delaiVersement', 'mois', 'Versement du soutien'),
    champs: [...champsDuContact, 'versementLe', ...issue],
    champsAttendus: [],
  },
  etapeClose,
];
