import { ajouterJours } from '../../noyau/calendrier.js';
import type { Exemple } from '../../noyau/exemples.js';
import type { DonneesAidants } from './donnees.js';

const structures = [
  'Centre communal d’action sociale (fictif)',
  'Médiathèque municipale (fictive)',
  'Maison des services (fictive)',
  'Accueil de la mairie (fictif)',
];

const validation = ['enregistrer_depot', 'enregistrer_validation'];
const activation = [...validation, 'enregistrer_formation', 'enregistrer_activation'];
const decision = (
  jour: string,
  _rang: number,
  { comptesActifs }: Partial<DonneesAidants>,
): Partial<DonneesAidants> => ({
  issueExterne: comptesActifs ? 'ACCEPTEE' : 'REFUSEE',
  issueExterneLe: ajouterJours(jour, -1),
  issueExterneReference: 'Courriel fictif de l’équipe Aidants Connect',
});

export const exemple: Exemple<DonneesAidants> = {
  demandeur: 'COMMUNE',
  demande: (_jour, rang) => ({
    structureNom: structures[rang % structures.length] as string,
    aidantsNombre: 2 + (rang % 4),
  }),
  actes: {
    enregistrer_depot: (_jour, rang) => ({
      adressesNominatives: 2 + (rang % 4),
      conditionsAcceptees: 'OUI',
      dpoInforme: 'OUI',
      professionnelsSeulement: 'OUI',
      sansElu: 'OUI',
      financementFormation: 'STRUCTURE',
    }),
    enregistrer_formation: (jour, rang) => ({
      formationFinieLe: ajouterJours(jour, -2),
      aidantsFormes: 2 + (rang % 4),
    }),
    enregistrer_activation: (_jour, rang) => ({ comptesActifs: 2 + (rang % 4) }),
    enregistrer_issue_externe: decision,
  },
  parcours: [
    [],
    ['enregistrer_depot'],
    ['enregistrer_depot', 'enregistrer_demande_corrections'],
    validation,
    [...validation, 'enregistrer_formation'],
    activation,
    [...activation, 'enregistrer_issue_externe'],
    ['enregistrer_depot', 'enregistrer_issue_externe'],
    ['enregistrer_depot', 'enregistrer_demande_corrections', 'enregistrer_corrections'],
    ['enregistrer_desistement'],
    [...validation, 'classer_sans_suite'],
  ],
};
