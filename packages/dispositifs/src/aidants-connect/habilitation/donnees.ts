import { z } from 'zod';
import { dateLegaleSchema, ouiNonSchema, texteSchema } from '../../noyau/donnees.js';
import {
  champsContact,
  champsEngagements,
  champsIssueExterne,
} from '../../noyau/donnees-communes.js';
import { fiche } from '../../noyau/sources.js';
import type { Engagement } from '../../noyau/types.js';
import { JAMAIS_DE_MANDAT } from '../commun.js';

export const groupes = {
  structure: 'Structure et contact',
  demande: 'Demande en ligne',
  declarations: 'Déclarations obligatoires',
  formation: 'Formation et comptes',
  engagements: 'Engagements de la structure',
  issue: 'Décision de l’équipe Aidants Connect',
};

export const financements = {
  PRIS_EN_CHARGE: 'Prise en charge, dans l’un des deux cas prévus',
  STRUCTURE: 'À la charge de la structure',
  NON_PREVU: 'Non prévu',
};

export const engagements = [
  {
    id: 'mandat',
    libelle: 'Un mandat est signé avec chaque usager, et reste dans la structure',
    source: fiche,
  },
] as const satisfies readonly Engagement[];

const declaration = (libelle: string, aide: string) =>
  ouiNonSchema.meta({ libelle, groupe: 'declarations', aide });

const effectif = z
  .int({ error: 'Un nombre entier est attendu.' })
  .min(0)
  .max(10_000, { error: '10\u00a0000 au plus.' });

/** No free text but names: nothing invites an agent to write of a user. */
export const donneesAidants = z.object({
  structureNom: texteSchema(200).meta({
    libelle: 'Structure qui emploie les aidants',
    groupe: 'structure',
    aide: JAMAIS_DE_MANDAT,
  }),
  ...champsContact('structure'),

  aidantsNombre: effectif.meta({ libelle: 'Nombre d’aidants à habiliter', groupe: 'demande' }),
  adressesNominatives: effectif.meta({
    libelle: 'Nombre d’aidants avec une adresse de courriel nominative',
    groupe: 'demande',
    aide: 'Une adresse par personne\u00a0: ni adresse de service, ni adresse partagée. Ne pas saisir les adresses elles-mêmes.',
  }),

  conditionsAcceptees: declaration(
    'Conditions générales acceptées',
    'Comme déclaré par le responsable dans la demande en ligne.',
  ),
  dpoInforme: declaration(
    'Délégué à la protection des données informé',
    'Ou, à défaut de délégué, la personne référente de la structure.',
  ),
  professionnelsSeulement: declaration(
    'Aidants tous professionnels, salariés ou agents',
    'Ni bénévole, ni volontaire du service civique, ni aidant familial.',
  ),
  sansElu: declaration('Aucun élu parmi les aidants', 'Un élu ne peut pas être habilité.'),

  financementFormation: z.enum(['PRIS_EN_CHARGE', 'STRUCTURE', 'NON_PREVU']).meta({
    libelle: 'Financement de la formation',
    groupe: 'formation',
    options: financements,
    aide: 'Depuis 2023 la formation n’est plus gratuite, sauf deux cas\u00a0: les vérifier auprès de l’équipe Aidants Connect.',
  }),
  formationFinieLe: dateLegaleSchema.meta({
    libelle: 'Formation terminée le',
    groupe: 'formation',
    aide: 'Une journée et demie\u00a0: accompagnement de l’usager, RGPD, FranceConnect, prise en main de l’outil.',
  }),
  aidantsFormes: effectif.meta({ libelle: 'Nombre d’aidants formés', groupe: 'formation' }),
  comptesActifs: effectif.meta({ libelle: 'Nombre de comptes activés', groupe: 'formation' }),

  ...champsEngagements(engagements, 'engagements'),
  ...champsIssueExterne('issue'),
});
export type DonneesAidants = z.infer<typeof donneesAidants>;
