import { ajouterJours, ajouterMois } from '../noyau/calendrier.js';
import type { Exemple } from '../noyau/exemples.js';
import { DECLARER } from './declarations.js';
import type { DonneesCantine } from './donnees.js';
import { DEBUT_DU_BONUS } from './parametres.js';
import { derniereFinie, quadrimestres } from './periodes.js';

const ecoles = ['École des Oliviers', 'École du Lavoir', 'Groupe scolaire des Genêts'];

const inscrite = ['enregistrer_inscription'];
const conclue = [...inscrite, 'enregistrer_convention'];
const declaree = [...conclue, DECLARER];
const aRenouveler = [...declaree, 'ouvrir_renouvellement'];

export const exemple: Exemple<DonneesCantine> = {
  demandeur: 'COMMUNE',
  demande: (jour, rang) => ({
    ecoles: ecoles[rang % ecoles.length] as string,
    deliberationLe: ajouterJours(jour, -20),
    grille: [
      { quotientMax: 600, prix: 80 },
      { quotientMax: 1000, prix: 100 },
      { quotientMax: null, prix: 320 },
    ],
    ...(rang % 2 || jour < DEBUT_DU_BONUS
      ? {}
      : { egalimLe: jour, egalimQualite: 50, egalimBio: 20 }),
  }),
  actes: {
    enregistrer_inscription: (jour) => ({ inscriteLe: ajouterJours(jour, -2) }),
    enregistrer_convention: (jour) => ({
      conventionSigneeLe: ajouterJours(jour, -2),
      conventionFinLe: ajouterJours(ajouterMois(ajouterJours(jour, -2), 36), -1),
    }),
    [DECLARER]: (jour, rang) => ({
      periodeFinLe: derniereFinie(quadrimestres, jour).au,
      nombreDeclare: 1200 + 150 * rang,
    }),
    // An enrolment refused, or a convention renewed.
    enregistrer_issue_externe: (jour, rang, { conventionSigneeLe }) => ({
      issueExterne: conventionSigneeLe ? 'ACCEPTEE' : 'REFUSEE',
      issueExterneLe: ajouterJours(jour, -3),
      issueExterneReference: `Courriel fictif de l’ASP n°\u00a0${100 + rang}`,
    }),
  },
  parcours: [
    [],
    inscrite,
    conclue,
    ['enregistrer_convention'],
    declaree,
    aRenouveler,
    [...aRenouveler, 'reprendre_declarations'],
    [...aRenouveler, 'enregistrer_issue_externe'],
    [...inscrite, 'enregistrer_issue_externe'],
    [...inscrite, 'enregistrer_desistement'],
    ['classer_sans_suite'],
  ],
};
