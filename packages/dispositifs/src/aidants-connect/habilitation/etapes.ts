import { champsDuContact } from '../../noyau/donnees-communes.js';
import { dateDe, direAutreDepart } from '../../noyau/obligations.js';
import { nombreParametre, valeurParametre } from '../../noyau/parametres.js';
import { attendre, delaiInterne, etapeClose, par } from '../../noyau/regles.js';
import { supposee } from '../../noyau/sources.js';
import { decisionExterne } from '../../noyau/suivi.js';
import type { EtapeDefinition, RegleEcheance } from '../../noyau/types.js';
import type { DonneesAidants } from './donnees.js';
import { DEPART_DEPOT, reglages } from './parametres.js';

type Champs = EtapeDefinition<DonneesAidants>['champs'];

/** The two months of the service's sheet, from the event the setting names. */
const formation: RegleEcheance<DonneesAidants> = {
  code: 'FORMATION',
  libelle: 'Formation des aidants',
  nature: 'PROMESSE',
  departLibelle: 'validation de la demande ou dépôt en ligne, selon le paramètre',
  depart: (f) => {
    const mois = nombreParametre(reglages, f, 'delaiFormation');
    const validation = { le: dateDe(f, 'enregistrer_validation'), libelle: 'demande validée' };
    const depot = { le: dateDe(f, 'enregistrer_depot'), libelle: 'demande déposée en ligne' };
    const duDepot = valeurParametre(reglages, f, 'departFormation') === DEPART_DEPOT;
    const [choisi, autre] = duDepot ? [depot, validation] : [validation, depot];
    if (!choisi.le) return null;
    return {
      le: choisi.le,
      libelle: choisi.libelle,
      alternative: direAutreDepart(autre.libelle, autre.le, mois),
    };
  },
  duree: { parametre: 'delaiFormation', unite: 'mois' },
  report: false,
  source: supposee('Fiche de synthèse (2021)\u00a0; départ du délai supposé'),
};

const declarations: Champs = [
  'conditionsAcceptees',
  'dpoInforme',
  'professionnelsSeulement',
  'sansElu',
];
const demande: Champs = [
  'structureNom',
  ...champsDuContact,
  'aidantsNombre',
  'adressesNominatives',
  ...declarations,
  'financementFormation',
];
const issue: Champs = decisionExterne.champs;

export const etapes: EtapeDefinition<DonneesAidants>[] = [
  {
    id: 'DEMANDE_EN_LIGNE',
    libelle: 'Demande en ligne',
    principale: true,
    acteur: par('COLLECTIVITE'),
    attendu: attendre('remplir le formulaire d’habilitation en ligne'),
    raison: 'La structure souhaite faire habiliter ses aidants.',
    echeance: delaiInterne(
      'DEMANDE_EN_LIGNE',
      'delaiDepot',
      'mois',
      'Dépôt de la demande en ligne',
    ),
    champs: demande,
    champsAttendus: ['structureNom', 'aidantsNombre'],
  },
  {
    id: 'INSTRUCTION',
    libelle: 'Instruction par l’équipe Aidants Connect',
    principale: true,
    acteur: par('EQUIPE_AIDANTS_CONNECT'),
    attendu: attendre('examiner la demande d’habilitation'),
    raison: 'La demande est déposée sur la plateforme.',
    echeance: delaiInterne(
      'INSTRUCTION',
      'delaiInstruction',
      'jours',
      'Réponse de l’équipe Aidants Connect',
    ),
    champs: [...demande, ...issue],
    champsAttendus: [],
  },
  {
    id: 'MODIFICATIONS',
    libelle: 'Demande à corriger',
    principale: false,
    acteur: par('COLLECTIVITE'),
    attendu: attendre('corriger la demande sur la plateforme'),
    raison: 'L’équipe Aidants Connect a demandé des corrections.',
    echeance: delaiInterne(
      'MODIFICATIONS',
      'delaiModifications',
      'jours',
      'Correction de la demande',
    ),
    champs: [...demande, ...issue],
    champsAttendus: [],
  },
  {
    id: 'FORMATION',
    libelle: 'Formation des aidants',
    principale: true,
    acteur: par('COLLECTIVITE'),
    attendu: attendre('faire suivre aux aidants la formation d’une journée et demie'),
    raison: 'L’équipe Aidants Connect a validé la demande.',
    echeance: formation,
    champs: [
      ...champsDuContact,
      'financementFormation',
      'formationFinieLe',
      'aidantsFormes',
      ...issue,
    ],
    champsAttendus: ['formationFinieLe', 'aidantsFormes'],
  },
  {
    id: 'ACTIVATION',
    libelle: 'Activation des comptes',
    principale: true,
    acteur: par('EQUIPE_AIDANTS_CONNECT'),
    attendu: attendre('activer les comptes et envoyer le kit de bienvenue'),
    raison: 'Les aidants sont formés.',
    echeance: delaiInterne('ACTIVATION', 'delaiActivation', 'jours', 'Activation des comptes'),
    champs: [...champsDuContact, 'comptesActifs', ...issue],
    champsAttendus: ['comptesActifs'],
  },
  {
    id: 'SUIVI',
    libelle: 'Suivi',
    principale: true,
    acteur: par('SCIAT'),
    attendu: attendre('faire le point avec la structure, puis clore le suivi'),
    raison: 'Les comptes sont actifs.',
    echeance: delaiInterne('SUIVI', 'delaiSuivi', 'mois', 'Point avec la structure'),
    champs: [...champsDuContact, 'comptesActifs', 'engagement_mandat', ...issue],
    champsAttendus: [],
  },
  etapeClose,
];
