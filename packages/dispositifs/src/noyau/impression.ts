import { z } from 'zod';
import { enToutesLettres } from './calendrier.js';
import { direDuree } from './echeances.js';
import {
  type Acteur,
  acteurs,
  type Definition,
  ETAPE_ANTERIEURE,
  type Faits,
  issues,
  type Parametre,
  type RegleEcheance,
  type Source,
} from './types.js';

const confiances: Record<Source['confiance'], string> = {
  texte: 'texte lu',
  fiche: 'fiche du service',
  public: 'source publique',
  secondaire: 'lu dans une source secondaire',
  hypothese: 'à confirmer par le service',
  memoire: 'à confirmer',
};

/** "CRPA L114-5 (texte lu)" */
export function direSource({ reference, confiance }: Source): string {
  return `${reference} (${confiances[confiance]})`;
}

/** True for what must be shown as "à confirmer" and never printed as certain. */
export function estAConfirmer({ confiance }: Source): boolean {
  return confiance === 'hypothese' || confiance === 'memoire';
}

const SUFFIXES = {
  centimes: '',
  jours: 'jours',
  jours_ouvres: 'jours ouvrés',
  mois: 'mois',
  pourcent: '%',
  ans: 'ans',
};

/** "15 000 €", "10 jours ouvrés", "demande d'aide complète" */
export function direValeur(
  parametre: Pick<Parametre, 'choix' | 'unite'>,
  valeur: number | string,
): string {
  if (parametre.choix)
    return parametre.choix.find((c) => c.valeur === valeur)?.libelle ?? String(valeur);
  if (parametre.unite === 'centimes') return direEuros(Number(valeur));
  return `${valeur}\u00a0${parametre.unite ? SUFFIXES[parametre.unite] : ''}`.trim();
}

const euros = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });
const eurosRonds = new Intl.NumberFormat('fr-FR', {
  style: 'currency',
  currency: 'EUR',
  maximumFractionDigits: 0,
});

/** Integer cents as "15 000 €" or "1 234,50 €". */
export function direEuros(centimes: number): string {
  return (centimes % 100 === 0 ? eurosRonds : euros).format(centimes / 100);
}

/** The facts of a dossier of which nothing is known yet; enough to read a definition's static parts. */
function faitsVides(): Faits {
  return {
    aujourdhui: '2000-01-01',
    datePivot: '2000-01-01',
    collectivite: { nom: '', type: 'COMMUNE', code: '' },
    donnees: {},
    pieces: {},
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
    const porteur = e.finale ? '' : ` (${acteurs[e.acteur(vides)]})`;
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

function tableau(titres: string[], lignes: string[][]): string {
  const ligne = (cellules: string[]) =>
    `| ${cellules.map((c) => c.replaceAll('|', '\\|')).join(' | ')} |`;
  return [ligne(titres), ligne(titres.map(() => '---')), ...lignes.map(ligne)].join('\n');
}

/** The procedure as Markdown, checked in beside the code so that a change of rule shows as a change of table. */
export function imprimer(definition: Definition): string {
  const d = decrire(definition);
  const etape = (id: string) =>
    id === ETAPE_ANTERIEURE
      ? 'étape antérieure, au choix'
      : (d.etapes.find((e) => e.id === id)?.libelle ?? id);
  const acteur = (a: Acteur) => acteurs[a];
  const tous = d.etapes.length - 2;
  const periode = d.enVigueur.au
    ? `du ${enToutesLettres(d.enVigueur.du)} au ${enToutesLettres(d.enVigueur.au)}`
    : `depuis le ${enToutesLettres(d.enVigueur.du)}`;
  return `${[
    `# ${d.libelle} (${d.code}, version ${d.version})`,
    '<!-- Produced by "npm run imprimer"; do not edit by hand. -->',
    d.description,
    `En vigueur ${periode}. Le service ${d.roleService}. Source\u00a0: ${direSource(d.reference)}.`,
    '## Étapes',
    tableau(
      ['Étape', 'Qui a la main', 'Attendu', 'Échéance', 'Nature', 'Source'],
      d.etapes.map((e) => [
        e.libelle,
        e.finale ? '' : acteur(e.acteur),
        e.attendu,
        e.echeance?.regle ?? '',
        e.echeance?.nature ?? '',
        e.echeance ? direSource(e.echeance.source) : '',
      ]),
    ),
    '## Actes',
    tableau(
      [
        'Acte',
        'De',
        'Vers',
        'Issue',
        'Rôles',
        'Conditions',
        'Champs',
        'Pièces acceptées',
        'Effets',
        'Source',
      ],
      d.transitions.map((t) => [
        `${t.libelle} (\`${t.id}\`)`,
        t.de.length >= tous ? 'toute étape ouverte avant le versement' : t.de.map(etape).join(', '),
        etape(t.vers),
        t.issue ? issues[t.issue] : '',
        t.roles.join(', '),
        [...t.conditions, ...(t.motif === 'obligatoire' ? ['motif'] : [])].join('\u00a0; '),
        t.champs.join(', '),
        t.pieces.join(', '),
        t.effets.map((e) => (e.type === 'courriel' ? `courriel ${e.modele}` : e.type)).join(', '),
        direSource(t.source),
      ]),
    ),
    '## Critères',
    tableau(
      ['Critère', 'Portée', 'Source'],
      d.criteres.map((c) => [c.libelle, c.portee, direSource(c.source)]),
    ),
    '## Pièces',
    tableau(
      ['Pièce', 'Fournie par', 'Obligatoire', 'Aux étapes', "Texte qui l'exige", 'Source'],
      d.pieces.map((p) => [
        p.libelle,
        acteur(p.fourniePar),
        p.obligatoireLibelle,
        p.etapes.map(etape).join(', '),
        p.baseLegale ? direSource(p.baseLegale) : 'aucun connu',
        direSource(p.source),
      ]),
    ),
    '## Paramètres',
    tableau(
      ['Paramètre', 'Clé', 'Valeur par défaut', 'Source'],
      d.parametres.map((p) => [p.libelle, p.cle, direValeur(p, p.defaut), direSource(p.source)]),
    ),
    '## Diagramme',
    `\`\`\`mermaid\n${d.diagramme}\n\`\`\``,
  ].join('\n\n')}\n`;
}
