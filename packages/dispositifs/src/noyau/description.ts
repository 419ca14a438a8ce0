import { z } from 'zod';
import { direDuree } from './echeances.js';
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
    collectivite: { nom: '', type: 'COMMUNE', code: '' },
    donnees: {},
    pieces: {},
    piecesArrivees: [],
    listes: {},
    parametres: {},
    passages: [],
    paye: false,
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
  const { code, version, libelle, description, enVigueur, reference, roleService } = definition;
  const { contacts, portails, groupes, listes, parametres, etapeInitiale } = definition;
  return {
    code,
    version,
    libelle,
    description,
    enVigueur,
    reference,
    roleService,
    contacts,
    portails,
    groupes,
    listes,
    parametres,
    etapeInitiale,
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
    diagramme: diagramme(definition),
  };
}

function decrireChamp(nom: string, schema: z.ZodType) {
  const {
    libelle = nom,
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
  const type = json.enum
    ? 'choix'
    : json.format === 'date'
      ? 'date'
      : json.format === 'email'
        ? 'courriel'
        : json.type === 'integer'
          ? 'nombre'
          : json.type === 'array'
            ? 'pieces'
            : multiligne
              ? 'texte_long'
              : 'texte';
  const choix =
    json.enum?.map((valeur) => ({ valeur, libelle: options?.[valeur] ?? valeur })) ?? null;
  return { nom, libelle, groupe, aide: aide ?? null, personnelle, type: type as TypeChamp, choix };
}
export type TypeChamp =
  | 'texte'
  | 'texte_long'
  | 'nombre'
  | 'date'
  | 'courriel'
  | 'choix'
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
    if (t.vers === ETAPE_ANTERIEURE || t.de.length > 3) continue;
    const fin = t.issue ? ` [${issues[t.issue]}]` : '';
    for (const de of t.de) lignes.push(`  ${de} --> ${t.vers}: ${t.libelle}${fin}`);
  }
  for (const e of definition.etapes) if (e.finale) lignes.push(`  ${e.id} --> [*]`);
  return lignes.join('\n');
}
