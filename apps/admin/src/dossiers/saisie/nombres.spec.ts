import { decimal, entier, montant, texteMontre } from './nombres.js';

describe('Un montant tapé en euros', () => {
  test.each([
    ['15000', 1_500_000],
    ['15 000', 1_500_000],
    ['15\u202f000,5', 1_500_050],
    ['15 000,50 €', 1_500_050],
    ['0,80', 80],
    ['0.8', 80],
    ['1,15', 115],
    ['', null],
    ['   ', null],
    ['1,234', '1,234'],
    ['douze', 'douze'],
    ['-3', '-3'],
  ])('« %s » donne %s', (texte, attendu) => expect(montant.lire(texte)).toBe(attendu));

  test.each([
    [1_500_000, '15\u202f000'],
    [80, '0,80'],
    [123_450, '1\u202f234,50'],
  ])('%s centimes s’écrivent « %s », et se relisent', (centimes, texte) => {
    expect(montant.ecrire(centimes)).toBe(texte);
    expect(montant.lire(texte)).toBe(centimes);
  });
});

describe('Un nombre entier', () => {
  test.each([
    ['24000', 24_000],
    ['24 000', 24_000],
    ['24\u202f000', 24_000],
    ['', null],
    ['2,5', '2,5'],
    ['-3', '-3'],
  ])('« %s » donne %s', (texte, attendu) => expect(entier.lire(texte)).toBe(attendu));

  it('s’écrit par milliers', () => expect(entier.ecrire(24_000)).toBe('24\u202f000'));
});

describe('Un nombre décimal', () => {
  test.each([
    ['43,2965', 43.2965],
    ['43.2965', 43.2965],
    ['-1,5', -1.5],
    ['12', 12],
    ['12,', '12,'],
    ['1,2,3', '1,2,3'],
    ['', null],
  ])('« %s » donne %s', (texte, attendu) => expect(decimal.lire(texte)).toBe(attendu));

  it('s’écrit avec une virgule', () => {
    expect(decimal.ecrire(5.369_78)).toBe('5,36978');
    expect(decimal.ecrire(-1.5)).toBe('-1,5');
  });
});

it('un nombre entier reste ce que l’agent a tapé quand il n’en est pas un', () => {
  expect(entier.lire('80')).toBe(80);
  expect(entier.lire('80 %')).toBe('80 %');
  expect(entier.lire('')).toBeNull();
});

describe('Le champ montre', () => {
  it('ce qui est tapé, tant que cela dit la valeur', () => {
    expect(texteMontre(montant, '12,0', 1200)).toBe('12,0');
    expect(texteMontre(decimal, '12,', '12,')).toBe('12,');
  });

  it('la valeur quand elle a changé autrement : brouillon repris, saisie annulée', () => {
    expect(texteMontre(montant, '', 1_500_000)).toBe('15\u202f000');
    expect(texteMontre(montant, '12', null)).toBe('');
    expect(texteMontre(montant, '12', 'douze')).toBe('douze');
  });
});
