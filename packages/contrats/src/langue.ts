import { z } from 'zod';

type Probleme = Parameters<NonNullable<ReturnType<typeof z.locales.fr>['localeError']>>[0];

// Every number of this product is whole.
const NOMBRE_ENTIER = 'Indiquez un nombre entier, par exemple 12.';
const NATURES: Record<string, string> = {
  number: NOMBRE_ENTIER,
  int: NOMBRE_ENTIER,
  string: 'Indiquez un texte.',
  boolean: 'Indiquez oui ou non.',
  array: 'Indiquez une liste.',
  date: 'Indiquez une date.',
  object: 'Ce contenu est mal formé.',
  record: 'Ce contenu est mal formé.',
};
const FORMATS: Record<string, string> = {
  email: 'Adresse de courriel invalide.',
  url: 'Adresse de site invalide.',
  uuid: 'Identifiant invalide.',
};
const nombre = new Intl.NumberFormat('fr-FR');

/** What is asked of a length or a number, in the words of someone filling a form. */
function direBorne(limite: number | bigint, origine: string, mot: 'plus' | 'moins'): string {
  if (origine === 'string')
    return `${nombre.format(limite)} caractère${Number(limite) > 1 ? 's' : ''} au ${mot}.`;
  if (origine === 'array' || origine === 'set')
    return `${nombre.format(limite)} élément${Number(limite) > 1 ? 's' : ''} au ${mot}.`;
  return `${nombre.format(limite)} au ${mot}.`;
}

function dire(probleme: Probleme): string | undefined {
  switch (probleme.code) {
    case 'invalid_type':
      return probleme.input === undefined || probleme.input === null
        ? 'Ce champ est attendu.'
        : NATURES[probleme.expected];
    case 'invalid_value':
      return 'Choisissez une des valeurs proposées.';
    case 'too_big':
      if (probleme.maximum === Number.MAX_SAFE_INTEGER) return 'Ce nombre est trop grand.';
      return direBorne(probleme.maximum, probleme.origin, 'plus');
    case 'too_small':
      if (probleme.origin === 'string' && probleme.minimum === 1) return 'Ce champ est attendu.';
      return direBorne(probleme.minimum, probleme.origin, 'moins');
    case 'invalid_format':
      return FORMATS[probleme.format];
    case 'unrecognized_keys':
      return `Champ inconnu\u00a0: ${probleme.keys.join(', ')}.`;
    case 'invalid_union':
      return 'Cette valeur ne convient pas.';
    default:
      return undefined;
  }
}

// Whatever message a schema does not word itself comes out in French, short enough to stand under its
// field; zod's own French speaks of types and is left for what no form can meet.
const { localeError } = z.locales.fr();
z.config({ localeError: (probleme) => dire(probleme) ?? localeError?.(probleme) });
