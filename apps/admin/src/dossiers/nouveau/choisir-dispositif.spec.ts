import type { DispositifResume } from '@sciat/contrats';
import { choixPossibles, choixRetenu, direChoix } from './choisir-dispositif.js';

const version = (code: string, numero: string, du: string, au: string | null) => ({
  code,
  version: numero,
  libelle: `Aide ${code}`,
  famille: 'Aides',
  roleService: 'décide' as DispositifResume['roleService'],
  enVigueur: { du, au },
});
const VERSIONS = [
  version('CLOS', '2021', '2021-01-01', '2022-12-31'),
  version('VTA', '2026', '2026-01-01', null),
  version('VTA', '2021', '2021-01-01', '2025-12-31'),
];
const a = (date: string) =>
  choixPossibles(VERSIONS, date).map((c) => [c.version.code, c.version.version, c.ouvert]);

it.each([
  [
    '2021-06-01',
    [
      ['CLOS', '2021', true],
      ['VTA', '2021', true],
    ],
  ],
  [
    '2022-12-31',
    [
      ['CLOS', '2021', true],
      ['VTA', '2021', true],
    ],
  ],
  [
    '2023-01-01',
    [
      ['CLOS', '2021', false],
      ['VTA', '2021', true],
    ],
  ],
  [
    '2025-12-31',
    [
      ['CLOS', '2021', false],
      ['VTA', '2021', true],
    ],
  ],
  [
    '2026-01-01',
    [
      ['CLOS', '2021', false],
      ['VTA', '2026', true],
    ],
  ],
  [
    '2020-12-31',
    [
      ['CLOS', '2021', false],
      ['VTA', '2021', false],
    ],
  ],
])('reçue le %s, une demande suit la version de ce jour', (date, attendu) => {
  expect(a(date)).toEqual(attendu);
});

it('propose d’abord un dispositif qui reçoit des demandes, et garde celui qui est nommé', () => {
  const retenir = (code: string | null, recuLe = '2026-09-15') => {
    const choix = choixRetenu(VERSIONS, { code, recuLe, jour: '2026-09-15' });
    return [choix?.version.code, choix?.version.version, choix?.ouvert];
  };
  expect(retenir(null)).toEqual(['VTA', '2026', true]);
  expect(retenir('CLOS')).toEqual(['CLOS', '2021', false]);
  expect(retenir('INCONNU')).toEqual(['VTA', '2026', true]);
  expect(retenir(null, '0002-01-01')).toEqual(['VTA', '2021', false]);
  expect(choixRetenu([], { code: null, recuLe: '2026-09-15', jour: '2026-09-15' })).toBeUndefined();
});

it('dit le rôle du service et ce qui est clos', () => {
  expect(choixPossibles(VERSIONS, '2026-09-15').map(direChoix)).toEqual([
    'Aide CLOS (le service décide), clos aux nouvelles demandes',
    'Aide VTA (le service décide)',
  ]);
});
