import { z } from 'zod';
import {
  dateLegaleSchema,
  montantSchema,
  nomsSchema,
  ouiNonSchema,
  texteSchema,
} from '../noyau/donnees.js';
import { champAccuse, champsComplements, champsContact } from '../noyau/donnees-communes.js';

export const groupes = {
  projet: 'Projet et contact',
  justification: 'Justifications',
  orientation: 'Orientation',
  offre: 'Offre d’accompagnement',
  prise_en_charge: 'Prise en charge',
  complements: 'Compléments demandés',
};

const justifie = (libelle: string) =>
  ouiNonSchema.meta({
    libelle,
    groupe: 'justification',
    aide: 'D’après le dossier de saisine.',
  });
const texteLong = (libelle: string, groupe: string) =>
  texteSchema(4000).meta({ libelle, groupe, multiligne: true });

/** What is entered over the life of a request for tailored support. */
export const donneesAnct = z.object({
  intituleProjet: texteSchema(200).meta({ libelle: 'Intitulé du projet', groupe: 'projet' }),
  porteurs: nomsSchema.meta({ libelle: 'Porteurs du projet', groupe: 'projet' }),
  descriptionProjet: texteLong('Descriptif et contexte', 'projet'),
  etatAvancement: texteLong('Avancement du projet', 'projet'),
  accompagnementActuel: texteLong('Accompagnement actuel, le cas échéant', 'projet'),
  natureBesoin: texteLong('Nature du besoin', 'projet'),
  ...champsContact('projet'),
  ...champAccuse('projet'),

  insuffisanceIngenierie: justifie('Insuffisance des moyens d’ingénierie justifiée'),
  fragiliteTerritoire: justifie('Fragilité économique, sociale ou démographique justifiée'),
  fragiliteFinanciere: justifie('Fragilité financière justifiée'),

  clctInformeLe: dateLegaleSchema.meta({
    libelle: 'Comité local de cohésion territoriale informé le',
    groupe: 'orientation',
    aide: 'Le comité est informé\u00a0; il ne valide pas les projets.',
  }),
  solution: z.enum(['LOCALE', 'AUTRE_DISPOSITIF']).meta({
    libelle: 'Solution trouvée',
    groupe: 'orientation',
    options: { LOCALE: 'Ingénierie locale', AUTRE_DISPOSITIF: 'Autre dispositif' },
  }),
  solutionPrecision: texteSchema(500).meta({
    libelle: 'Structure ou dispositif retenu',
    groupe: 'orientation',
  }),

  referenceOffre: texteSchema(100).meta({ libelle: 'Référence de l’offre', groupe: 'offre' }),
  modeAccompagnement: z.enum(['AGENCE', 'MARCHE_NATIONAL', 'PARTENAIRE']).meta({
    libelle: 'Accompagnement assuré par',
    groupe: 'offre',
    options: {
      AGENCE: 'les ressources internes de l’ANCT',
      MARCHE_NATIONAL: 'un prestataire du marché national',
      PARTENAIRE: 'un partenaire (Cerema, Banque des Territoires, CAUE, ANRU, Ademe, Anah…)',
    },
  }),
  prestataire: texteSchema(200).meta({ libelle: 'Prestataire ou partenaire', groupe: 'offre' }),
  missionFinLe: dateLegaleSchema.meta({ libelle: 'Fin prévue de la mission', groupe: 'offre' }),

  coutHt: montantSchema.meta({
    libelle: 'Coût de l’ingénierie (HT)',
    groupe: 'prise_en_charge',
  }),
  coutTtc: montantSchema.meta({
    libelle: 'Coût de l’ingénierie (TTC)',
    groupe: 'prise_en_charge',
  }),
  priseEnChargeExceptionnelle: ouiNonSchema.meta({
    libelle: 'Prise en charge totale, situation exceptionnelle',
    groupe: 'prise_en_charge',
  }),
  priseEnChargeMotif: texteSchema(1000).meta({
    libelle: 'Situation exceptionnelle invoquée',
    groupe: 'prise_en_charge',
    multiligne: true,
  }),

  ...champsComplements('complements'),
});
export type DonneesAnct = z.infer<typeof donneesAnct>;
