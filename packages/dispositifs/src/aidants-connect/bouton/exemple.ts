import { ajouterJours } from '../../noyau/calendrier.js';
import type { Exemple } from '../../noyau/exemples.js';
import type { DonneesBouton } from './donnees.js';

const sites = [
  'Portail famille (fictif)',
  'Guichet d’urbanisme (fictif)',
  'Espace citoyen (fictif)',
];

const accord = ['enregistrer_depot', 'enregistrer_accord'];
const service = [...accord, 'enregistrer_mise_en_service'];

export const exemple: Exemple<DonneesBouton> = {
  demandeur: 'COMMUNE',
  demande: (_jour, rang) => ({ siteConcerne: sites[rang % sites.length] as string }),
  actes: {
    enregistrer_depot: () => ({ siteDeLaCollectivite: 'OUI' }),
    enregistrer_mise_en_service: (jour) => ({ boutonEnServiceLe: ajouterJours(jour, -2) }),
    enregistrer_issue_externe: (jour, _rang, { boutonEnServiceLe }) => ({
      issueExterne: boutonEnServiceLe ? 'ACCEPTEE' : 'REFUSEE',
      issueExterneLe: ajouterJours(jour, -5),
      issueExterneReference: 'Notification fictive de France Relance',
    }),
  },
  parcours: [
    [],
    ['enregistrer_depot'],
    accord,
    service,
    [...service, 'enregistrer_issue_externe'],
    ['enregistrer_depot', 'enregistrer_issue_externe'],
    ['enregistrer_desistement'],
    ['enregistrer_depot', 'classer_sans_suite'],
  ],
};
