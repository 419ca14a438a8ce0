import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationDirectory, MigrationList } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { ouvrirMoteur } from './moteur-migrations.js';

/** Key used by the official engine itself, so that `prisma migrate deploy` elsewhere waits for us too. */
const VERROU_MIGRATIONS = 72707369;

const SANS_FILTRE = { externalTables: [], externalEnums: [] };

interface Migration {
  nom: string;
  sql: string;
  empreinte: string;
}

/** The same code runs from prisma/ (source condition) and from prisma/dist (build). */
function racine(): string {
  const ici = dirname(fileURLToPath(import.meta.url));
  return existsSync(join(ici, 'schema.prisma')) ? ici : dirname(ici);
}

async function lireMigrations(): Promise<Migration[]> {
  const dossier = join(racine(), 'migrations');
  if (!existsSync(dossier)) return [];
  const entrees = await readdir(dossier, { withFileTypes: true });
  const noms = entrees.filter((entree) => entree.isDirectory()).map((entree) => entree.name);
  return Promise.all(
    noms.sort().map(async (nom) => {
      const sql = await readFile(join(dossier, nom, 'migration.sql'), 'utf8');
      return { nom, sql, empreinte: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** Migrations that the database does not list as finished, in the order they must run. */
async function resteAAppliquer(pool: pg.Pool, migrations: Migration[]): Promise<Migration[]> {
  const { rows: presence } = await pool.query<{ presente: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS presente`,
  );
  if (!presence[0]?.presente) return migrations;
  const { rows } = await pool.query<{ nom: string; empreinte: string }>(
    `SELECT migration_name AS nom, checksum AS empreinte FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const appliquees = new Map(rows.map((ligne) => [ligne.nom, ligne.empreinte]));
  const modifiee = migrations.find(({ nom, empreinte }) => {
    const enBase = appliquees.get(nom);
    return enBase !== undefined && enBase !== empreinte;
  });
  if (modifiee) {
    throw new Error(
      `La migration ${modifiee.nom} a été modifiée après avoir été appliquée à cette base.`,
    );
  }
  return migrations.filter(({ nom }) => !appliquees.has(nom));
}

function listePourMoteur(migrations: Migration[]): MigrationList {
  return {
    baseDir: join(racine(), 'migrations'),
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(
      ({ nom, sql }): MigrationDirectory => ({
        path: nom,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
      }),
    ),
  };
}

/** One connection that never idles out: the lock and the transaction below belong to it. */
function connexionUnique(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 10_000,
  });
  // Without a listener a lost idle connection ends the process; the next query reports it anyway.
  pool.on('error', () => undefined);
  return pool;
}

/**
 * Applies the missing migrations in order and returns their names (empty when nothing was missing).
 *
 * Each migration and its line in `_prisma_migrations` are committed together: a process killed in the
 * middle leaves no half-applied or "failed" migration behind. Two processes may call this at once.
 */
export async function appliquerMigrations(
  url: string,
  options: { surMigration?: (nom: string) => void } = {},
): Promise<string[]> {
  const migrations = await lireMigrations();
  const pool = connexionUnique(url);
  try {
    // Checked before the lock as well: the usual start has nothing to apply and must stay quick.
    if ((await resteAAppliquer(pool, migrations)).length === 0) return [];
    await pool.query('SELECT pg_advisory_lock($1)', [VERROU_MIGRATIONS]);
    const restantes = await resteAAppliquer(pool, migrations);
    if (restantes.length === 0) return [];
    const moteur = await ouvrirMoteur(pool);
    try {
      for (const migration of restantes) {
        options.surMigration?.(migration.nom);
        const jusquIci = migrations.slice(0, migrations.indexOf(migration) + 1);
        await pool.query('BEGIN');
        await moteur.applyMigrations({
          migrationsList: listePourMoteur(jusquIci),
          filters: SANS_FILTRE,
        });
        await pool.query('COMMIT');
      }
    } finally {
      moteur.free();
    }
    return restantes.map(({ nom }) => nom);
  } finally {
    // Ending the connection rolls back what was not committed and releases the lock.
    await pool.end();
  }
}

/**
 * SQL that would bring the live database to `schema.prisma`; empty when they agree. What Prisma does
 * not model (triggers, functions, checks) is neither compared nor touched.
 */
export async function ecartAvecSchema(url: string): Promise<string> {
  const chemin = join(racine(), 'schema.prisma');
  const schema = await readFile(chemin, 'utf8');
  const pool = connexionUnique(url);
  try {
    const moteur = await ouvrirMoteur(pool, [[chemin, schema]]);
    try {
      const { stdout } = await moteur.diff({
        from: {
          tag: 'schemaDatasource',
          files: [{ path: chemin, content: schema }],
          configDir: racine(),
        },
        to: { tag: 'schemaDatamodel', files: [{ path: chemin, content: schema }] },
        script: true,
        exitCode: null,
        filters: SANS_FILTRE,
      });
      const sql = (stdout ?? '').trim();
      return sql === '-- This is an empty migration.' ? '' : sql;
    } finally {
      moteur.free();
    }
  } finally {
    await pool.end();
  }
}
