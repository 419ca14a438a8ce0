import Holidays from 'date-holidays';
import {
  ageA,
  ajouterJours,
  ajouterMois,
  dureeContrat,
  enToutesLettres,
  estDateLegale,
  estJourOuvre,
  joursEntre,
  joursFeries,
} from './calendrier.js';

describe('les jours fériés', () => {
  it('sont ceux que donne date-holidays, sur cinquante ans', () => {
    const france = new Holidays('FR');
    for (let annee = 2000; annee < 2050; annee += 1) {
      const attendus = france
        .getHolidays(annee)
        .filter((j) => j.type === 'public')
        .map((j) => j.date.slice(0, 10));
      expect([...joursFeries(annee)].sort()).toEqual([...new Set(attendus)].sort());
    }
  });

  it('sont onze, ou dix quand l’Ascension tombe un 1er ou un 8 mai', () => {
    expect(joursFeries(2026).size).toBe(11);
    expect(joursFeries(2008).size).toBe(10);
    expect(joursFeries(1997).size).toBe(10);
  });

  it.each([
    ['2026-03-13', true, 'un vendredi'],
    ['2026-03-14', false, 'un samedi'],
    ['2026-03-15', false, 'un dimanche'],
    ['2026-04-06', false, 'le lundi de Pâques'],
    ['2026-05-14', false, 'le jeudi de l’Ascension'],
    ['2026-05-15', true, 'le pont de l’Ascension'],
    ['2026-07-14', false, 'le 14 juillet'],
  ])('le %s : ouvré %s, c’est %s', (date, ouvre) => {
    expect(estJourOuvre(date)).toBe(ouvre);
  });
});

describe('un mois de date à date', () => {
  it.each([
    ['2026-02-01', 2, '2026-04-01'],
    ['2026-03-15', 1, '2026-04-15'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2026-01-31', 3, '2026-04-30'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-01-15', 0, '2026-01-15'],
  ])('%s plus %i mois donne le %s', (date, mois, attendu) => {
    expect(ajouterMois(date, mois)).toBe(attendu);
  });
});

it('ajoute et compte les jours par-dessus les fins de mois, les 29 février et les changements d’heure', () => {
  expect(ajouterJours('2028-02-28', 1)).toBe('2028-02-29');
  expect(ajouterJours('2026-02-28', 1)).toBe('2026-03-01');
  expect(ajouterJours('2026-03-28', 2)).toBe('2026-03-30');
  expect(ajouterJours('2026-01-01', -1)).toBe('2025-12-31');
  expect(joursEntre('2028-02-01', '2028-03-01')).toBe(29);
  expect(joursEntre('2026-10-20', '2026-10-30')).toBe(10);
  expect(joursEntre('2026-03-02', '2026-03-01')).toBe(-1);
});

describe('la durée d’un contrat, premier et dernier jours compris', () => {
  it.each([
    ['2026-01-01', '2026-12-31', 12, 0],
    ['2026-01-01', '2026-12-30', 11, 30],
    ['2026-01-01', '2027-01-01', 12, 1],
    ['2026-05-15', '2027-11-14', 18, 0],
    ['2026-05-15', '2027-11-15', 18, 1],
    ['2026-03-01', '2027-02-28', 12, 0],
    ['2027-03-01', '2028-02-29', 12, 0],
    ['2027-03-01', '2028-02-28', 11, 28],
    // A month that lacks the day of the start is a whole month.
    ['2024-08-31', '2026-02-28', 18, 0],
    ['2024-08-31', '2026-03-01', 18, 1],
    ['2025-03-31', '2026-09-30', 18, 0],
    ['2028-02-29', '2029-02-28', 12, 0],
    ['2025-01-31', '2025-02-28', 1, 0],
    ['2025-01-31', '2025-03-30', 2, 0],
    ['2026-05-01', '2026-05-01', 0, 1],
  ])('du %s au %s : %i mois et %i jours', (du, au, mois, jours) => {
    expect(dureeContrat(du, au)).toEqual({ mois, jours });
  });
});

describe('l’âge', () => {
  it.each([
    ['2008-06-15', '2026-06-14', 17],
    ['2008-06-15', '2026-06-15', 18],
    ['1995-06-15', '2026-06-14', 30],
    ['1995-06-15', '2026-06-15', 31],
    ['2000-12-31', '2026-01-01', 25],
    // Born on a 29 February: a year older on 1 March when there is no such day.
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2028-02-29', 20],
  ])('né le %s, on a au %s %i ans', (naissance, le, ans) => {
    expect(ageA(naissance, le)).toBe(ans);
  });
});

describe('une date légale', () => {
  it.each(['2026-03-12', '2028-02-29', '1900-01-01', '2199-12-31'])('%s existe', (texte) => {
    expect(estDateLegale(texte)).toBe(true);
  });
  it.each([
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '12/03/2026',
    '2026-3-12',
    '2026-03-12T00:00:00Z',
    ' 2026-03-12',
    '2026-03-12\n',
    '1899-12-31',
    '9999-12-31',
    '',
    "'; DROP TABLE dossier; --",
  ])('%j n’en est pas une', (texte) => {
    expect(estDateLegale(texte)).toBe(false);
  });
});

it('s’écrit en toutes lettres, le premier du mois en 1er', () => {
  expect(enToutesLettres('2026-03-12')).toBe('12 mars 2026');
  expect(enToutesLettres('2026-08-01')).toBe('1er août 2026');
  expect(enToutesLettres('2026-12-11')).toBe('11 décembre 2026');
});
