import { prochainePeriode } from '../cantine/declarations.js';
import { direPeriode } from '../cantine/periodes.js';
import { champsDuContact } from '../noyau/donnees-communes.js';
import { attendre, etapeClose, par } from '../noyau/regles.js';
import { hypothese } from '../noyau/sources.js';
import type { EtapeDefinition, RegleEcheance } from '../noyau/types.js';
import type { DonneesPetitDejeuner } from './donnees.js';
import { semestres } from './parametres.js';

type Champs = EtapeDefinition<DonneesPetitDejeuner>['champs'];

/** No limit is known: a target, so that the period is not forgotten. */
const declaration: RegleEcheance<DonneesPetitDejeuner> = {
  code: 'DECLARATION',
  libelle: 'Déclaration des petits déjeuners',
  nature: 'INTERNE',
  departLibelle: 'fin de la période à déclarer',
  depart: (f) => {
    const { premierPetitDejeunerLe: debut } = f.donnees;
    if (!debut) return null;
    const periode = prochainePeriode(semestres, f, debut);
    return { le: periode.au, libelle: `période ${direPeriode(periode)}, finie` };
  },
  duree: { parametre: 'delaiDeclaration', unite: 'mois' },
  report: true,
  source: hypothese,
};

const projet: Champs = [
  'ecole',
  'ecoleReseau',
  'cadre',
  'premierPetitDejeunerLe',
  ...champsDuContact,
];

export const etapes: EtapeDefinition<DonneesPetitDejeuner>[] = [
  {
    id: 'PROJET',
    libelle: 'Projet',
    principale: true,
    acteur: par('COLLECTIVITE'),
    attendu: attendre('préparer la convention avec l’Éducation nationale, ou la fiche projet'),
    raison: 'La commune ou l’école souhaite servir des petits déjeuners.',
    echeance: null,
    champs: projet,
    champsAttendus: ['ecole', 'ecoleReseau', 'cadre'],
  },
  {
    id: 'ACCORD_ACADEMIE',
    libelle: 'Accord de l’académie',
    principale: true,
    acteur: par('ACADEMIE'),
    attendu: attendre('signer la convention, ou valider la fiche projet'),
    raison: 'Le projet est transmis à l’Éducation nationale.',
    echeance: null,
    champs: [...projet, 'accordLe'],
    champsAttendus: ['accordLe', 'premierPetitDejeunerLe'],
  },
  {
    id: 'DECLARATIONS',
    libelle: 'Déclarations',
    principale: true,
    acteur: par('COLLECTIVITE'),
    attendu: attendre('déclarer à l’académie les petits déjeuners de la période'),
    raison: 'L’action est lancée\u00a0; elle se déclare par périodes.',
    echeance: declaration,
    champs: projet,
    champsAttendus: [],
  },
  etapeClose,
];
