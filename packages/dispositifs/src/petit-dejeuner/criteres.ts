import { enToutesLettres } from '../noyau/calendrier.js';
import { aApprecier, nonRempli, pasEncoreConnu, rempli } from '../noyau/eligibilite.js';
import { valeurParametre } from '../noyau/parametres.js';
import type { Critere, Faits, ResultatCritere } from '../noyau/types.js';
import { cadres, type DonneesPetitDejeuner, reseaux } from './donnees.js';
import { ELARGISSEMENT, gazette, HORS_RESEAU_ADMIS, reglages } from './parametres.js';

type F = Faits<DonneesPetitDejeuner>;

/** Priority education only, then wider: the first breakfasts decide or, until known, the request. */
function ecolePrioritaire(faits: F): ResultatCritere {
  const { ecoleReseau, premierPetitDejeunerLe } = faits.donnees;
  if (!ecoleReseau) return pasEncoreConnu('L’éducation prioritaire de l’école n’est pas connue.');
  const reseau = reseaux[ecoleReseau];
  const le = premierPetitDejeunerLe ?? faits.datePivot;
  const dit = enToutesLettres(le);
  const origine = premierPetitDejeunerLe
    ? `premiers petits déjeuners le ${dit}`
    : `demande reçue le ${dit}`;
  if (ecoleReseau !== 'HORS') return rempli(`L’école est en ${reseau}.`, reseau, origine);
  if (le < ELARGISSEMENT)
    return nonRempli(
      'Avant le 1er septembre 2021, seules les écoles en REP ou REP+ sont concernées.',
      reseau,
      origine,
    );
  return valeurParametre(reglages, faits, 'horsReseau') === HORS_RESEAU_ADMIS
    ? rempli(
        'Depuis le 1er septembre 2021, une école hors éducation prioritaire est admise.',
        reseau,
        origine,
      )
    : aApprecier(
        'Le dispositif est élargi depuis le 1er septembre 2021\u00a0: voir avec l’académie si l’école en relève.',
        reseau,
        origine,
      );
}

function cadreDeLAction(faits: F): ResultatCritere {
  const { cadre } = faits.donnees;
  if (!cadre) return pasEncoreConnu('Le cadre de l’action n’est pas encore connu.');
  return cadre === 'AUCUN'
    ? nonRempli('Il faut une convention ou une fiche projet.', cadres.AUCUN, 'projet')
    : rempli(`${cadres[cadre]}.`, cadres[cadre], 'projet');
}

export const criteres: Critere<DonneesPetitDejeuner>[] = [
  {
    id: 'ecole_prioritaire',
    libelle: 'École en éducation prioritaire, ou admise depuis l’élargissement de septembre 2021',
    source: gazette,
    portee: 'bloquant',
    examiner: ecolePrioritaire,
  },
  {
    id: 'cadre',
    libelle: 'Convention avec l’Éducation nationale ou fiche projet de l’école',
    source: gazette,
    portee: 'bloquant',
    examiner: cadreDeLAction,
  },
];
