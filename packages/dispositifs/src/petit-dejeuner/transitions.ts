import { declarer } from '../cantine/declarations.js';
import { acteDe } from '../noyau/actes.js';
import { datePassee } from '../noyau/conditions.js';
import { finDeSuivi, issueExterne } from '../noyau/suivi.js';
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
    { premierJour: { champ: 'premierPetitDejeunerLe', dite: 'les premiers petits déjeuners' } },
    gazette,
  ),
  issueExterne(
    ['ACCORD_ACADEMIE', 'DECLARATIONS'],
    'La décision est conservée avec sa date et sa preuve\u00a0; le dossier est clos.',
  ),
  ...finDeSuivi(OUVERTES, {
    renoncement: 'La commune renonce au dispositif',
    ailleurs: 'auprès de l’académie',
  }),
];
