import { appliquerMigrations, ecartAvecSchema } from '@sciat/prisma';
import { type BaseDeTest, baseDeTest } from './base.js';

let base: BaseDeTest;

beforeAll(async () => {
  base = await baseDeTest();
});
afterAll(() => base.fermer());

test('les migrations mènent exactement au schéma déclaré', async () => {
  expect(await ecartAvecSchema(base.url)).toBe('');
});

test('deux démarrages simultanés n’appliquent les migrations qu’une fois', async () => {
  const adresse = new URL(base.url);
  adresse.pathname += '_vierge';
  const nom = adresse.pathname.slice(1);
  await base.prisma.$executeRawUnsafe(`CREATE DATABASE "${nom}"`);
  try {
    const tours = await Promise.all([
      appliquerMigrations(adresse.href),
      appliquerMigrations(adresse.href),
    ]);
    expect(tours.filter((noms) => noms.length > 0)).toHaveLength(1);
    expect(await appliquerMigrations(adresse.href)).toEqual([]);
  } finally {
    await base.prisma.$executeRawUnsafe(`DROP DATABASE "${nom}" WITH (FORCE)`);
  }
});

test('le vidage entre deux essais passe outre le journal en ajout seul', async () => {
  await base.vider();
  expect(await base.prisma.evenementJournal.count()).toBe(0);
});
