import { z } from 'zod';
import { definitionDe } from '../registre.js';
import {
  champsPersonnels,
  dateLegaleSchema,
  direDonnee,
  estVide,
  libelleChamp,
  schemaDeSaisie,
  texteSchema,
} from './donnees.js';
import type { Definition } from './types.js';

const vta2021 = definitionDe('VTA', '2021');
const saisie = schemaDeSaisie(vta2021);
/** The fields refused, each with its message. */
function refus(brut: unknown): Record<string, string> {
  const lu = saisie.safeParse(brut);
  return Object.fromEntries(lu.error?.issues.map((i) => [i.path.join('.'), i.message]) ?? []);
}

describe('la saisie des données d’un dossier', () => {
  it('accepte une partie des champs, ou aucun', () => {
    expect(saisie.parse({})).toEqual({});
    expect(saisie.parse({ intitulePoste: '  Chargé de mission  ', quotitePrevue: 80 })).toEqual({
      intitulePoste: 'Chargé de mission',
      quotitePrevue: 80,
    });
  });

  it('prend null pour un effacement, dans tout champ', () => {
    const effacement = Object.fromEntries(Object.keys(saisie.shape).map((champ) => [champ, null]));
    expect(saisie.parse(effacement)).toEqual(effacement);
  });

  it('refuse un champ inconnu', () => {
    expect(saisie.safeParse({ etape: 'CLOS' }).error?.issues).toEqual([
      expect.objectContaining({ code: 'unrecognized_keys', keys: ['etape'] }),
    ]);
    expect(saisie.safeParse(JSON.parse('{"__proto__":{"x":1},"x":1}')).success).toBe(false);
  });

  it('refuse une date qui n’existe pas, en français', () => {
    const message = 'Cette date n’existe pas (attendu\u00a0: AAAA-MM-JJ).';
    expect(refus({ contratSigneLe: '2026-02-30' })).toEqual({ contratSigneLe: message });
    expect(refus({ contratFinLe: '30/04/2027' })).toEqual({ contratFinLe: message });
    expect(refus({ contratFinLe: '' })).toEqual({ contratFinLe: 'Indiquez la date.' });
    expect(dateLegaleSchema.parse('2028-02-29')).toBe('2028-02-29');
  });

  it('refuse un nom de 10 000 caractères, en disant combien il en faut', () => {
    expect(refus({ contactNom: 'x'.repeat(10_000) })).toEqual({
      contactNom: '200 caractères au plus.',
    });
    expect(refus({ contactNom: 'x'.repeat(200), descriptionMission: 'x'.repeat(4001) })).toEqual({
      descriptionMission: '4000 caractères au plus.',
    });
  });

  it.each([
    ['un zéro', 'a\u0000b'],
    ['un retour en arrière', 'a\bb'],
    ['un échappement', '\u001b[31mrouge'],
    ['un effacement', 'a\u007f'],
    ['une moitié de caractère', 'a\ud83d'],
  ])('refuse %s dans un texte', (_, texte) => {
    expect(refus({ intitulePoste: texte })).toEqual({
      intitulePoste: 'Ce texte contient des caractères de contrôle.',
    });
  });

  it.each([
    '<script>alert(1)</script>',
    "Robert'); DROP TABLE dossier;--",
    'Première ligne\nseconde\tcolonne\r\n',
    'L’œuvre à Saint-Rémy « 100 % » 😀',
  ])('garde %j tel quel : ce n’est que du texte', (texte) => {
    expect(saisie.parse({ descriptionMission: texte })).toEqual({
      descriptionMission: texte.trim(),
    });
  });

  it.each([
    ['quotitePrevue', 0],
    ['quotitePrevue', 101],
    ['quotitePrevue', 75.5],
    ['quotitePrevue', '80'],
    ['dureePrevueMois', 0],
    ['dureePrevueMois', 61],
    ['dureePrevueMois', Number.POSITIVE_INFINITY],
    ['contactCourriel', 'mairie'],
    ['contactCourriel', `${'a'.repeat(250)}@exemple.invalid`],
    ['niveauDiplome', 'BAC_4'],
    ['avisAnct', 'peut-être'],
    ['remunerationSmic', true],
    ['engagementNumero', 'EJ 2026 001'],
    ['engagementNumero', 'abc'],
    ['piecesDemandees', 'RIB'],
    ['intitulePoste', 12],
    ['intitulePoste', ['a']],
  ])('refuse %s = %j en nommant le champ', (champ, valeur) => {
    expect(Object.keys(refus({ [champ]: valeur }))).toEqual([champ]);
  });
});

it('compte la longueur d’un texte une fois les espaces du bord ôtés', () => {
  expect(texteSchema(3).parse('  abc  ')).toBe('abc');
  expect(texteSchema(3).safeParse('abcd').success).toBe(false);
});

it('sait quels champs tiennent à une personne, contact ou volontaire', () => {
  expect(champsPersonnels(vta2021)).toEqual([
    'contactNom',
    'contactCourriel',
    'contactTelephone',
    'volontaireNom',
    'volontaireNaissance',
  ]);
});

it('tient pour vides null, l’absence, les espaces et les listes vides, mais pas zéro ni faux', () => {
  for (const vide of [undefined, null, '', '  ', []]) expect(estVide(vide)).toBe(true);
  for (const plein of [0, false, 'x', ['x']]) expect(estVide(plein)).toBe(false);
});

it('donne le libellé d’un champ, ou son nom s’il est inconnu', () => {
  expect(libelleChamp(vta2021, 'contratSigneLe')).toBe('Contrat signé le');
  expect(libelleChamp(vta2021, 'inconnu')).toBe('inconnu');
});

it('dit une donnée en français : date, choix, montant, pièces, nombre à virgule', () => {
  const dite = (champ: string, valeur: unknown) => direDonnee(vta2021, champ, valeur);
  expect(dite('contratSigneLe', '2026-03-01')).toBe('1er mars 2026');
  expect(dite('niveauDiplome', 'BAC_3')).toBe('Bac+3');
  expect(dite('piecesDemandees', ['CHARTE', 'INCONNUE'])).toBe('Charte d’engagement, INCONNUE');
  expect(dite('quotitePrevue', 80)).toBe('80');
  expect(dite('contactNom', '  ')).toBe('(vide)');
  const carte = { ...vta2021, donnees: z.object({ latitude: z.number() }) } as Definition;
  expect(direDonnee(carte, 'latitude', 43.2965)).toBe('43,2965');
  expect(direDonnee(carte, 'latitude', -0.5)).toBe('-0,5');
  expect(direDonnee(carte, 'latitude', 24_000)).toBe('24\u202f000');
  expect(direDonnee(carte, 'latitude', 2026)).toBe('2026');
});
