import { acteDe } from '../../noyau/actes.js';
import { criteresRegardes, datePassee } from '../../noyau/conditions.js';
import { fiche } from '../../noyau/sources.js';
import { finDeSuivi, issueExterne } from '../../noyau/suivi.js';
import type { TransitionDefinition } from '../../noyau/types.js';
import { plateforme } from '../commun.js';
import { criteres } from './criteres.js';
import type { DonneesAidants } from './donnees.js';
import { etapes } from './etapes.js';
import { DECIDABLES } from './pieces.js';

const ouvertes = etapes.filter((e) => !e.finale).map((e) => e.id);
const acte = acteDe<DonneesAidants>(fiche);

export const transitions: TransitionDefinition<DonneesAidants>[] = [
  acte({
    id: 'enregistrer_depot',
    libelle: 'Enregistrer le dépôt de la demande en ligne',
    de: ['DEMANDE_EN_LIGNE'],
    vers: 'INSTRUCTION',
    consequence: 'La réponse de l’équipe Aidants Connect est attendue.',
    dateLibelle: 'Date du dépôt en ligne',
    champs: ['structureNom', 'aidantsNombre'],
    conditions: [criteresRegardes(criteres)],
  }),
  acte({
    id: 'enregistrer_demande_corrections',
    libelle: 'Enregistrer une demande de corrections',
    de: ['INSTRUCTION'],
    vers: 'MODIFICATIONS',
    consequence: 'La structure doit corriger sa demande sur la plateforme.',
    dateLibelle: 'Date de la demande de l’équipe Aidants Connect',
    source: plateforme,
  }),
  acte({
    id: 'enregistrer_corrections',
    libelle: 'Enregistrer les corrections de la structure',
    de: ['MODIFICATIONS'],
    vers: 'INSTRUCTION',
    consequence: 'La réponse de l’équipe Aidants Connect est de nouveau attendue.',
    dateLibelle: 'Date des corrections',
    source: plateforme,
  }),
  acte({
    id: 'enregistrer_validation',
    libelle: 'Enregistrer la validation de la demande',
    de: ['INSTRUCTION'],
    vers: 'FORMATION',
    consequence: 'Les aidants doivent suivre la formation dans le délai annoncé.',
    dateLibelle: 'Date de la validation par l’équipe Aidants Connect',
  }),
  acte({
    id: 'enregistrer_formation',
    libelle: 'Enregistrer la fin de la formation',
    de: ['FORMATION'],
    vers: 'ACTIVATION',
    consequence: 'L’équipe Aidants Connect doit activer les comptes.',
    dateLibelle: 'Date à laquelle la structure l’a annoncée',
    champs: ['formationFinieLe', 'aidantsFormes'],
    conditions: [datePassee('formationFinieLe', 'Fin de la formation')],
  }),
  acte({
    id: 'enregistrer_activation',
    libelle: 'Enregistrer l’activation des comptes',
    de: ['ACTIVATION'],
    vers: 'SUIVI',
    consequence: 'Les aidants peuvent se connecter\u00a0; le service suit la structure.',
    dateLibelle: 'Date de l’activation',
    champs: ['comptesActifs'],
  }),
  issueExterne(
    DECIDABLES,
    'La décision de l’équipe Aidants Connect est conservée avec sa date et sa preuve\u00a0; le dossier est clos.',
  ),
  ...finDeSuivi(ouvertes, {
    renoncement: 'La structure renonce',
    ailleurs: 'sur la plateforme Aidants Connect',
  }),
];
