import { planifier } from '@sciat/prisma';

const longue = (n: number) => `SELECT ${n} ${'x'.repeat(2000)}`;

test('une longue requête prend un nom dès qu’elle revient, toujours le même', () => {
  const nommer = planifier();
  const noms = Array.from({ length: 5 }, () => nommer({ sql: longue(1) }));
  expect(noms).toEqual(['', '', 'requete_1', 'requete_1', 'requete_1']);
});

test('une courte requête n’en prend jamais', () => {
  const nommer = planifier();
  for (let i = 0; i < 5; i += 1) expect(nommer({ sql: 'SELECT 1' })).toBe('');
});

test('deux textes n’ont jamais le même nom, et peu en ont un', () => {
  const nommer = planifier();
  const noms = new Map<string, string>();
  for (let tour = 0; tour < 4; tour += 1)
    for (let n = 0; n < 300; n += 1) noms.set(longue(n), nommer({ sql: longue(n) }));
  const donnes = [...noms.values()].filter((nom) => nom !== '');
  expect(donnes).toHaveLength(100);
  expect(new Set(donnes).size).toBe(100);
});

test('des textes qui ne reviennent pas ne prennent pas la place des autres', () => {
  const nommer = planifier();
  for (let n = 0; n < 5000; n += 1) nommer({ sql: longue(n) });
  for (let i = 0; i < 2; i += 1) nommer({ sql: longue(-1) });
  expect(nommer({ sql: longue(-1) })).toBe('requete_1');
});
