// Runs once per run, before the tests that need a database. Plain JavaScript on the build: Jest does
// not transform the modules that a global setup imports (`npm test` builds first).
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appliquerMigrations } from '@sciat/prisma';
import pg from 'pg';
import { demarrerServeurEmbarque } from '../dist/base/serveur-embarque.js';

/** Our own embedded server, or the one of TEST_DATABASE_URL (an account that may create databases). */
async function ouvrirServeur() {
  const url = process.env.TEST_DATABASE_URL;
  if (url) return { url, fermer: async () => undefined };
  const dossier = await mkdtemp(join(tmpdir(), 'sciat-tests-'));
  const serveur = await demarrerServeurEmbarque({ dossier, ephemere: true });
  const fermer = async () => {
    await serveur.arreter();
    await rm(dossier, { recursive: true, force: true });
  };
  return { url: serveur.url, fermer };
}

async function supprimerBases(url, prefixe) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    'SELECT datname AS nom FROM pg_database WHERE starts_with(datname, $1)',
    [prefixe],
  );
  for (const { nom } of rows) await client.query(`DROP DATABASE "${nom}" WITH (FORCE)`);
  await client.end();
}

export default async function preparer() {
  const { url, fermer } = await ouvrirServeur();
  const prefixe = `sciat_test_${randomBytes(4).toString('hex')}`;
  const modele = `${prefixe}_modele`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE "${modele}"`);
  await client.end();

  const adresseModele = new URL(url);
  adresseModele.pathname = `/${modele}`;
  await appliquerMigrations(adresseModele.href);

  // Read by the workers, which inherit the environment (test/base.ts).
  process.env.SCIAT_TEST_SERVEUR = url;
  process.env.SCIAT_TEST_PREFIXE = prefixe;
  // Read by ranger.mjs, in this process.
  globalThis.rangerBasesDeTest = async () => {
    if (process.env.TEST_DATABASE_URL) await supprimerBases(url, prefixe);
    await fermer();
  };
}
