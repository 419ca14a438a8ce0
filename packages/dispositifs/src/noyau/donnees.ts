import { z } from 'zod';
import { enToutesLettres, estDateLegale } from './calendrier.js';
import { direEuros } from './libelles.js';
import type { Definition, Source } from './types.js';

declare module 'zod' {
  interface GlobalMeta {
    /** `date`: a legal date. */
    format?: string;
    /** French label, without a final colon. */
    libelle?: string;
    groupe?: string;
    aide?: string;
    /** Personal data (a contact, a volunteer): masked for whoever need not see it. */
    personnelle?: boolean;
    /** Several lines of text. */
    multiligne?: boolean;
    /** French labels of an enumeration's values. */
    options?: Record<string, string>;
    source?: Source;
  }
}

/** A legal date that exists in the calendar. */
export const dateLegaleSchema = z
  .string()
  .refine(estDateLegale, {
    error: ({ input }) =>
      input === '' ? 'Indiquez la date.' : 'Cette date n’existe pas (attendu\u00a0: AAAA-MM-JJ).',
  })
  .meta({ format: 'date' });

/** Control characters but tab and line ends, and halves of a surrogate pair: PostgreSQL stores neither. */
const INTERDITS = /[^\P{Cc}\t\n\r]|\p{Cs}/u;

/** Text, trimmed. */
export const texteSchema = (maximum: number) =>
  z
    .string()
    .trim()
    .max(maximum, { error: `${maximum} caractères au plus.` })
    .refine((t) => !INTERDITS.test(t), { error: 'Ce texte contient des caractères de contrôle.' });

/** A question answered by yes or no. */
export const ouiNonSchema = z.enum(['OUI', 'NON']).meta({ options: { OUI: 'Oui', NON: 'Non' } });

/** A sum of money in integer cents, typed in euros. */
export const montantSchema = z
  .int({ error: 'Un montant en euros est attendu.' })
  .min(0, { error: 'Le montant ne peut pas être négatif.' })
  .max(2_000_000_000, { error: '20 millions d’euros au plus.' })
  .meta({ format: 'centimes' });

/** Degrees in WGS 84. */
export const coordonneeSchema = (borne: 90 | 180) =>
  z
    .number({ error: 'Un nombre décimal est attendu.' })
    .min(-borne, { error: `Entre -${borne} et ${borne}.` })
    .max(borne, { error: `Entre -${borne} et ${borne}.` });

/** Names typed one by one (the members of a group), each once. */
export const nomsSchema = z
  .array(texteSchema(200).min(1, { error: 'Un nom vide.' }))
  .max(100, { error: '100 noms au plus.' })
  .refine((noms) => new Set(noms.map((n) => n.toLowerCase())).size === noms.length, {
    error: 'Un nom figure deux fois.',
  })
  .meta({ format: 'noms' });

/** A tariff: the highest family quotient it is for (`null`: no limit) and the price, in cents. */
export interface Tarif {
  quotientMax: number | null;
  prix: number;
}
/** A grid of tariffs, in the order typed. */
export const tarifsSchema = z
  .array(
    z.strictObject({
      quotientMax: z.int().min(0).max(100_000).nullable(),
      prix: z.int({ error: 'Un prix en euros est attendu.' }).min(0).max(100_000),
    }),
  )
  .max(30, { error: '30 tarifs au plus.' })
  .meta({ format: 'tarifs' });

/**
 * The schema of an entry: every field may be given or left out, `null` clears it, an unknown field
 * is an error.
 */
export function schemaDeSaisie(definition: Pick<Definition, 'donnees'>): z.ZodObject {
  const champs = Object.entries(definition.donnees.shape).map(([nom, schema]) => [
    nom,
    (schema as z.ZodType).nullable().optional(),
  ]);
  return z.strictObject(Object.fromEntries(champs));
}

/** The fields that hold a legal date. */
export function champsDate(definition: Pick<Definition, 'donnees'>): string[] {
  return Object.entries(definition.donnees.shape)
    .filter(([, schema]) => (schema as z.ZodType).meta()?.format === 'date')
    .map(([nom]) => nom);
}

/** The fields holding personal data (whom to write to, a volunteer's birth date). */
export function champsPersonnels(definition: Pick<Definition, 'donnees'>): string[] {
  return Object.entries(definition.donnees.shape)
    .filter(([, schema]) => (schema as z.ZodType).meta()?.personnelle)
    .map(([nom]) => nom);
}

export function estVide(valeur: unknown): boolean {
  return (
    valeur === undefined ||
    valeur === null ||
    (typeof valeur === 'string' && valeur.trim() === '') ||
    (Array.isArray(valeur) && valeur.length === 0)
  );
}

/** From five digits on: a year stays "2026", an INSEE population reads "24 000". */
const nombres = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 10, useGrouping: 'min2' });

/** A field's value in words: "3 mars 2026", the label of a choice, the labels of pieces; "(vide)" without. */
export function direDonnee<D>(definition: Definition<D>, champ: string, valeur: unknown): string {
  if (estVide(valeur)) return '(vide)';
  const { options, format } =
    (definition.donnees.shape[champ] as z.ZodType | undefined)?.meta() ?? {};
  if (format === 'tarifs') return (valeur as Tarif[]).map(direTarif).join('\u00a0; ');
  if (Array.isArray(valeur))
    return valeur
      .map((code) => definition.pieces.find((p) => p.code === code)?.libelle ?? String(code))
      .join(', ');
  if (format === 'centimes') return direEuros(Number(valeur));
  if (format === 'date') return enToutesLettres(String(valeur));
  if (typeof valeur === 'number') return nombres.format(valeur);
  return options?.[String(valeur)] ?? String(valeur);
}

/** "quotient jusqu’à 600 : 0,80 €" */
export function direTarif({ quotientMax, prix }: Tarif): string {
  const pour = quotientMax === null ? 'sans limite de quotient' : `quotient jusqu’à ${quotientMax}`;
  return `${pour}\u00a0: ${direEuros(prix)}`;
}

/** French label of a field of the application. */
export function libelleChamp<D>(definition: Definition<D>, champ: string): string {
  const schema = definition.donnees.shape[champ] as z.ZodType | undefined;
  return schema?.meta()?.libelle ?? champ;
}
