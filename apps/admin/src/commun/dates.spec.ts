import {
  aujourdhui,
  dateCourte,
  dateLongue,
  direEcart,
  direEcheance,
  direInstant,
  instantCourt,
} from './dates.js';

const JOUR = '2026-03-12';

describe('une échéance en mots', () => {
  it.each([
    ['2026-03-09', 'retard', 'en retard de 3 j', 'en retard de 3 jours'],
    ['2026-03-11', 'retard', 'en retard de 1 j', 'en retard de 1 jour'],
    ['2026-03-12', 'bientot', 'aujourd’hui', 'aujourd’hui'],
    ['2026-03-13', 'bientot', 'demain', 'demain'],
    ['2026-03-27', 'bientot', 'dans 15 j', 'dans 15 jours'],
    ['2026-03-28', 'atemps', 'dans 16 j', 'dans 16 jours'],
  ])('au 12 mars, le %s se dit « %s, %s »', (le, niveau, court, long) => {
    expect(direEcheance(le, JOUR)).toEqual({ niveau, court, long });
  });

  it('dit qu’il n’y a pas de date', () => {
    expect(direEcheance(null, JOUR)).toEqual({
      niveau: 'aucune',
      court: 'sans échéance',
      long: 'sans échéance',
    });
  });
});

describe('les dates', () => {
  it('comptent le jour de Paris, pas celui de la machine', () => {
    expect(aujourdhui(new Date('2026-03-11T23:30:00Z'))).toBe('2026-03-12');
    expect(aujourdhui(new Date('2026-07-11T22:30:00Z'))).toBe('2026-07-12');
  });

  it('s’écrivent à la française', () => {
    expect(dateCourte('2026-03-01')).toBe('01/03/2026');
    expect(dateLongue('2026-03-01')).toBe('1er\u00a0mars\u00a02026');
    expect(direInstant('2026-03-11T23:30:00Z')).toBe('12\u00a0mars\u00a02026 à 00:30');
    expect(instantCourt('2026-03-11T23:30:00Z')).toBe('12/03/2026 00:30');
    expect(direEcart('2026-03-09', JOUR)).toBe('il y a 3 jours');
    expect(direEcart('2026-03-11', JOUR)).toBe('hier');
  });
});
