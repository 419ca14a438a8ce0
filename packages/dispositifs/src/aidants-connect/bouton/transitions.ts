import { acteDe } from '../../noyau/actes.js';
import { criteresRegardes, datePassee } from '../../noyau/conditions.js';
import { hypothese } from '../../noyau/sources.js';
import { finDeSuivi, issueExterne } from '../../noyau/suivi.js';
import type { TransitionDefinition } from '../../noyau/types.js';
import { criteres } from './criteres.js';
import type { DonneesBouton } from './donnees.js';
import { etapes } from './etapes.js';
import { DECIDABLES } from './pieces.js';

const ouvertes = etapes.filter((e) => !e.finale).map((e) => e.id);
const acte = acteDe<DonneesBouton>(hypothese);

export const transitions: TransitionDefinition<DonneesBouton>[] = [
  acte({
    id: 'enregistrer_depot',
    libelle: 'Enregistrer le dépôt de la demande',
    de: ['DEMANDE_EN_LIGNE'],
    vers: 'INSTRUCTION',
    consequence: 'La réponse de France Relance est attendue.',
    dateLibelle: 'Date du dépôt sur le portail',
    champs: ['siteConcerne'],
    conditions: [criteresRegardes(criteres)],
  }),
  acte({
    id: 'enregistrer_accord',
    libelle: 'Enregistrer l’accord de France Relance',
    de: ['INSTRUCTION'],
    vers: 'INTEGRATION',
    consequence: 'La collectivité intègre le bouton\u00a0; le dossier suit la mise en service.',
    dateLibelle: 'Date de l’accord',
  }),
  acte({
    id: 'enregistrer_mise_en_service',
    libelle: 'Enregistrer la mise en service du bouton',
    de: ['INTEGRATION'],
    vers: 'VERSEMENT',
    consequence: 'Le versement par France Relance est attendu.',
    dateLibelle: 'Date à laquelle la collectivité l’a annoncée',
    champs: ['boutonEnServiceLe'],
    conditions: [datePassee('boutonEnServiceLe', 'Mise en service du bouton')],
  }),
  issueExterne(
    DECIDABLES,
    'La décision de France Relance est conservée avec sa date et sa preuve\u00a0; le dossier est clos.',
  ),
  ...finDeSuivi(ouvertes, {
    renoncement: 'La collectivité renonce au soutien',
    ailleurs: 'chez France Relance',
  }),
];
