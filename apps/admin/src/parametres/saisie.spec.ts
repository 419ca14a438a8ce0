import { defauts, enSaisie, enValeur, resteAConfirmer } from './saisie.js';

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

const version = (defaut: number, du: string, au: string | null, reference = 'Fiche') => ({
  version: du.slice(0, 4),
  du,
  au,
  defaut,
  source: { reference, confiance: 'fiche' as const },
});
const dits = (versions: ReturnType<typeof version>[]) =>
  defauts({ ...jours, versions }, '2021-01-01').map((d) => d.dit);

it('dit une valeur par défaut une fois, et avec leurs dates celles qui n’ont pas toujours valu', () => {
  expect(dits([version(10, '2023-01-01', null)])).toEqual(['10\u00a0jours depuis le 01/01/2023']);
  expect(dits([version(10, '2021-01-01', '2022-12-31')])).toEqual([
    '10\u00a0jours jusqu’au 31/12/2022',
  ]);
  expect(dits([version(10, '2021-01-01', null)])).toEqual(['10\u00a0jours']);
  expect(dits([version(10, '2021-01-01', '2022-12-31'), version(10, '2023-01-01', null)])).toEqual([
    '10\u00a0jours',
  ]);
  expect(
    dits([
      version(10, '2021-01-01', '2022-12-31'),
      version(20, '2023-01-01', '2025-12-31'),
      version(20, '2026-01-01', null, 'Arrêté'),
    ]),
  ).toEqual([
    '10\u00a0jours jusqu’au 31/12/2022',
    '20\u00a0jours depuis le 01/01/2023 jusqu’au 31/12/2025',
    '20\u00a0jours depuis le 01/01/2026',
  ]);
});

it('une valeur supposée reste à confirmer tant que le service n’en a pas donné', () => {
  const source = { reference: 'Usage supposé', confiance: 'hypothese' as const };
  const donnee = {
    valeur: 1,
    effetLe: '2026-01-01',
    source: 'Note',
    auteur: 'Alix Modele',
    ajouteLe: '2026-01-01T09:00:00Z',
  };
  expect(resteAConfirmer({ source, valeurs: [] })).toBe(true);
  expect(resteAConfirmer({ source, valeurs: [donnee] })).toBe(false);
  expect(resteAConfirmer({ source: { ...source, confiance: 'texte' }, valeurs: [] })).toBe(false);
});
