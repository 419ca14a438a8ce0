import { z } from 'zod';
import { estActeGeneral } from './controle.js';
import { champsNommes } from './courriers.js';
import { direDuree } from './libelles.js';
import {
  acteurs,
  type Definition,
  ETAPE_ANTERIEURE,
  type Faits,
  issues,
  type RegleEcheance,
} from './types.js';

/** The facts of a dossier of which nothing is known yet; enough to read a definition's static parts. */
function faitsVides(): Faits {
  return {
    aujourdhui: '2000-01-01',
    datePivot: '2000-01-01',
    collectivite: { nom: '', type: 'COMMUNE', code: '', populations: [] },
    donnees: {},
    pieces: {},
    piecesArrivees: [],
    mesures: {},
    courriels: [],
    appreciations: {},
    vagues: [],
    listes: {},
    parametres: {},
    passages: [],
    accorde: null,
    paiements: [],
    autresDossiers: 0,
  };
}

function decrireEcheance(
  definition: Definition,
  regle: RegleEcheance<Record<string, unknown>>,
): string {
  const { duree } = regle;
  if (!duree) return regle.departLibelle;
  const parametre = definition.parametres.find((p) => p.cle === duree.parametre);
  return `${direDuree({ nombre: Number(parametre?.defaut), unite: duree.unite })} (${regle.departLibelle})`;
}

export type DescriptionDispositif = ReturnType<typeof decrire>;

/** A definition without its functions: what the procedure page, the API and the printed sheet show. */
export function decrire(definition: Definition) {
  const vides = faitsVides();
  const { code, version, libelle, famille, description, enVigueur, reference } = definition;
  const { roleService, decideur, contacts, portails, groupes, listes, parametres } = definition;
  const { etapeInitiale, vagues, engagements, avis, enveloppe } = definition;
  return {
    code,
    version,
    libelle,
    famille,
    description,
    enVigueur,
    reference,
    roleService,
    decideur,
    contacts,
    portails,
    groupes,
    listes,
    parametres,
    etapeInitiale,
    vagues,
    engagements,
    aideReception: definition.aideReception ?? null,
    avis: avis ?? null,
    enveloppe: enveloppe ?? null,
    montant: definition.montant !== null,
    paiement: definition.transitions.some((t) =>
      t.effets.some((e) => e.type === 'paiement_demande'),
    ),
    horloges: definition.horloges.map((h) => ({
      code: h.code,
      libelle: h.libelle,
      nature: h.nature,
      regle: decrireEcheance(definition, h),
      siPassee: h.siPassee,
      source: h.source,
    })),
    champs: Object.entries(definition.donnees.shape).map(([nom, schema]) =>
      decrireChamp(nom, schema as z.ZodType),
    ),
    criteres: definition.criteres.map(({ id, libelle, portee, source }) => ({
      id,
      libelle,
      portee,
      source,
    })),
    pieces: definition.pieces.map(({ obligatoire: _, ...piece }) => piece),
    etapes: definition.etapes.map((e) => ({
      id: e.id,
      libelle: e.libelle,
      finale: e.finale ?? false,
      principale: e.principale,
      acteur: e.acteur(vides),
      attendu: e.attendu(vides),
      raison: e.raison,
      echeance: e.echeance
        ? {
            libelle: e.echeance.libelle,
            nature: e.echeance.nature,
            regle: decrireEcheance(definition, e.echeance),
            source: e.echeance.source,
          }
        : null,
      aLecheance: e.aLecheance ?? null,
      champs: e.champs,
      champsAttendus: e.champsAttendus,
    })),
    transitions: definition.transitions.map(({ conditions, ...t }) => ({
      ...t,
      issue: t.issue ?? null,
      conditions: conditions.map((c) => c.libelle),
    })),
    courriers: definition.courriers.map((m) => ({
      code: m.code,
      libelle: m.libelle,
      objet: m.objet,
      etapes: m.etapes,
      acte: m.acte ?? null,
      ouvreRecours: m.ouvreRecours ?? false,
      paragraphes: m.paragraphes.map(({ si, mention, ...p }) => ({
        ...p,
        libre: p.libre ?? false,
        source: p.source ?? null,
        conditionnel: si !== undefined,
        mention: mention?.cle ?? null,
      })),
      champs: Object.entries(m.champs)
        .filter(([nom]) => m.paragraphes.some((p) => champsNommes(p.texte).includes(nom)))
        .map(([nom, { type, libelle }]) => ({ nom, type, libelle })),
    })),
    diagramme: diagramme(definition),
  };
}

function decrireChamp(nom: string, schema: z.ZodType) {
  const {
    libelle = nom,
    format,
    groupe = '',
    aide,
    personnelle = false,
    multiligne = false,
    options,
  } = schema.meta() ?? {};
  const json = z.toJSONSchema(schema, { unrepresentable: 'any' }) as {
    type?: string;
    format?: string;
    enum?: string[];
  };
  const type = typeDe(json, format, multiligne);
  const choix =
    json.enum?.map((valeur) => ({ valeur, libelle: options?.[valeur] ?? valeur })) ?? null;
  return { nom, libelle, groupe, aide: aide ?? null, personnelle, type, choix };
}

const parFormat: Record<string, TypeChamp> = {
  date: 'date',
  centimes: 'montant',
  noms: 'noms',
  tarifs: 'tarifs',
};

function typeDe(
  json: { type?: string; format?: string; enum?: string[] },
  format: string | undefined,
  multiligne: boolean,
): TypeChamp {
  const dit = format && parFormat[format];
  if (dit) return dit;
  if (json.enum) return 'choix';
  if (json.format === 'email') return 'courriel';
  if (json.type === 'integer') return 'nombre';
  if (json.type === 'number') return 'decimal';
  if (json.type === 'array') return 'pieces';
  return multiligne ? 'texte_long' : 'texte';
}

export type TypeChamp =
  | 'texte'
  | 'texte_long'
  | 'nombre'
  | 'decimal'
  | 'montant'
  | 'date'
  | 'courriel'
  | 'choix'
  | 'noms'
  | 'tarifs'
  | 'pieces';

/** The procedure as a Mermaid state diagram; acts open from nearly everywhere are left to the table. */
export function diagramme(definition: Definition): string {
  const vides = faitsVides();
  const lignes = ['stateDiagram-v2', `  [*] --> ${definition.etapeInitiale}`];
  for (const e of definition.etapes) {
    const porteur = e.finale ? '' : ` · ${acteurs[e.acteur(vides)]}`;
    lignes.push(`  ${e.id}: ${e.libelle}${porteur}`);
  }
  for (const t of definition.transitions) {
    if (t.vers === ETAPE_ANTERIEURE || estActeGeneral(t)) continue;
    const fin = t.issue ? ` [${issues[t.issue]}]` : '';
    for (const de of t.de) lignes.push(`  ${de} --> ${t.vers}: ${t.libelle}${fin}`);
  }
  for (const e of definition.etapes) if (e.finale) lignes.push(`  ${e.id} --> [*]`);
  return lignes.join('\n');
}
