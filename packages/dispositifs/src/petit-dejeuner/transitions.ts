import { declarer } from '../cantine/declarations.js';
import { acteDe, desistement, retour, sansSuite } from '../noyau/actes.js';
import { datePassee } from '../noyau/conditions.js';
import { issueExterne } from '../noyau/suivi.js';
import type { TransitionDefinition } from '../noyau/types.js';
import type { DonneesPetitDejeuner } from './donnees.js';
import { gazette, semestres } from './parametres.js';

const OUVERTES = ['PROJET', 'ACCORD_ACADEMIE', 'DECLARATIONS'];

const acte = acteDe<DonneesPetitDejeuner>(gazette);

export const transitions: TransitionDefinition<DonneesPetitDejeuner>[] = [
  acte({
    id: 'enregistrer_projet',
    libelle: 'Enregistrer la transmission du projet',
    de: ['PROJET'],
    vers: 'ACCORD_ACADEMIE',
    consequence: 'L’accord de l’académie est attendu.',
    dateLibelle: 'Date à laquelle la transmission est connue',
    champs: ['cadre'],
  }),
  acte({
    id: 'enregistrer_accord',
    libelle: 'Enregistrer l’accord de l’académie',
    de: ['ACCORD_ACADEMIE'],
    vers: 'DECLARATIONS',
    consequence: 'Le dossier suit les déclarations de petits déjeuners.',
    dateLibelle: 'Date à laquelle l’accord est connu',
    champs: ['accordLe', 'premierPetitDejeunerLe'],
    conditions: [datePassee('accordLe', 'Accord de l’académie')],
  }),
  declarer<DonneesPetitDejeuner>(
    'DECLARATIONS',
    semestres,
    { champ: 'premierPetitDejeunerLe', libelle: 'Premiers petits déjeuners' },
    gazette,
  ),
  issueExterne(
    ['ACCORD_ACADEMIE', 'DECLARATIONS'],
    'La décision est conservée avec sa date et sa preuve\u00a0; le dossier est clos.',
  ),
  desistement(OUVERTES, {
    consequence: 'La commune renonce au dispositif\u00a0; le dossier est clos.',
  }),
  sansSuite(OUVERTES, { consequence: 'Le service cesse de suivre le dossier, qui est clos.' }),
  retour(OUVERTES, {
    consequence:
      'Le suivi reprend à l’étape choisie\u00a0; ce qui suivait, déclarations comprises, est à enregistrer de nouveau. Rien ne change auprès de l’académie.',
  }),
];
