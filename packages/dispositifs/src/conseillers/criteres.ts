import { enToutesLettres } from '../noyau/calendrier.js';
import { aApprecier, nonRempli, pasEncoreConnu, rempli, selon } from '../noyau/eligibilite.js';
import { sourceParametre, valeurParametre } from '../noyau/parametres.js';
import {
  type Critere,
  type Faits,
  type ResultatCritere,
  type TypeDemandeur,
  typesDemandeur,
} from '../noyau/types.js';
import {
  type DonneesCnfs,
  type NatureStructure,
  naturesStructure,
  objets,
  placesFranceServices,
} from './donnees.js';
import { reglages, SANS_FERMETURE } from './parametres.js';
import { codePublic, montantsEtContrats, reglesDeGestion, structuresEligibles } from './sources.js';

type F = Faits<DonneesCnfs>;

const ELIGIBLES: TypeDemandeur[] = [
  'COMMUNE',
  'EPCI',
  'GROUPEMENT',
  'DEPARTEMENT',
  'REGION',
  'ASSOCIATION',
];
const NATURES_EXCLUES: NatureStructure[] = ['EPIC_HORS_LISTE', 'LUCRATIF'];

function structureEligible({ collectivite, donnees }: F): ResultatCritere {
  const type = typesDemandeur[collectivite.type];
  if (collectivite.type === 'SERVICE_ETAT')
    return nonRempli(
      'Les services déconcentrés de l’État n’accueillent pas de conseiller numérique.',
      type,
      'type du demandeur',
    );
  if (ELIGIBLES.includes(collectivite.type))
    return rempli(`${type}\u00a0: structure éligible.`, type, 'type du demandeur');
  const nature = donnees.natureStructure;
  if (!nature)
    return pasEncoreConnu(
      `${type}\u00a0: la nature de la structure reste à préciser (but lucratif, rattachement, liste des EPIC).`,
    );
  const eligible = !NATURES_EXCLUES.includes(nature);
  return selon(
    eligible,
    `${naturesStructure[nature]}\u00a0: structure ${eligible ? 'éligible' : 'non éligible'}.`,
    naturesStructure[nature],
    'questionnaire',
  );
}

function postesNouveauxOuverts(faits: F): ResultatCritere {
  const { datePivot, donnees } = faits;
  const fermeture = String(valeurParametre(reglages, faits, 'fermeturePostesNouveaux'));
  const { reference } = sourceParametre(reglages, faits, 'fermeturePostesNouveaux');
  const recue = `candidature reçue le ${enToutesLettres(datePivot)}\u00a0; ${reference}`;
  if (fermeture === SANS_FERMETURE)
    return rempli('Des postes nouveaux peuvent être attribués.', 'ouverts', recue);
  const depuis = `Aucun poste nouveau n’est attribué depuis le ${enToutesLettres(fermeture)}`;
  if (datePivot < fermeture)
    return rempli(`${depuis}\u00a0: la candidature est antérieure.`, 'ouverts', recue);
  if (!donnees.objet)
    return aApprecier(
      `${depuis}\u00a0; seule la reprise de postes existants reste possible.`,
      'fermés',
      recue,
    );
  const reprise = donnees.objet === 'REPRISE';
  return selon(
    reprise,
    reprise ? 'La reprise de postes existants n’en crée pas de nouveau.' : `${depuis}.`,
    objets[donnees.objet],
    recue,
  );
}

function placeFranceServices({ donnees }: F): ResultatCritere {
  const place = donnees.placeFranceServices;
  if (!place)
    return pasEncoreConnu(
      'La place du conseiller dans une maison France services n’est pas encore connue.',
    );
  const conforme = place !== 'AGENT_OBLIGATOIRE';
  return selon(
    conforme,
    conforme
      ? 'Le conseiller ne compte pas parmi les deux agents obligatoires d’une maison France services.'
      : 'Le conseiller ne peut pas être l’un des deux agents obligatoires d’une maison France services.',
    placesFranceServices[place],
    'questionnaire',
  );
}

function sansDoublon({ autresDossiers: n }: F): ResultatCritere {
  const origine = 'dossiers du service';
  if (n === 0) return rempli('Aucun autre dossier de cette structure.', '0', origine);
  const s = n > 1 ? 's' : '';
  return aApprecier(
    `${n} autre${s} dossier${s} de cette structure\u00a0: candidature nouvelle ou doublon\u00a0?`,
    String(n),
    origine,
  );
}

export const criteres: Critere<DonneesCnfs>[] = [
  {
    id: 'structure',
    libelle: 'Structure éligible à l’accueil d’un conseiller',
    source: structuresEligibles,
    portee: 'bloquant',
    examiner: structureEligible,
  },
  {
    id: 'postes_nouveaux',
    libelle: 'Postes nouveaux ouverts à la date de la candidature',
    source: reglesDeGestion,
    portee: 'bloquant',
    examiner: postesNouveauxOuverts,
  },
  {
    id: 'france_services',
    libelle: 'Conseiller distinct des deux agents obligatoires d’une maison France services',
    source: montantsEtContrats,
    portee: 'bloquant',
    examiner: placeFranceServices,
  },
  {
    id: 'doublon',
    libelle: 'Candidature unique de la structure',
    source: codePublic,
    portee: 'avertissement',
    examiner: sansDoublon,
  },
];
