import { z } from 'zod';
import { acteDe } from '../noyau/actes.js';
import { ajouterMois } from '../noyau/calendrier.js';
import { dateLegaleSchema } from '../noyau/donnees.js';
import { champsContact, champsDuContact, champsIssueExterne } from '../noyau/donnees-communes.js';
import type { Exemple } from '../noyau/exemples.js';
import { dateDe } from '../noyau/obligations.js';
import { parametresCommuns } from '../noyau/parametres-communs.js';
import { attendre, dateFixee, delaiInterne, etapeClose, jamais, par } from '../noyau/regles.js';
import { fiche, hypothese } from '../noyau/sources.js';
import { finDeSuivi, issueExterne, preuve } from '../noyau/suivi.js';
import type {
  Critere,
  EtapeDefinition,
  Parametre,
  PieceDefinition,
  TransitionDefinition,
} from '../noyau/types.js';
import { critereVague } from '../noyau/vagues.js';
import { critereFinDuProjet, critereFranceConnect } from './criteres-communs.js';
import { champsProjet } from './donnees.js';
import { appel } from './parametres.js';
import { vagues } from './vagues.js';

// The support of the territorial innovation laboratory: the prefect of the region (SGAR) instructs and
// decides, the service follows.

export const groupes = {
  projet: 'Projet et contact',
  accompagnement: 'Accompagnement',
  issue: 'Décision prise ailleurs',
};

export const donnees = z.object({
  ...champsProjet,
  ...champsContact('projet'),
  accompagnementFinLe: dateLegaleSchema.meta({
    libelle: 'Fin prévue de l’accompagnement',
    groupe: 'accompagnement',
  }),
  ...champsIssueExterne('issue'),
});
export type DonneesLabo = z.infer<typeof donnees>;

export const parametres: Parametre[] = [
  ...appel,
  {
    cle: 'delaiDepot',
    libelle: 'Dépôt du formulaire par le porteur',
    unite: 'jours',
    defaut: 30,
    source: hypothese,
  },
  {
    cle: 'delaiSgar',
    libelle: 'Réponse attendue du SGAR',
    unite: 'mois',
    defaut: 2,
    source: hypothese,
  },
  ...parametresCommuns,
];

export const criteres: Critere<DonneesLabo>[] = [
  critereVague(vagues, fiche, (f) => dateDe(f, 'enregistrer_depot') ?? undefined),
  critereFranceConnect,
  critereFinDuProjet,
];

const DECIDABLES = ['INSTRUCTION_SGAR', 'ACCOMPAGNEMENT'];

export const pieces: PieceDefinition<DonneesLabo>[] = [
  {
    code: 'FORMULAIRE',
    libelle: 'Copie du formulaire de dépôt',
    etapes: ['DEPOT', 'INSTRUCTION_SGAR'],
    fourniePar: 'COLLECTIVITE',
    ...jamais,
    baseLegale: null,
    source: fiche,
  },
  preuve('SGAR', DECIDABLES, 'Courriel ou courrier du SGAR, ou du porteur qui abandonne.'),
];

type Champs = EtapeDefinition<DonneesLabo>['champs'];
const projet: Champs = [
  'intituleProjet',
  'resumeProjet',
  'declarationFranceConnect',
  'projetFinLe',
  'numeroDemarche',
  ...champsDuContact,
];

export const etapes: EtapeDefinition<DonneesLabo>[] = [
  {
    id: 'DEPOT',
    libelle: 'Dépôt',
    principale: true,
    acteur: par('COLLECTIVITE'),
    attendu: attendre('déposer le formulaire sur démarches-simplifiées'),
    raison: 'Le porteur s’est fait connaître du service.',
    echeance: delaiInterne('DEPOT', 'delaiDepot', 'jours', 'Dépôt du formulaire'),
    champs: projet,
    champsAttendus: [],
  },
  {
    id: 'INSTRUCTION_SGAR',
    libelle: 'Instruction du SGAR',
    principale: true,
    acteur: par('SGAR'),
    attendu: attendre('répondre à la demande d’accompagnement'),
    raison: 'Le formulaire est déposé.',
    echeance: delaiInterne('INSTRUCTION_SGAR', 'delaiSgar', 'mois', 'Réponse du SGAR'),
    champs: projet,
    champsAttendus: [],
  },
  {
    id: 'ACCOMPAGNEMENT',
    libelle: 'Accompagnement du laboratoire',
    principale: true,
    acteur: par('SGAR'),
    attendu: attendre('mener l’accompagnement à son terme'),
    raison: 'Le laboratoire d’innovation territoriale accompagne le projet.',
    echeance: dateFixee(
      'FIN_ACCOMPAGNEMENT',
      'Fin de l’accompagnement',
      'accompagnementFinLe',
      'fin prévue',
    ),
    champs: ['accompagnementFinLe', ...champsDuContact],
    champsAttendus: [],
  },
  etapeClose,
];

const ouvertes = etapes.filter((e) => !e.finale).map((e) => e.id);
const acte = acteDe<DonneesLabo>(hypothese);

export const transitions: TransitionDefinition<DonneesLabo>[] = [
  acte({
    id: 'enregistrer_depot',
    libelle: 'Enregistrer le dépôt du formulaire',
    de: ['DEPOT'],
    vers: 'INSTRUCTION_SGAR',
    consequence: 'Le SGAR instruit la demande d’accompagnement\u00a0; sa réponse est attendue.',
    dateLibelle: 'Date du dépôt',
    source: fiche,
  }),
  acte({
    id: 'constater_accompagnement',
    libelle: 'Enregistrer le début de l’accompagnement',
    de: ['INSTRUCTION_SGAR'],
    vers: 'ACCOMPAGNEMENT',
    consequence: 'Le laboratoire accompagne le projet\u00a0; le dossier en suit le déroulement.',
    dateLibelle: 'Date du début',
    champs: ['accompagnementFinLe'],
  }),
  issueExterne(
    DECIDABLES,
    'La décision du SGAR et sa preuve sont conservées\u00a0; le suivi est clos.',
  ),
  ...finDeSuivi(ouvertes, {
    renoncement: 'Le porteur renonce à l’accompagnement',
    ailleurs: 'auprès du SGAR',
  }),
];

const accompagne = ['enregistrer_depot', 'constater_accompagnement'];

export const exemple: Exemple<DonneesLabo> = {
  demandeur: 'EPCI',
  parametres: { anneeDerniereReception: 2035 },
  demande: (jour, rang) => ({
    intituleProjet: `Parcours usager fictif ${rang + 1}`,
    resumeProjet: 'Projet fictif, écrit pour la démonstration.',
    declarationFranceConnect: 'OUI',
    projetFinLe: ajouterMois(jour, 10),
  }),
  actes: {
    constater_accompagnement: (jour) => ({ accompagnementFinLe: ajouterMois(jour, 6) }),
    enregistrer_issue_externe: (jour, rang) => ({
      issueExterne: rang % 2 ? 'ACCEPTEE' : 'REFUSEE',
      issueExterneLe: jour,
      issueExterneReference: `Courriel fictif ${rang + 1}`,
    }),
  },
  parcours: [
    [],
    ['enregistrer_depot'],
    accompagne,
    [...accompagne, 'enregistrer_issue_externe'],
    ['enregistrer_depot', 'enregistrer_issue_externe'],
    ['enregistrer_depot', 'enregistrer_desistement'],
    ['classer_sans_suite'],
  ],
};
