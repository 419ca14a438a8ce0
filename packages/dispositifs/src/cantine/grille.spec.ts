import fc from 'fast-check';
import type { Tarif } from '../noyau/donnees.js';
import { examinerGrille, type ReglesGrille } from './grille.js';

/** Before 1 August 2022: no ceiling of quotient. */
const sansPlafond: ReglesGrille = { tarifsMinimum: 3, prixSocial: 100, plafondQuotient: null };
const avecPlafond: ReglesGrille = { ...sansPlafond, plafondQuotient: 1000 };

/** "600:80 1000:100 -:320": highest quotient, price in cents. */
function grille(texte: string): Tarif[] {
  return texte.split(' ').map((t) => {
    const [quotient, prix] = t.split(':');
    return { quotientMax: quotient === '-' ? null : Number(quotient), prix: Number(prix) };
  });
}
const examiner = (texte: string, regles = avecPlafond) => examinerGrille(grille(texte), regles);
/** What is wrong with each price, without its label; '' when nothing is. */
const defauts = (texte: string, regles = avecPlafond) =>
  examiner(texte, regles).tarifs.map(({ conforme, message }) =>
    conforme ? '' : message.replace(/^.*\)\u00a0: /, ''),
  );

const BONNE = '600:80 1000:100 -:320';

describe('une bonne grille', () => {
  it('est dite conforme, prix par prix puis en entier', () => {
    expect(examiner(BONNE)).toEqual({
      tarifs: [
        {
          conforme: true,
          message: 'Tarif 1 (quotient jusqu’à 600\u00a0: 0,80\u00a0€)\u00a0: conforme.',
        },
        {
          conforme: true,
          message: 'Tarif 2 (quotient jusqu’à 1000\u00a0: 1\u00a0€)\u00a0: conforme.',
        },
        {
          conforme: true,
          message: 'Tarif 3 (sans limite de quotient\u00a0: 3,20\u00a0€)\u00a0: conforme.',
        },
      ],
      conclusion: {
        conforme: true,
        message: 'Grille conforme\u00a0: 3 tarifs progressifs, dont 2 à 1\u00a0€ au plus.',
      },
    });
  });

  it.each([
    '0:0 500:100 -:101',
    '300:50 600:75 900:100 1200:200 -:450',
    '600:80 1000:100 1500:320',
  ])('%s l’est aussi', (texte) => {
    expect(examiner(texte).conclusion.conforme).toBe(true);
  });
});

describe('le nombre de tarifs', () => {
  it.each([
    ['1000:100', false],
    ['1000:100 -:200', false],
    ['1000:100 2000:200 -:300', true],
    ['500:50 1000:100 2000:200 -:300', true],
  ])('%s : conforme %s', (texte, conforme) => {
    expect(examiner(texte).conclusion.conforme).toBe(conforme);
  });

  it('est dit quand il manque', () => {
    expect(examiner('1000:100 -:200').conclusion.message).toBe(
      'Grille non conforme\u00a0: 2 tarifs au lieu de 3 au moins.',
    );
    expect(examinerGrille([], avecPlafond)).toEqual({
      tarifs: [],
      conclusion: {
        conforme: false,
        message:
          'Grille non conforme\u00a0: 0 tarif au lieu de 3 au moins\u00a0; aucun tarif à 1\u00a0€ au plus\u00a0; aucun tarif au-dessus de 1\u00a0€.',
      },
    });
  });
});

describe('un tarif social et un qui ne l’est pas', () => {
  it.each([
    [
      'à 1,01 € le plus bas, aucun tarif social',
      '600:101 1000:200 -:300',
      /aucun tarif à 1.€ au plus/,
    ],
    ['à 1 € le plus haut, tous sociaux', '600:50 800:80 1000:100', /aucun tarif au-dessus de 1.€/],
  ])('%s', (_, texte, message) => {
    const { tarifs, conclusion } = examiner(texte);
    expect(tarifs.every((t) => t.conforme)).toBe(true);
    expect(conclusion).toMatchObject({ conforme: false, message: expect.stringMatching(message) });
  });

  it('1 € est encore social, 1,01 € ne l’est plus', () => {
    expect(examiner('500:99 1000:100 -:101').conclusion.conforme).toBe(true);
  });

  it('le prix social se règle', () => {
    const regles = { ...avecPlafond, prixSocial: 150 };
    expect(examiner('600:101 1000:150 -:300', regles).conclusion.conforme).toBe(true);
  });
});

describe('des prix distincts qui montent avec le quotient', () => {
  const EGAL = 'même prix que le tarif 1.';
  const BAISSE = 'le prix baisse alors que le quotient augmente.';
  it.each([
    ['600:80 1000:80 -:320', ['', EGAL, '']],
    ['600:80 1000:81 -:320', ['', '', '']],
    ['600:80 1000:79 -:320', ['', BAISSE, '']],
    // The same price again further on is the same price, whatever comes between.
    ['600:80 1000:100 -:80', ['', '', EGAL.replace('.', ', un prix')]],
  ])('%s', (texte, attendus) => {
    const trouves = defauts(texte);
    expect(trouves.slice(0, 2)).toEqual(attendus.slice(0, 2));
    expect(trouves[2]?.startsWith(attendus[2] as string)).toBe(true);
  });
});

describe('des quotients qui montent', () => {
  const QUOTIENT = 'le quotient n’est pas plus élevé que celui du tarif précédent.';
  it.each([
    ['600:80 601:100 -:320', ['', '', '']],
    ['600:80 600:100 -:320', ['', QUOTIENT, '']],
    ['600:80 599:100 -:320', ['', QUOTIENT, '']],
    // Nothing comes after a tariff without limit.
    ['600:80 -:200 2000:320', ['', '', QUOTIENT]],
    ['600:80 -:200 -:320', ['', '', QUOTIENT]],
  ])('%s', (texte, attendus) => {
    expect(defauts(texte)).toEqual(attendus);
  });
});

describe('depuis le 1er août 2022, le tarif social s’arrête au quotient 1 000', () => {
  const RESERVE = 'un prix de 1\u00a0€ au plus est réservé aux quotients jusqu’à 1000.';
  it.each([
    ['999:100', ''],
    ['1000:100', ''],
    ['1001:100', RESERVE],
    ['-:100', RESERVE],
    ['1001:101', ''],
  ])('premier tarif %s', (premier, attendu) => {
    expect(defauts(`${premier} 2000:200 3000:300`)[0]).toBe(attendu);
  });

  it('chaque tarif social est regardé, pas seulement le premier', () => {
    expect(defauts('800:50 1200:100 -:320')).toEqual(['', RESERVE, '']);
  });

  it('avant cette date, il n’y a pas de plafond', () => {
    expect(defauts('1001:100 2000:200 -:300', sansPlafond)).toEqual(['', '', '']);
    expect(examiner('1001:100 2000:200 -:300', sansPlafond).conclusion.conforme).toBe(true);
    expect(examiner('1001:100 2000:200 -:300', avecPlafond).conclusion.conforme).toBe(false);
  });
});

it('un tarif peut avoir plusieurs défauts, la conclusion dit lesquels sont à revoir', () => {
  const { tarifs, conclusion } = examiner('1200:80 1200:80 -:320');
  expect(tarifs[1]?.message).toBe(
    'Tarif 2 (quotient jusqu’à 1200\u00a0: 0,80\u00a0€)\u00a0: le quotient n’est pas plus élevé que celui du tarif précédent, même prix que le tarif 1, un prix de 1\u00a0€ au plus est réservé aux quotients jusqu’à 1000.',
  );
  expect(conclusion.message).toBe('Grille non conforme\u00a0: les tarifs 1 et 2 sont à revoir.');
  expect(examiner('600:80 1000:80 -:320').conclusion.message).toBe(
    'Grille non conforme\u00a0: le tarif 2 est à revoir.',
  );
});

describe('toute grille', () => {
  const tarif = fc.record({
    quotientMax: fc.option(fc.integer({ min: 0, max: 3000 })),
    prix: fc.integer({ min: 0, max: 500 }),
  });
  const toute = fc.array(tarif, { maxLength: 8 });

  it('a un constat par tarif et une conclusion, tous en une phrase', () => {
    fc.assert(
      fc.property(toute, (g) => {
        const { tarifs, conclusion } = examinerGrille(g, avecPlafond);
        expect(tarifs).toHaveLength(g.length);
        for (const { message } of [...tarifs, conclusion]) expect(message).toMatch(/^[A-Z].*\.$/);
      }),
    );
  });

  it('conforme a ses tarifs conformes ; conforme avec plafond, elle l’est sans', () => {
    fc.assert(
      fc.property(toute, (g) => {
        const { tarifs, conclusion } = examinerGrille(g, avecPlafond);
        if (!conclusion.conforme) return;
        expect(tarifs.every((t) => t.conforme)).toBe(true);
        expect(examinerGrille(g, sansPlafond).conclusion.conforme).toBe(true);
      }),
    );
  });

  it('triée, sans doublon, avec un tarif social sous 1 000 et un autre, est conforme', () => {
    const croissants = (min: number, max: number) =>
      fc
        .uniqueArray(fc.integer({ min, max }), { minLength: 3, maxLength: 3 })
        .map((x) => x.sort((a, b) => a - b));
    fc.assert(
      fc.property(croissants(0, 1000), croissants(101, 900), (quotients, prix) => {
        const [, deux, trois] = prix;
        const g = quotients.map((quotientMax, i) => ({
          quotientMax,
          prix: [100, deux, trois][i] as number,
        }));
        expect(examinerGrille(g, avecPlafond).conclusion.conforme).toBe(true);
      }),
    );
  });
});
