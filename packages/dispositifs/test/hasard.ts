import type { z } from 'zod';
import { ajouterJours } from '../src/noyau/calendrier.js';
import type { Definition } from '../src/noyau/types.js';

/** Values of every kind, among which each field admits some. */
const valeurs = [
  ...[0, 1, 2, 12, 50, 100, 1000, 20_000, 100_000, 3_000_000, 4.5, 43.3],
  ...['Un texte', '13201', '13008', 'EJ-2026-001', 'mairie@exemple.invalid'],
  ['Une commune', 'Une autre'],
  [{ quotientMax: 400, prix: 100 }],
  [
    { quotientMax: 400, prix: 80 },
    { quotientMax: 900, prix: 100 },
    { quotientMax: null, prix: 350 },
  ],
];
const ECARTS = [-400, -30, -1, 0, 1, 30, 400];

const admises = new Map<z.ZodType, unknown[]>();
function admisesPar(schema: z.ZodType, pieces: string[]): unknown[] {
  const connues = admises.get(schema);
  if (connues) return connues;
  const options = Object.keys(schema.meta()?.options ?? {});
  const bonnes = [...options, ...valeurs, pieces].filter((v) => schema.safeParse(v).success);
  admises.set(schema, bonnes);
  return bonnes;
}

/** What an agent could enter in these fields on a day, chosen by a number. */
export function saisieAuHasard(
  { donnees, pieces }: Definition,
  champs: string[],
  jour: string,
  graine: number,
): Record<string, unknown> {
  const codes = pieces.map((p) => p.code);
  const choisir = (choix: readonly unknown[], rang: number) =>
    choix[(graine + rang * 7) % choix.length];
  return Object.fromEntries(
    [...new Set(champs)].map((champ, rang) => {
      const schema = donnees.shape[champ] as z.ZodType;
      const valeur =
        schema.meta()?.format === 'date'
          ? ajouterJours(jour, Number(choisir(ECARTS, rang)))
          : choisir(admisesPar(schema, codes), rang);
      return [champ, valeur];
    }),
  );
}
