import { champsDuContact } from '../noyau/donnees-communes.js';
import { entreeDans } from '../noyau/obligations.js';
import { attendre, delaiInterne, etapeClose, par } from '../noyau/regles.js';
import { supposee } from '../noyau/sources.js';
import { decisionExterne } from '../noyau/suivi.js';
import type { Acteur, EtapeDefinition, RegleEcheance, Source, Vague } from '../noyau/types.js';
import { situerDepot, vaguesDe } from '../noyau/vagues.js';
import type { DonneesTiersLieux } from './donnees.js';

type E = EtapeDefinition<DonneesTiersLieux>;
type Champs = E['champs'];

/** The wave that was open, or the next one to open, when the application was awaited. */
const fermetureDeLaVague = (
  propres: Vague[],
  source: Source,
): RegleEcheance<DonneesTiersLieux> => ({
  code: 'VAGUE',
  libelle: 'Fermeture de la vague',
  nature: 'FIXEE',
  departLibelle: 'dernier jour de la vague ouverte à l’entrée dans l’étape, ou de la suivante',
  depart: (f) => {
    const le = entreeDans(f, 'CANDIDATURE');
    const depot = le && situerDepot(vaguesDe({ vagues: propres }, f), le);
    if (!depot || depot.type === 'close' || depot.type === 'sans vague') return null;
    return { le: depot.vague.fermeLe, libelle: `fermeture de ${depot.vague.libelle}` };
  },
  report: false,
  source,
});

const finDuSoutien: RegleEcheance<DonneesTiersLieux> = {
  code: 'FIN_DU_SOUTIEN',
  libelle: 'Fin du soutien',
  nature: 'INTERNE',
  departLibelle: 'signature de la convention',
  depart: ({ donnees: { conventionSigneeLe: le } }) =>
    le ? { le, libelle: 'convention signée' } : null,
  duree: { parametre: 'dureeSoutien', unite: 'mois' },
  report: false,
  source: supposee('Fiche de synthèse (2021)\u00a0; départ des trois ans supposé'),
};

const issue: Champs = decisionExterne.champs;

/** What differs from one version to the next. */
interface Version {
  jury: Acteur;
  vagues: Vague[];
  /** Where the closing days come from. */
  fermetures: Source;
  /** Fields of the place and of the sums asked for. */
  propres: Champs;
}

export function etapesDe({ jury, vagues, fermetures, propres }: Version): E[] {
  const projet: Champs = [
    'projetNom',
    'projetResume',
    ...champsDuContact,
    'lieuAdresse',
    'lieuCommune',
    ...propres,
    'reunionLe',
    'pagesDossier',
    'secondesVideo',
    'engagementRepublicain',
  ];
  return [
    {
      id: 'REUNION_INFORMATION',
      libelle: 'Réunion d’information',
      principale: true,
      acteur: par('ANCT'),
      attendu: attendre('tenir la réunion d’information qui précède le dépôt'),
      raison: 'Le porteur souhaite candidater\u00a0; une réunion précède chaque dépôt.',
      echeance: delaiInterne(
        'REUNION_INFORMATION',
        'delaiReunion',
        'jours',
        'Réunion d’information',
      ),
      champs: projet,
      champsAttendus: ['projetNom', 'reunionLe'],
    },
    {
      id: 'APPUI',
      libelle: 'Appui du service',
      principale: false,
      acteur: par('SCIAT'),
      attendu: attendre('relire le dossier avec le porteur'),
      raison: 'Le porteur a demandé un appui à sa candidature.',
      echeance: delaiInterne('APPUI', 'delaiAppui', 'jours_ouvres', 'Appui à la candidature'),
      champs: projet,
      champsAttendus: [],
    },
    {
      id: 'CANDIDATURE',
      libelle: 'Candidature',
      principale: true,
      acteur: par('COLLECTIVITE'),
      attendu: attendre('déposer le dossier et la vidéo auprès de l’ANCT'),
      raison: 'La candidature se dépose dans une vague ouverte.',
      echeance: fermetureDeLaVague(vagues, fermetures),
      champs: [...projet, 'candidatureLe'],
      champsAttendus: ['lieuCommune', 'candidatureLe'],
    },
    {
      id: 'SELECTION',
      libelle: 'Sélection',
      principale: true,
      acteur: par(jury),
      attendu: attendre('sélectionner les lauréats de la vague'),
      raison: 'La candidature est déposée.',
      echeance: delaiInterne('SELECTION', 'delaiSelection', 'mois', 'Résultat de la sélection'),
      champs: [...champsDuContact, ...issue],
      champsAttendus: [],
    },
    {
      id: 'CONVENTION',
      libelle: 'Convention',
      principale: true,
      acteur: par('ANCT'),
      attendu: attendre('établir la convention avec le lauréat'),
      raison: 'Le projet est sélectionné.',
      echeance: delaiInterne('CONVENTION', 'delaiConvention', 'mois', 'Signature de la convention'),
      champs: [...champsDuContact, 'conventionSigneeLe', ...issue],
      champsAttendus: ['conventionSigneeLe'],
    },
    {
      id: 'SUIVI',
      libelle: 'Suivi',
      principale: true,
      acteur: par('COLLECTIVITE'),
      attendu: attendre('faire vivre le lieu jusqu’à son équilibre économique'),
      raison: 'La convention est signée\u00a0; le soutien court.',
      echeance: finDuSoutien,
      champs: [...champsDuContact, ...issue],
      champsAttendus: [],
    },
    etapeClose,
  ];
}
