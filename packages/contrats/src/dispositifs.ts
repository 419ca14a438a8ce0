import { acteurs, issues, roles } from '@sciat/dispositifs';
import { z } from 'zod';

function cles<T extends object>(objet: T) {
  return z.enum(Object.keys(objet) as [keyof T & string, ...(keyof T & string)[]]);
}
export const acteurSchema = cles(acteurs);
export const issueSchema = cles(issues);

export const sourceSchema = z
  .object({
    reference: z.string(),
    confiance: z.enum([
      'texte',
      'fiche',
      'service',
      'public',
      'secondaire',
      'hypothese',
      'memoire',
    ]),
  })
  .meta({ id: 'Source' });

const choixSchema = z.object({ valeur: z.string(), libelle: z.string() });

export const champSchema = z
  .object({
    nom: z.string(),
    libelle: z.string(),
    groupe: z.string(),
    aide: z.string().nullable(),
    personnelle: z.boolean(),
    type: z.enum([
      'texte',
      'texte_long',
      'nombre',
      'decimal',
      'montant',
      'date',
      'courriel',
      'choix',
      'noms',
      'tarifs',
      'pieces',
    ]),
    choix: z.array(choixSchema).nullable(),
  })
  .meta({ id: 'Champ' });
export type Champ = z.infer<typeof champSchema>;

export const natureEcheanceSchema = z.enum(['INTERNE', 'PROMESSE', 'LEGALE', 'FIXEE']);

export const parametreDefinitionSchema = z.object({
  cle: z.string(),
  libelle: z.string(),
  aide: z.string().optional(),
  choix: z.array(choixSchema).optional(),
  unite: z
    .enum([
      'centimes',
      'jours',
      'jours_ouvres',
      'mois',
      'pourcent',
      'ans',
      'habitants',
      'metres',
      'pages',
      'secondes',
      'annee',
      'nombre',
    ])
    .optional(),
  defaut: z.union([z.number(), z.string()]),
  source: sourceSchema,
});

export const dispositifResumeSchema = z
  .object({
    code: z.string(),
    version: z.string(),
    libelle: z.string(),
    famille: z.string(),
    description: z.string(),
    roleService: z.enum(['décide', 'donne un avis', 'relaie', 'suit']),
    decideur: acteurSchema,
    enVigueur: z.object({ du: z.string(), au: z.string().nullable() }),
  })
  .meta({ id: 'DispositifResume' });

/** A procedure without its functions: what the screens show and build their forms from. */
export const dispositifSchema = dispositifResumeSchema
  .extend({
    reference: sourceSchema,
    contacts: z.array(
      z.object({ libelle: z.string(), courriel: z.string(), acteur: acteurSchema.optional() }),
    ),
    portails: z.array(z.object({ libelle: z.string(), url: z.string() })),
    groupes: z.record(z.string(), z.string()),
    listes: z.array(
      z.object({
        code: z.string(),
        libelle: z.string(),
        nature: z.enum(['presence', 'valeur', 'carte']),
        valeurs: z.array(z.string()).optional(),
      }),
    ),
    vagues: z.array(
      z.object({
        code: z.string(),
        libelle: z.string(),
        ouvreLe: z.string(),
        fermeLe: z.string(),
        source: sourceSchema,
      }),
    ),
    engagements: z.array(z.object({ id: z.string(), libelle: z.string(), source: sourceSchema })),
    avis: z.object({ champ: z.string(), commentaire: z.string() }).nullable(),
    enveloppe: z.object({ libelle: z.string() }).nullable(),
    /** Help beside the day of receipt, where what it is may be mistaken. */
    aideReception: z.string().nullable(),
    /** Whether a sum of money is at stake. */
    montant: z.boolean(),
    /** Whether the service itself has it paid. */
    paiement: z.boolean(),
    horloges: z.array(
      z.object({
        code: z.string(),
        libelle: z.string(),
        nature: natureEcheanceSchema,
        regle: z.string(),
        siPassee: z.string(),
        source: sourceSchema,
      }),
    ),
    parametres: z.array(parametreDefinitionSchema),
    etapeInitiale: z.string(),
    champs: z.array(champSchema),
    criteres: z.array(
      z.object({
        id: z.string(),
        libelle: z.string(),
        portee: z.enum(['bloquant', 'avertissement']),
        source: sourceSchema,
      }),
    ),
    pieces: z.array(
      z.object({
        code: z.string(),
        libelle: z.string(),
        aide: z.string().optional(),
        etapes: z.array(z.string()),
        fourniePar: acteurSchema,
        obligatoireLibelle: z.string(),
        modele: z.string().optional(),
        personnelle: z.boolean().optional(),
        baseLegale: sourceSchema.nullable(),
        source: sourceSchema,
      }),
    ),
    etapes: z.array(
      z.object({
        id: z.string(),
        libelle: z.string(),
        finale: z.boolean(),
        principale: z.boolean(),
        acteur: acteurSchema,
        attendu: z.string(),
        raison: z.string(),
        echeance: z
          .object({
            libelle: z.string(),
            nature: natureEcheanceSchema,
            regle: z.string(),
            source: sourceSchema,
          })
          .nullable(),
        aLecheance: z.string().nullable(),
        champs: z.array(z.string()),
        champsAttendus: z.array(z.string()),
      }),
    ),
    transitions: z.array(
      z.object({
        id: z.string(),
        libelle: z.string(),
        de: z.array(z.string()),
        vers: z.string(),
        issue: issueSchema.nullable(),
        roles: z.array(z.enum(['systeme', ...Object.keys(roles)])),
        effetJuridique: z.boolean(),
        consequence: z.string(),
        dateLibelle: z.string(),
        motif: z.enum(['obligatoire', 'facultatif']),
        champs: z.array(z.string()),
        pieces: z.array(z.string()),
        conditions: z.array(z.string()),
        source: sourceSchema,
      }),
    ),
    /** The templates of letters; what they say is on the printed sheet. */
    courriers: z.array(
      z.object({
        code: z.string(),
        libelle: z.string(),
        etapes: z.array(z.string()),
        /** The act that notes that it left. */
        acte: z.string().nullable(),
        ouvreRecours: z.boolean(),
        /** A paragraph whose source is not sure names the setting that confirms it. */
        paragraphes: z.array(z.object({ id: z.string(), mention: z.string().nullable() })),
      }),
    ),
    /** Mermaid. */
    diagramme: z.string(),
  })
  .meta({ id: 'Dispositif' });
export type Dispositif = z.infer<typeof dispositifSchema>;
export type DispositifResume = z.infer<typeof dispositifResumeSchema>;
export const dispositifsSchema = z.object({
  donnees: z.array(dispositifResumeSchema),
  total: z.int(),
});

/** Of each scheme, whatever its versions: what lists name and filter by. */
export const nomsDispositifSchema = z
  .object({
    code: z.string(),
    libelle: z.string(),
    /** Its name where there is little room. */
    sigle: z.string(),
    famille: z.string(),
    /** It has deposit windows. */
    vagues: z.boolean(),
    /** Of the latest version first, then those that only an older one had. */
    etapes: z.array(z.object({ id: z.string(), libelle: z.string(), finale: z.boolean() })),
  })
  .meta({ id: 'NomsDispositif' });
export type NomsDispositif = z.infer<typeof nomsDispositifSchema>;
export const nomsDispositifsSchema = z.object({
  donnees: z.array(nomsDispositifSchema),
  total: z.int(),
});
