import { pasEncoreConnu, selon } from '../noyau/eligibilite.js';
import { fiche } from '../noyau/sources.js';
import type { Critere, Faits, ResultatCritere, Source, Vague } from '../noyau/types.js';
import { critereVague } from '../noyau/vagues.js';
import { forfait2023, montantAnnuel, montantTotal, plusForteAnnee } from './argent.js';
import { dureeDeLaVideo, pagesDuDossier, reunionDInformation } from './candidature.js';
import type { DonneesTiersLieux } from './donnees.js';
import { localisation } from './localisation.js';
import { contratEngagement, convention } from './organismes-prives.js';
import {
  ami2021,
  conventionSubvention,
  engagementRepublicain,
  reconduite,
  vague2023,
} from './sources.js';
import { vagues2021, vagues2023 } from './vagues.js';

type C = Critere<DonneesTiersLieux>;

const candidature: C[] = [
  {
    id: 'pages',
    libelle: 'Longueur du dossier de candidature',
    source: fiche,
    portee: 'bloquant',
    examiner: pagesDuDossier,
  },
  {
    id: 'video',
    libelle: 'Durée de la vidéo de présentation',
    source: fiche,
    portee: 'bloquant',
    examiner: dureeDeLaVideo,
  },
  {
    id: 'reunion',
    libelle: 'Réunion d’information suivie avant le dépôt',
    source: fiche,
    portee: 'avertissement',
    examiner: reunionDInformation,
  },
];

const engagement: C = {
  id: 'engagement_republicain',
  libelle: 'Contrat d’engagement républicain souscrit par l’association',
  source: engagementRepublicain,
  portee: 'avertissement',
  examiner: contratEngagement,
};

const conventionDue = (subvention: Parameters<typeof convention>[0]): C => ({
  id: 'convention',
  libelle: 'Convention avec l’organisme privé au-delà du seuil',
  source: conventionSubvention,
  portee: 'avertissement',
  examiner: convention(subvention),
});

const vague = (vagues: Vague[], source: Source): C =>
  critereVague(vagues, source, (f) => f.donnees.candidatureLe);

export const criteres2021: C[] = [
  {
    id: 'localisation',
    libelle: 'Lieu hors de la ville-centre de Marseille, ou tout près d’un QPV',
    source: fiche,
    portee: 'bloquant',
    examiner: localisation,
  },
  vague(vagues2021, ami2021),
  ...candidature,
  {
    id: 'montant_total',
    libelle: 'Soutien total demandé dans les bornes',
    source: fiche,
    portee: 'bloquant',
    examiner: montantTotal,
  },
  {
    id: 'montant_annuel',
    libelle: 'Soutien demandé par an sous le plafond',
    source: fiche,
    portee: 'bloquant',
    examiner: montantAnnuel,
  },
  engagement,
  conventionDue(plusForteAnnee),
];

function sousPrefecture({ donnees }: Faits<DonneesTiersLieux>): ResultatCritere {
  const { sousPrefectureSansFabrique: sans } = donnees;
  if (!sans)
    return pasEncoreConnu('La sous-préfecture dont relève le lieu n’est pas encore connue.');
  return selon(
    sans === 'OUI',
    sans === 'OUI'
      ? 'La sous-préfecture n’a encore aucune fabrique.'
      : 'La sous-préfecture a déjà une fabrique.',
    sans === 'OUI' ? 'sans fabrique' : 'déjà pourvue',
    'situation du lieu, saisie par le service',
  );
}

export const criteres2023: C[] = [
  {
    id: 'sous_prefecture',
    libelle: 'Lieu relevant d’une sous-préfecture sans fabrique de territoire',
    source: vague2023,
    portee: 'bloquant',
    examiner: sousPrefecture,
  },
  vague(vagues2023, vague2023),
  ...candidature.map((c) => ({ ...c, source: reconduite })),
  engagement,
  conventionDue(forfait2023),
];
