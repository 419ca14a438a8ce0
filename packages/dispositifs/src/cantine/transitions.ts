import { acteDe } from '../noyau/actes.js';
import { datePassee, finApresSignature } from '../noyau/conditions.js';
import { hypothese } from '../noyau/sources.js';
import { finDeSuivi, issueExterne } from '../noyau/suivi.js';
import type { TransitionDefinition } from '../noyau/types.js';
import { declarer } from './declarations.js';
import type { DonneesCantine } from './donnees.js';
import { calendrierAsp, noticeAsp } from './parametres.js';
import { quadrimestres } from './periodes.js';

const OUVERTES = ['INSCRIPTION', 'CONVENTION', 'DECLARATIONS', 'RENOUVELLEMENT'];

const acte = acteDe<DonneesCantine>(noticeAsp);

export const transitions: TransitionDefinition<DonneesCantine>[] = [
  acte({
    id: 'enregistrer_inscription',
    libelle: 'Enregistrer l’inscription auprès de l’ASP',
    de: ['INSCRIPTION'],
    vers: 'CONVENTION',
    consequence: 'L’ASP examine l’inscription\u00a0; la signature de la convention est attendue.',
    dateLibelle: 'Date à laquelle l’inscription est connue',
    champs: ['inscriteLe'],
    conditions: [datePassee('inscriteLe', 'Inscription auprès de l’ASP')],
  }),
  acte({
    id: 'enregistrer_convention',
    libelle: 'Enregistrer la convention signée',
    // A commune already under convention needs no new enrolment.
    de: ['INSCRIPTION', 'CONVENTION'],
    vers: 'DECLARATIONS',
    consequence:
      'Le dossier suit les déclarations de repas. La convention garde jusqu’à son terme les règles du jour de sa signature.',
    dateLibelle: 'Date à laquelle la signature est connue',
    champs: ['conventionSigneeLe', 'conventionFinLe'],
    conditions: [
      datePassee('conventionSigneeLe', 'Signature de la convention'),
      finApresSignature('conventionSigneeLe'),
    ],
  }),
  declarer<DonneesCantine>(
    'DECLARATIONS',
    quadrimestres,
    {
      premierJour: { champ: 'conventionSigneeLe', dite: 'la signature de la convention' },
      dernierJour: { champ: 'conventionFinLe', dite: 'la fin de la convention' },
    },
    calendrierAsp,
  ),
  acte({
    id: 'ouvrir_renouvellement',
    libelle: 'Suivre le renouvellement',
    de: ['DECLARATIONS'],
    vers: 'RENOUVELLEMENT',
    consequence: 'Le renouvellement de la convention est attendu avant son terme.',
    dateLibelle: 'Date du rappel',
    source: hypothese,
  }),
  acte({
    id: 'reprendre_declarations',
    libelle: 'Revenir aux déclarations',
    de: ['RENOUVELLEMENT'],
    vers: 'DECLARATIONS',
    consequence: 'Des périodes de la convention en cours restent à déclarer.',
    dateLibelle: 'Date de la reprise',
    reprise: true,
    source: hypothese,
  }),
  issueExterne(
    ['CONVENTION', 'DECLARATIONS', 'RENOUVELLEMENT'],
    'La décision est conservée avec sa date et sa preuve\u00a0; le dossier est clos. Une convention renouvelée suit les règles du jour de sa signature\u00a0: ouvrez un nouveau dossier dont c’est la date de réception.',
  ),
  ...finDeSuivi(OUVERTES, {
    renoncement: 'La commune renonce au dispositif',
    ailleurs: 'auprès de l’ASP',
  }),
];
