import { creerClient, type PrismaClient } from '@sciat/prisma';
import pg from 'pg';

export interface BaseDeTest {
  url: string;
  prisma: PrismaClient;
  /** Empties every table, append-only ones included. */
  vider(): Promise<void>;
  fermer(): Promise<void>;
}

function variable(nom: string): string {
  const valeur = process.env[nom];
  if (!valeur) throw new Error(`${nom} manque : ce test s’exécute par Jest (test/preparer.mjs).`);
  return valeur;
}

/**
 * The database of this Jest worker, empty: cloned from the migrated template for the worker's first
 * file, emptied for the next ones. To call in `beforeAll`, with `fermer` in `afterAll`.
 */
export async function baseDeTest(): Promise<BaseDeTest> {
  const serveur = variable('SCIAT_TEST_SERVEUR');
  const prefixe = variable('SCIAT_TEST_PREFIXE');
  const nom = `${prefixe}_${variable('JEST_WORKER_ID')}`;
  const creee = await cloner(serveur, `${prefixe}_modele`, nom);
  const adresse = new URL(serveur);
  adresse.pathname = `/${nom}`;
  const url = adresse.href;
  const prisma = creerClient(url);
  const vider = await preparerVidage(prisma);
  if (!creee) await vider();
  return { url, prisma, vider, fermer: () => prisma.$disconnect() };
}

async function cloner(serveur: string, modele: string, nom: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: serveur });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [nom]);
    if (rowCount !== 0) return false;
    await client.query(`CREATE DATABASE "${nom}" TEMPLATE "${modele}"`);
    return true;
  } finally {
    await client.end();
  }
}

async function preparerVidage(prisma: PrismaClient): Promise<() => Promise<void>> {
  const tables = await prisma.$queryRaw<{ nom: string }[]>`
    SELECT quote_ident(tablename) AS nom FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`;
  const vidage = `TRUNCATE ${tables.map(({ nom }) => nom).join(', ')} RESTART IDENTITY CASCADE`;
  return async () => {
    if (tables.length === 0) return;
    // The replica role silences the triggers that refuse to empty the journal.
    await prisma.$transaction([
      prisma.$executeRawUnsafe('SET LOCAL session_replication_role = replica'),
      prisma.$executeRawUnsafe(vidage),
    ]);
  };
}
