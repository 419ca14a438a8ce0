import { ConfigurationInvalide, lireConfig } from './config.js';

const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://sciat:secret@base/sciat',
  SESSION_SECRET: 'Mq8dLw3ZrT1xNc5vKb7yHf2gPj4sUa6e',
  URL_PUBLIQUE: 'https://sciat.exemple.invalid',
  MANDATAIRES: '1',
  SERVICE_COURRIEL: 'sciat@exemple.invalid',
};
const LOCAL = { SESSION_SECRET: PRODUCTION.SESSION_SECRET };

function defauts(env: Record<string, string>): string[] {
  try {
    lireConfig(env);
    return [];
  } catch (erreur) {
    if (!(erreur instanceof ConfigurationInvalide)) throw erreur;
    return erreur.defauts.map((d) => d.split(' :')[0] ?? '');
  }
}

test('sans aucun réglage, la démonstration tourne sur cette machine', () => {
  const config = lireConfig(LOCAL);
  expect(config).toMatchObject({ PORT: 3000, HOTE: '127.0.0.1', DEMO: true, production: false });
});

test('sur une base que quelqu’un d’autre tient, pas de démonstration sans la demander', () => {
  const { DATABASE_URL } = PRODUCTION;
  expect(lireConfig({ ...LOCAL, DATABASE_URL }).DEMO).toBe(false);
  expect(lireConfig({ ...LOCAL, DATABASE_URL, DEMO: 'oui' }).DEMO).toBe(true);
});

test('en production, la liste de ce qui manque est complète', () => {
  expect(defauts({ NODE_ENV: 'production' }).sort()).toEqual([
    'DATABASE_URL',
    'SERVICE_COURRIEL',
    'SESSION_SECRET',
    'URL_PUBLIQUE',
  ]);
  expect(lireConfig(PRODUCTION)).toMatchObject({ DEMO: false, production: true });
});

test.each([
  ['PORT', '99999'],
  ['PORT', 'abc'],
  ['DATABASE_URL', 'mysql://base/sciat'],
  ['DATABASE_URL', 'postgres://'],
  ['REDIS_URL', 'base:6379'],
  ['SESSION_SECRET', 'court'],
  ['SMTP_URL', 'smtp://'],
  ['URL_PUBLIQUE', 'http://'],
  ['MANDATAIRES', '-1'],
  ['SERVICE_DEPARTEMENT', '99X'],
  ['DEMO', 'peut-être'],
])('le réglage %s=%s est refusé par son nom', (cle, valeur) => {
  expect(defauts({ ...LOCAL, COURRIEL_EXPEDITEUR: 'a@exemple.invalid', [cle]: valeur })).toEqual([
    cle,
  ]);
});

test('un réglage blanc est un réglage absent', () => {
  expect(lireConfig({ ...LOCAL, HOTE: ' ', PORT: ' ' })).toMatchObject({
    PORT: 3000,
    HOTE: '127.0.0.1',
  });
});

test('tout ce qui est faux est dit d’un coup', () => {
  const env = { ...LOCAL, PORT: 'abc', FICHIERS: 's3', SMTP_URL: 'http://x' };
  expect(defauts(env).sort()).toEqual([
    'COURRIEL_EXPEDITEUR',
    'PORT',
    'S3_BUCKET',
    'S3_CLE',
    'S3_SECRET',
    'SMTP_URL',
  ]);
});

test('en production, l’adresse publique est chiffrée et suppose un mandataire', () => {
  expect(defauts({ ...PRODUCTION, URL_PUBLIQUE: 'http://sciat.exemple.invalid' })).toEqual([
    'URL_PUBLIQUE',
  ]);
  expect(defauts({ ...PRODUCTION, MANDATAIRES: '0' })).toEqual(['MANDATAIRES']);
  const locale = { ...PRODUCTION, URL_PUBLIQUE: 'http://localhost:3000', MANDATAIRES: '0' };
  expect(defauts(locale)).toEqual([]);
  expect(defauts({ ...PRODUCTION, DEMO: 'oui' })).toEqual(['DEMO']);
  expect(defauts({ ...PRODUCTION, SESSION_SECRET: 'a'.repeat(40) })).toEqual(['SESSION_SECRET']);
});
