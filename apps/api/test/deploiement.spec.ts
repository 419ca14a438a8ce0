import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { parse } from 'yaml';

const lireTexte = (chemin: string) =>
  readFileSync(new URL(`../../../${chemin}`, import.meta.url), 'utf8');
const compose = () => parse(lireTexte('docker-compose.yml'), { merge: true });

/** The Compose specification's own JSON schema, as dclint ships it. */
function valideurCompose() {
  const paquet = createRequire(import.meta.url).resolve('dclint/package.json');
  const texte = readFileSync(new URL('schemas/compose.schema.json', `file://${paquet}`), 'utf8');
  const { $schema: _, ...schema } = JSON.parse(texte);
  return new Ajv({ strict: false, validateFormats: false }).compile(schema);
}

describe('docker-compose.yml', () => {
  test('suit la spécification Compose', () => {
    const valider = valideurCompose();
    valider(compose());
    expect(valider.errors).toBeNull();
  });

  test('serait refusé avec une clé inconnue ou une sonde mal écrite', () => {
    const valider = valideurCompose();
    const { services } = compose();
    expect(valider({ services: { api: { ...services.api, santé: true } } })).toBe(false);
    expect(valider({ services: { api: { ...services.api, healthcheck: { test: 12 } } } })).toBe(
      false,
    );
  });

  test('donne une sonde de santé à chaque service et met Redis à part', () => {
    const { services } = compose();
    expect(Object.keys(services).sort()).toEqual(['api', 'postgres', 'redis', 'worker']);
    for (const service of Object.values<{ healthcheck?: unknown }>(services)) {
      expect(service.healthcheck).toBeDefined();
    }
    expect(services.redis.profiles).toEqual(['redis']);
  });

  test('ne donne aucun secret par défaut et tourne en production', () => {
    const { services } = compose();
    const { NODE_ENV, SESSION_SECRET, DATABASE_URL } = services.api.environment;
    expect(NODE_ENV).toBe('production');
    expect(SESSION_SECRET).toMatch(/^\$\{SESSION_SECRET:\?/);
    expect(DATABASE_URL).toContain('${POSTGRES_PASSWORD:?');
    expect(services.worker.environment.SESSION_SECRET).toBe(SESSION_SECRET);
  });
});
