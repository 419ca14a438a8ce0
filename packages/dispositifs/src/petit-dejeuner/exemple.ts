import { DECLARER } from '../cantine/declarations.js';
import { derniereFinie } from '../cantine/periodes.js';
import { ajouterJours } from '../noyau/calendrier.js';
import type { Exemple } from '../noyau/exemples.js';
import type { DonneesPetitDejeuner } from './donnees.js';
import { semestres } from './parametres.js';

const ecoles = ['École des Tilleuls', 'École du Canal', 'École des Remparts'];

const transmis = ['enregistrer_projet'];
const lance = [...transmis, 'enregistrer_accord'];

export const exemple: Exemple<DonneesPetitDejeuner> = {
  demandeur: 'COMMUNE',
  demande: (_jour, rang) => ({
    ecole: ecoles[rang % ecoles.length] as string,
    ecoleReseau: rang % 2 ? 'REP' : 'REP_PLUS',
  }),
  actes: {
    enregistrer_projet: (_jour, rang) => ({ cadre: rang % 2 ? 'FICHE_PROJET' : 'CONVENTION' }),
    enregistrer_accord: (jour) => ({
      accordLe: ajouterJours(jour, -3),
      premierPetitDejeunerLe: ajouterJours(jour, 7),
    }),
    [DECLARER]: (jour, rang) => ({
      periodeFinLe: derniereFinie(semestres, jour).au,
      nombreDeclare: 2400 + 100 * rang,
    }),
    // A project refused, or an action that stops.
    enregistrer_issue_externe: (jour, rang, { accordLe }) => ({
      issueExterne: accordLe ? 'ABANDONNEE' : 'REFUSEE',
      issueExterneLe: ajouterJours(jour, -3),
      issueExterneReference: `Courriel fictif de l’académie n°\u00a0${100 + rang}`,
    }),
  },
  parcours: [
    [],
    transmis,
    lance,
    [...lance, DECLARER],
    [...lance, DECLARER, 'enregistrer_issue_externe'],
    [...transmis, 'enregistrer_issue_externe'],
    [...transmis, 'enregistrer_desistement'],
    ['classer_sans_suite'],
  ],
};
