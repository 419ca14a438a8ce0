import { nombreParametre, sourceParametre } from '../noyau/parametres.js';
import type { Definition } from '../noyau/types.js';
import { criteres, LISTE_RURALE } from './criteres.js';
import { type DonneesVta, donneesVta, groupes } from './donnees.js';
import { etapes } from './etapes.js';
import { fiche, parametres } from './parametres.js';
import { pieces } from './pieces.js';
import { transitions } from './transitions.js';

/** Volontariat territorial en administration, as the service's sheet of 2021 describes it. */
export const vta2021 = {
  code: 'VTA',
  version: '2021',
  libelle: 'Volontariat territorial en administration',
  description:
    'Une collectivité rurale recrute un jeune diplômé pour une mission d’ingénierie de 12 à 18 mois et reçoit une aide forfaitaire de l’État.',
  enVigueur: { du: '2021-01-01', au: null },
  reference: fiche,
  roleService: 'décide',
  contacts: [{ libelle: 'ANCT, volontariat territorial', courriel: 'vta@anct.gouv.fr' }],
  portails: [{ libelle: 'Plateforme VTA', url: 'https://vta.anct.gouv.fr' }],
  donnees: donneesVta,
  champTitre: 'intitulePoste',
  groupes,
  listes: [{ code: LISTE_RURALE, libelle: 'Communes et EPCI ruraux éligibles au VTA' }],
  parametres,
  criteres,
  pieces,
  etapes,
  etapeInitiale: 'FICHE_DE_POSTE',
  transitions,
  montant: (faits) => {
    const reglages = { code: 'VTA', parametres };
    const centimes = nombreParametre(reglages, faits, 'montantForfaitaire');
    const source = sourceParametre(reglages, faits, 'montantForfaitaire');
    return {
      centimes,
      lignes: [{ libelle: 'Aide forfaitaire, un volontaire, sans prorata', centimes, source }],
    };
  },
} satisfies Definition<DonneesVta>;
