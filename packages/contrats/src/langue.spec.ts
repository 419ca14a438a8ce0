import { z } from 'zod';
import './langue.js';

const NOMBRE = 'Indiquez un nombre entier, par exemple 12.';

it.each<[string, z.ZodType, unknown, string]>([
  ['un mot pour un nombre', z.int(), 'douze', NOMBRE],
  ['un nombre à virgule', z.int(), 1.5, NOMBRE],
  ['rien', z.string(), undefined, 'Ce champ est attendu.'],
  ['un texte vide', z.string().min(1), '', 'Ce champ est attendu.'],
  ['un texte trop long', z.string().max(2), 'abc', '2 caractères au plus.'],
  ['un nombre trop grand', z.int().max(60), 61, '60 au plus.'],
  ['un choix inconnu', z.enum(['A']), 'B', 'Choisissez une des valeurs proposées.'],
  ['un courriel', z.email(), 'mairie', 'Adresse de courriel invalide.'],
])('refuse %s en une phrase courte', (_, schema, valeur, message) => {
  expect(schema.safeParse(valeur).error?.issues.map((i) => i.message)).toEqual([message]);
});
