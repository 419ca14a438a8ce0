import { direEuros, texteSchema } from '@sciat/dispositifs';
import { z } from 'zod';

export const lireRapportSchema = z.strictObject({
  dispositif: texteSchema(30),
  annee: z.coerce
    .number({ error: 'Une année est attendue.' })
    .pipe(z.int().min(2000, { error: 'Au plus tôt 2000.' }).max(2100, { error: 'Au plus 2100.' })),
});
export type LireRapport = z.output<typeof lireRapportSchema>;

export const formatColonneSchema = z.enum(['texte', 'nombre', 'euros', 'jours']);
export type FormatColonne = z.infer<typeof formatColonneSchema>;

/** One table of the report: the screen, the PDF and the spreadsheet show the same. */
export const tableauRapportSchema = z.object({
  id: z.string(),
  titre: z.string(),
  /** What its figures count, in a sentence. */
  compte: z.string(),
  colonnes: z.array(z.object({ titre: z.string(), format: formatColonneSchema })),
  /** As many cells as columns; sums in integer cents; `null` is not known. */
  lignes: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
  /** Said instead of a figure that is `null`. */
  inconnu: z.string(),
  /** The column drawn as bars, when one would rather look than read. */
  barres: z.int().nullable(),
  /** Columns drawn side by side as a chart of their own, above the table. */
  graphiques: z.array(z.object({ titre: z.string(), colonnes: z.array(z.int()) })),
});
export type TableauRapport = z.infer<typeof tableauRapportSchema>;
export type CelluleRapport = TableauRapport['lignes'][number][number];

/** What a scheme did in a year. */
export const rapportSchema = z
  .object({
    dispositif: z.string(),
    libelle: z.string(),
    annee: z.int(),
    du: z.string(),
    /** The last day counted: that of the year, or today. */
    au: z.string(),
    etabliLe: z.string(),
    /** Demonstration dossiers among those counted. */
    fictifs: z.int(),
    tableaux: z.array(tableauRapportSchema),
  })
  .meta({ id: 'Rapport' });
export type Rapport = z.infer<typeof rapportSchema>;

const entier = new Intl.NumberFormat('fr-FR');

export function direCellule(valeur: CelluleRapport, format: FormatColonne, inconnu = ''): string {
  if (valeur === null) return inconnu;
  if (typeof valeur === 'string') return valeur;
  if (format === 'euros') return direEuros(valeur);
  if (format === 'jours') return `${entier.format(valeur)}\u00a0j`;
  return entier.format(valeur);
}

export interface DessinRapport {
  titre: string;
  format: FormatColonne;
  /** Under the bars, in their order. */
  noms: string[];
  series: { nom: string; colonne: number; valeurs: number[] }[];
}
/** The charts of a table, but those that would show nothing. */
export const dessinsDe = ({ colonnes, lignes, graphiques }: TableauRapport): DessinRapport[] =>
  graphiques
    .map(({ titre, colonnes: dessinees }) => ({
      titre,
      format: colonnes[dessinees[0] ?? 0]?.format ?? 'nombre',
      noms: lignes.map((l) => String(l[0] ?? '')),
      series: dessinees.map((i) => ({
        nom: colonnes[i]?.titre ?? '',
        colonne: i,
        valeurs: lignes.map((l) => Number(l[i] ?? 0)),
      })),
    }))
    .filter(({ series }) => series.some((s) => s.valeurs.some((v) => v > 0)));
