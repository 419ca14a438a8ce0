import { direDepart, direPeriode, direRole, direRoles, parDispositif } from './phrases.js';

const etape = (id: string, finale = false) => ({ id, libelle: `Étape ${id}`, finale });
const dispositif = {
  etapes: [etape('A'), etape('B'), etape('C'), etape('D'), etape('CLOS', true)],
} as Parameters<typeof direDepart>[0];

it('nomme les étapes d’où part un acte, ou celles d’où il ne part pas quand c’est plus court', () => {
  expect(direDepart(dispositif, { de: ['A', 'B'] })).toBe('Étape A, Étape B');
  expect(direDepart(dispositif, { de: ['A', 'B', 'C'] })).toBe('toute étape ouverte, sauf Étape D');
  expect(direDepart(dispositif, { de: ['A', 'B', 'C', 'D'] })).toBe('toute étape ouverte');
});

it('dit qui peut agir, la tâche quotidienne comprise', () => {
  expect(direRoles({ roles: ['superviseur', 'systeme'] })).toBe('superviseur, automatique');
});

it('dit le rôle du service, et qui décide quand ce n’est pas lui', () => {
  expect(direRole({ roleService: 'suit', decideur: 'ASP' })).toBe(
    'Le service suit ; décision : ASP',
  );
  expect(direRole({ roleService: 'décide', decideur: 'PREFET' })).toBe(
    'Le service instruit ; décision : Préfet',
  );
  expect(direRole({ roleService: 'décide', decideur: 'SCIAT' })).toBe('Le service décide');
});

it('dit la période d’application', () => {
  expect(direPeriode({ du: '2021-01-01', au: null })).toBe(
    'en vigueur depuis le 1er\u00a0janvier\u00a02021',
  );
  expect(direPeriode({ du: '2021-01-01', au: '2022-12-31' })).toBe(
    'en vigueur du 1er\u00a0janvier\u00a02021 au 31\u00a0décembre\u00a02022',
  );
});

it('range les versions par dispositif, la plus récente d’abord', () => {
  const version = (code: string, du: string) => ({ code, enVigueur: { du, au: null } });
  const rangees = parDispositif([
    version('CANTINE', '2021-01-01'),
    version('PETIT_DEJ', '2019-01-01'),
    version('CANTINE', '2024-01-01'),
  ]);
  expect(rangees.map((versions) => versions.map((v) => `${v.code} ${v.enVigueur.du}`))).toEqual([
    ['CANTINE 2024-01-01', 'CANTINE 2021-01-01'],
    ['PETIT_DEJ 2019-01-01'],
  ]);
});
