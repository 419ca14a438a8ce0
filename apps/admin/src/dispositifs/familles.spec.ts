import { parFamille } from './familles.js';

it('range les dispositifs par famille sans en changer l’ordre', () => {
  const d = (famille: string, code: string) => ({ famille, code });
  expect(parFamille([d('A', '1'), d('B', '2'), d('A', '3')])).toEqual([
    { famille: 'A', elements: [d('A', '1'), d('A', '3')] },
    { famille: 'B', elements: [d('B', '2')] },
  ]);
});
