import { enSaisie, enValeur } from './saisie.js';

const montant = { unite: 'centimes' } as const;
const jours = { unite: 'jours' } as const;
const choix = { choix: [{ valeur: 'ANCT', libelle: 'ANCT' }] };

it('montre les centimes en euros et les relit en centimes', () => {
  expect(enSaisie(montant, 1_500_050)).toBe('15000,5');
  expect(enValeur(montant, '15 000,50')).toBe(1_500_050);
  expect(enValeur(montant, '15\u202f000')).toBe(1_500_000);
});

it('refuse ce qui n’est ni un nombre ni un choix', () => {
  expect(enValeur(montant, '1,234')).toBeNull();
  expect(enValeur(jours, '1,5')).toBeNull();
  expect(enValeur(jours, '-3')).toBeNull();
  expect(enValeur(jours, '')).toBeNull();
  expect(enValeur(choix, 'AUTRE')).toBeNull();
});

it('garde un nombre de jours et un choix', () => {
  expect(enValeur(jours, '30')).toBe(30);
  expect(enValeur(choix, 'ANCT')).toBe('ANCT');
});
