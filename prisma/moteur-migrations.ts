import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';

const { CHAR, TEXT } = pg.types.builtins;

/**
 * The pg adapter, with what the schema engine needs and the application's queries never do:
 * - `executeScript` cuts the script at each semicolon, which breaks function bodies and comments;
 *   PostgreSQL takes a whole script in one simple query, as the native engine does;
 * - the catalogue's one-byte `"char"` columns are refused; the engine wants them as characters.
 */
class AdaptateurMigrations extends PrismaPg {
  private colonnesChar = new Set<number>();

  constructor(private readonly pool: pg.Pool) {
    super(pool);
    const interroger = pool.query;
    Object.assign(pool, {
      query: async (...requete: unknown[]) => {
        const resultat: pg.QueryResult = await Reflect.apply(interroger, pool, requete);
        this.colonnesChar = annoncerEnTexte(resultat);
        return resultat;
      },
    });
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adaptateur = await super.connect();
    const lire = adaptateur.queryRaw.bind(adaptateur);
    adaptateur.queryRaw = async (requete) => {
      const resultat = await lire(requete);
      for (const colonne of this.colonnesChar) {
        resultat.columnTypes[colonne] = ColumnTypeEnum.Character;
      }
      return resultat;
    };
    adaptateur.executeScript = async (script) => {
      try {
        await this.pool.query(script);
      } catch (erreur) {
        throw erreur instanceof pg.DatabaseError ? traduire(erreur) : erreur;
      }
    };
    return adaptateur;
  }
}

/** Returns the positions of the `"char"` columns, after giving them a type the adapter accepts. */
function annoncerEnTexte({ fields }: pg.QueryResult): Set<number> {
  const positions = new Set<number>();
  for (const [position, champ] of (fields ?? []).entries()) {
    if (champ.dataTypeID !== CHAR) continue;
    champ.dataTypeID = TEXT;
    positions.add(position);
  }
  return positions;
}

function traduire(erreur: pg.DatabaseError): DriverAdapterError {
  return new DriverAdapterError({
    kind: 'postgres',
    code: erreur.code ?? 'XX000',
    severity: erreur.severity ?? 'ERROR',
    message: erreur.message,
    detail: erreur.detail,
    column: erreur.column,
    hint: erreur.hint,
  });
}

/** Node has it; only the browser's type library declares it. */
declare const WebAssembly: {
  instantiate(
    octets: Uint8Array,
    imports: Record<string, object>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

type Liaisons = typeof import('@prisma/schema-engine-wasm/schema_engine_bg') & {
  __wbg_set_wasm(exports: Record<string, unknown>): void;
};

/**
 * The package is written for bundlers that import `.wasm` files; Node needs the instantiation by hand.
 * Once per process: its bindings hold a single instance, that its pending timers still refer to.
 */
async function instancier(): Promise<Liaisons> {
  const liaisons = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as Liaisons;
  const fichier = new URL(
    './schema_engine_bg.wasm',
    import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'),
  );
  const { instance } = await WebAssembly.instantiate(await readFile(fileURLToPath(fichier)), {
    './schema_engine_bg.js': { ...liaisons, ...minuteriesDiscretes(liaisons) },
  });
  liaisons.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return liaisons;
}

let charge: Promise<Liaisons> | undefined;

/** On demand: 5 MB that a start with nothing to migrate does not need. */
function chargerMoteur(): Promise<Liaisons> {
  charge ??= instancier();
  return charge;
}

/** The engine never clears the 10-second timeout of its lock: it must not keep the process alive. */
function minuteriesDiscretes(liaisons: Liaisons): Record<string, object> {
  const noms = Object.keys(liaisons).filter((nom) => nom.startsWith('__wbg_setTimeout_'));
  const minuterie = (rappel: () => void, delai: number) => setTimeout(rappel, delai).unref();
  return Object.fromEntries(noms.map((nom) => [nom, minuterie]));
}

export async function ouvrirMoteur(
  pool: pg.Pool,
  schemas?: [chemin: string, contenu: string][],
): Promise<SchemaEngine> {
  const { SchemaEngine } = await chargerMoteur();
  return SchemaEngine.new(
    { datamodels: schemas },
    () => undefined,
    bindSqlAdapterFactory(new AdaptateurMigrations(pool)),
  );
}
