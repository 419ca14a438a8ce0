import { champsDuContact } from '../noyau/donnees-communes.js';
import { dateDe } from '../noyau/obligations.js';
import { attendre, dateFixee, etapeClose, par } from '../noyau/regles.js';
import type { EtapeDefinition, Horloge, RegleEcheance } from '../noyau/types.js';
import { prochainePeriode } from './declarations.js';
import type { DonneesCantine } from './donnees.js';
import { calendrierAsp, DEBUT_DE_LA_LIMITE, noticeAsp } from './parametres.js';
import { direPeriode, quadrimestres } from './periodes.js';

type Champs = EtapeDefinition<DonneesCantine>['champs'];

/** Six months after the period, for the ASP to pay; unknown before the convention, pointless after it. */
const limiteDeDeclaration: RegleEcheance<DonneesCantine> = {
  code: 'DECLARATION',
  libelle: 'Déclaration à l’ASP',
  nature: 'FIXEE',
  departLibelle: 'fin de la période à déclarer, si elle a commencé depuis le 1er septembre 2022',
  depart: (f) => {
    const { conventionSigneeLe: debut, conventionFinLe: fin } = f.donnees;
    if (!debut) return null;
    const periode = prochainePeriode(quadrimestres, f, debut);
    if (periode.du < DEBUT_DE_LA_LIMITE || (fin && periode.du > fin)) return null;
    return { le: periode.au, libelle: `période ${direPeriode(periode)}, finie` };
  },
  duree: { parametre: 'delaiDeclaration', unite: 'mois' },
  report: false,
  source: calendrierAsp,
};

/** Runs over the claims and the renewal, until the ASP's answer is recorded. */
export const finDeConvention: Horloge<DonneesCantine> = {
  ...dateFixee<DonneesCantine>(
    'FIN_CONVENTION',
    'Fin de la convention',
    'conventionFinLe',
    'fin de la convention',
    noticeAsp,
  ),
  siPassee: 'La convention a pris fin\u00a0: les repas servis depuis ne sont plus subventionnés.',
  prioritaire: true,
  arret: (f) => dateDe(f, 'enregistrer_issue_externe'),
};

const convention: Champs = ['conventionSigneeLe', 'conventionFinLe'];

const saisie: Champs = [
  'ecoles',
  ...champsDuContact,
  'deliberationLe',
  'grille',
  'egalimLe',
  'egalimQualite',
  'egalimBio',
];

export const etapes: EtapeDefinition<DonneesCantine>[] = [
  {
    id: 'INSCRIPTION',
    libelle: 'Inscription',
    principale: true,
    acteur: par('COLLECTIVITE'),
    attendu: attendre(
      'déposer auprès de l’ASP le formulaire d’identification, la délibération et la convention',
    ),
    raison: 'La commune veut entrer dans le dispositif\u00a0; elle s’adresse à l’ASP.',
    echeance: null,
    champs: [...saisie, 'inscriteLe', ...convention],
    champsAttendus: ['ecoles', 'grille'],
  },
  {
    id: 'CONVENTION',
    libelle: 'Convention',
    principale: true,
    acteur: par('ASP'),
    attendu: attendre('conclure la convention de trois ans'),
    raison: 'La commune a déposé son inscription auprès de l’ASP.',
    echeance: null,
    champs: [...saisie, 'inscriteLe', ...convention],
    champsAttendus: ['conventionSigneeLe', 'conventionFinLe'],
  },
  {
    id: 'DECLARATIONS',
    libelle: 'Déclarations',
    principale: true,
    acteur: par('COLLECTIVITE'),
    attendu: attendre('déclarer à l’ASP les repas de la période'),
    raison: 'La convention est signée\u00a0; les repas se déclarent par périodes de quatre mois.',
    echeance: limiteDeDeclaration,
    champs: saisie,
    champsAttendus: [],
  },
  {
    id: 'RENOUVELLEMENT',
    libelle: 'Renouvellement',
    principale: true,
    acteur: par('COLLECTIVITE'),
    attendu: attendre('renouveler la convention auprès de l’ASP, ou y renoncer'),
    raison: 'La convention arrive à son terme.',
    // The same day as the clock: a reminder names the step's own date.
    echeance: dateFixee(
      'RENOUVELLEMENT',
      'Renouvellement de la convention',
      'conventionFinLe',
      'fin de la convention',
      noticeAsp,
    ),
    champs: saisie,
    champsAttendus: [],
  },
  etapeClose,
];
