import { acteDe } from '../noyau/actes.js';
import { champVaut, criteresRegardes, datePassee } from '../noyau/conditions.js';
import { hypothese } from '../noyau/sources.js';
import { decisionExterne, finDeSuivi, issueExterne } from '../noyau/suivi.js';
import type { Critere, Source, TransitionDefinition } from '../noyau/types.js';
import type { DonneesTiersLieux } from './donnees.js';
import { nouvelleCandidature } from './sources.js';

type T = TransitionDefinition<DonneesTiersLieux>;

const OUVERTES = [
  'REUNION_INFORMATION',
  'APPUI',
  'CANDIDATURE',
  'SELECTION',
  'CONVENTION',
  'SUIVI',
];

/** @param source where the version's procedure was read */
export function transitionsDe(criteres: Critere<DonneesTiersLieux>[], source: Source): T[] {
  const acte = acteDe<DonneesTiersLieux>(source);
  return [
    acte({
      id: 'enregistrer_reunion',
      libelle: 'Enregistrer la réunion d’information',
      de: ['REUNION_INFORMATION'],
      vers: 'CANDIDATURE',
      consequence: 'Le porteur prépare sa candidature, avec l’appui du service s’il le demande.',
      dateLibelle: 'Date à laquelle la réunion est connue',
      champs: ['projetNom', 'reunionLe'],
      conditions: [datePassee('reunionLe', 'Réunion d’information')],
    }),
    acte({
      id: 'ouvrir_appui',
      libelle: 'Ouvrir un appui',
      de: ['REUNION_INFORMATION', 'CANDIDATURE'],
      vers: 'APPUI',
      consequence: 'Le service relit la candidature avec le porteur.',
      dateLibelle: 'Date de la demande d’appui',
    }),
    acte({
      id: 'terminer_appui',
      libelle: 'Terminer l’appui',
      de: ['APPUI'],
      vers: 'CANDIDATURE',
      consequence: 'Le porteur dépose lui-même sa candidature auprès de l’ANCT.',
      dateLibelle: 'Date de fin de l’appui',
    }),
    acte({
      id: 'enregistrer_candidature',
      libelle: 'Enregistrer le dépôt de la candidature',
      de: ['CANDIDATURE'],
      vers: 'SELECTION',
      consequence: 'Le résultat de la sélection est attendu\u00a0; il est donné par vagues.',
      dateLibelle: 'Date à laquelle le dépôt est connu',
      champs: ['lieuCommune', 'candidatureLe'],
      pieces: ['DOSSIER_CANDIDATURE', 'VIDEO'],
      conditions: [
        criteresRegardes(criteres),
        datePassee('candidatureLe', 'Dépôt de la candidature'),
      ],
    }),
    acte({
      id: 'enregistrer_selection',
      libelle: 'Enregistrer la sélection du projet',
      de: ['SELECTION'],
      vers: 'CONVENTION',
      consequence:
        'Le résultat est conservé avec sa date et sa preuve\u00a0; la convention est attendue.',
      dateLibelle: 'Date à laquelle le résultat est connu',
      ...decisionExterne,
      conditions: [
        ...decisionExterne.conditions,
        champVaut(
          'issueExterne',
          ['ACCEPTEE'],
          'Projet sélectionné',
          'Le projet n’est pas sélectionné\u00a0: enregistrez la décision prise ailleurs, qui clôt le dossier.',
        ),
      ],
    }),
    acte({
      id: 'enregistrer_convention',
      libelle: 'Enregistrer la signature de la convention',
      de: ['CONVENTION'],
      vers: 'SUIVI',
      consequence: 'Le soutien court\u00a0; le dossier suit le lieu jusqu’à la fin du soutien.',
      dateLibelle: 'Date à laquelle la signature est connue',
      champs: ['conventionSigneeLe'],
      conditions: [datePassee('conventionSigneeLe', 'Signature de la convention')],
      source: hypothese,
    }),
    issueExterne(
      ['SELECTION', 'CONVENTION', 'SUIVI'],
      'La décision est conservée avec sa date et sa preuve\u00a0; le dossier est clos. Un projet qui n’est pas retenu peut candidater de nouveau, retravaillé selon les motifs donnés\u00a0: le nouveau dossier se rattache à celui-ci.',
      { source: nouvelleCandidature },
    ),
    ...finDeSuivi(OUVERTES, {
      renoncement: 'Le porteur renonce',
      ailleurs: 'auprès de l’ANCT',
    }),
  ];
}
