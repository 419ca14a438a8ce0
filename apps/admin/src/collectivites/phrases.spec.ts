import { direMembres, direPopulationSourcee, direSiren } from './phrases.js';

it('ne dit jamais une population sans sa nature ni son année', () => {
  const peuplee = {
    population: 3397,
    populationNature: 'population municipale (fichier des EPCI)',
    populationMillesime: 'Découpage administratif, édition 6.0.0',
  };
  expect(direPopulationSourcee(peuplee)?.replace(/\s/g, ' ')).toBe(
    '3 397 habitants, population municipale (fichier des EPCI). Source : Découpage administratif, édition 6.0.0',
  );
  const commune = { ...peuplee, populationNature: 'population (fichier des communes)' };
  expect(direPopulationSourcee(commune)).toContain(
    'population du fichier des communes, qui ne dit pas si elle est municipale ou totale',
  );
  expect(direPopulationSourcee({ ...peuplee, population: null })).toBeNull();
});

it('écrit un SIREN par trois chiffres, et accorde les membres', () => {
  expect(direSiren('732829320')).toBe('732\u00a0829\u00a0320');
  expect([1, 92].map((nombreMembres) => direMembres({ nombreMembres }))).toEqual([
    '1 commune membre',
    '92 communes membres',
  ]);
});
