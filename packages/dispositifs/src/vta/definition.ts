import { parametresDesCourriers } from '../noyau/courriers-reglages.js';
import { horlogesDeDemande } from '../noyau/horloges.js';
import { nombreParametre, sourceParametre } from '../noyau/parametres.js';
import { fiche, publique, supposee } from '../noyau/sources.js';
import type { Definition, Faits, Montant, Parametre } from '../noyau/types.js';
import { courriers } from './courriers.js';
import { criteres, LISTE_RURALE } from './criteres.js';
import { demandeAide, demandeMission } from './demandes.js';
import { type DonneesVta, donneesVta, groupes } from './donnees.js';
import { etapes } from './etapes.js';
import { exemple } from './exemple.js';
import { parametres as regles } from './parametres.js';
import { pieces } from './pieces.js';
import { reversementVta } from './reversement.js';
import { transitions } from './transitions.js';

/** What every version of the VTA shares: the procedure has not changed, the sums have. */
const commun = {
  code: 'VTA',
  sigle: 'VTA',
  libelle: 'Volontariat territorial en administration',
  famille: 'Volontariat territorial en administration',
  description:
    'Une collectivité rurale recrute un jeune diplômé pour une mission d’ingénierie de 12 à 18 mois et reçoit une aide forfaitaire de l’État.',
  roleService: 'décide',
  decideur: 'PREFET',
  contacts: [
    { libelle: 'ANCT, volontariat territorial', courriel: 'vta@anct.gouv.fr', acteur: 'ANCT' },
  ],
  portails: [{ libelle: 'Plateforme VTA', url: 'https://vta.anct.gouv.fr' }],
  donnees: donneesVta,
  champTitre: 'intitulePoste',
  groupes,
  listes: [
    {
      code: LISTE_RURALE,
      libelle: 'Communes et EPCI ruraux éligibles au VTA',
      nature: 'presence',
    },
  ],
  vagues: [],
  criteres,
  pieces,
  etapes,
  etapeInitiale: 'FICHE_DE_POSTE',
  transitions,
  courriers,
  horloges: [...horlogesDeDemande(demandeMission), ...horlogesDeDemande(demandeAide)],
  engagements: [],
  exemple,
  enveloppe: { libelle: 'Enveloppe annuelle du VTA' },
  reversement: reversementVta,
} satisfies Partial<Definition<DonneesVta>>;

/** The flat aid, and how much of it the volunteer is to receive where the version says so. */
function montantDe(reglages: Parametre[]) {
  return (faits: Faits<DonneesVta>): Montant => {
    const lire = { code: 'VTA', parametres: reglages };
    const ligne = (libelle: string, cle: string) => ({
      libelle,
      centimes: nombreParametre(lire, faits, cle),
      source: sourceParametre(lire, faits, cle),
    });
    const total = ligne('Aide forfaitaire, un volontaire, sans prorata', 'montantForfaitaire');
    const lignes = [total];
    if (reglages.some((p) => p.cle === PART_VOLONTAIRE))
      lignes.push(ligne('dont à reverser au volontaire', PART_VOLONTAIRE));
    return { centimes: total.centimes, lignes };
  };
}

const parametres: Parametre[] = [...regles, ...parametresDesCourriers(courriers)];

const PART_VOLONTAIRE = 'partVolontaire';

const avecForfait = (defaut: number, source: Parametre['source']): Parametre[] =>
  parametres.map((p) => (p.cle === 'montantForfaitaire' ? { ...p, defaut, source } : p));

/** As the service's sheet of 2021 describes it. */
export const vta2021 = {
  ...commun,
  version: '2021',
  enVigueur: { du: '2021-01-01', au: '2022-12-31' },
  reference: fiche,
  parametres,
  montant: montantDe(parametres),
} satisfies Definition<DonneesVta>;

const usage2023 = supposee(
  'Préfectures des Côtes-d’Armor et de l’Eure, pages VTA 2023\u00a0; à confirmer pour le département',
);
const parametres2023: Parametre[] = [
  ...avecForfait(2_000_000, usage2023),
  {
    cle: PART_VOLONTAIRE,
    libelle: 'Part de l’aide à reverser au volontaire («\u00a0coup de pouce sac-à-dos\u00a0»)',
    unite: 'centimes',
    defaut: 500_000,
    source: usage2023,
  },
];

/** From 2023 other préfectures paid 20 000 €, of which 5 000 € for the volunteer. */
export const vta2023 = {
  ...commun,
  version: '2023',
  enVigueur: { du: '2023-01-01', au: '2025-12-31' },
  reference: usage2023,
  parametres: parametres2023,
  montant: montantDe(parametres2023),
} satisfies Definition<DonneesVta>;

const renouvellement2026 = publique('saury-martin.fr, 30 janvier 2026\u00a0: reconduction du VTA');
const parametres2026 = avecForfait(1_500_000, renouvellement2026);

/** Renewed for 2026 at 15 000 €. */
export const vta2026 = {
  ...commun,
  version: '2026',
  enVigueur: { du: '2026-01-01', au: null },
  reference: renouvellement2026,
  parametres: parametres2026,
  montant: montantDe(parametres2026),
} satisfies Definition<DonneesVta>;
