import type { DispositifResume } from '@sciat/contrats';
import { estFerme, grouper } from './choix-dispositif.js';

const version = (code: string, famille: string, du: string, au: string | null = null) =>
  ({ code, famille, version: du.slice(0, 4), enVigueur: { du, au } }) as DispositifResume;

it('garde la dernière version de chaque dispositif, groupés par famille', () => {
  const groupes = grouper([
    version('VTA', 'VTA', '2021-01-01', '2022-12-31'),
    version('LABO', 'FITN', '2021-01-01'),
    version('VTA', 'VTA', '2023-01-01'),
    version('AIDE', 'FITN', '2021-01-01', '2022-06-30'),
  ]);
  expect(groupes.map((g) => [g.famille, g.elements.map((d) => `${d.code} ${d.version}`)])).toEqual([
    ['VTA', ['VTA 2023']],
    ['FITN', ['LABO 2021', 'AIDE 2021']],
  ]);
});

it('sait lesquels sont fermés', () => {
  const jusquau = version('VTA', 'VTA', '2021-01-01', '2022-12-31');
  expect(['2022-12-31', '2023-01-01'].map((jour) => estFerme(jusquau, jour))).toEqual([
    false,
    true,
  ]);
  expect(estFerme(version('VTA', 'VTA', '2021-01-01'), '2099-01-01')).toBe(false);
});
