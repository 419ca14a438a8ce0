import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.js';
import { planifier } from './planifier.js';

export * from './generated/client.js';
export { appliquerMigrations, ecartAvecSchema } from './migrer.js';
export { planifier } from './planifier.js';

export interface OptionsClient {
  /** Most connections this process may hold at once. */
  connexionsMax?: number;
  /** Called when an idle connection is lost (server restarted); the pool replaces it by itself. */
  surErreur?: (erreur: Error) => void;
}

/** Better a refusal than a request that waits for ever: an overloaded pool, a server that does not answer. */
export const ATTENTE_CONNEXION_MS = 5000;

/** A write that takes longer is given up, with all it did. */
const TRANSACTION_MS = 15_000;

export function creerClient(url: string, options: OptionsClient = {}): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max: options.connexionsMax ?? 10,
      connectionTimeoutMillis: ATTENTE_CONNEXION_MS,
    },
    { onPoolError: options.surErreur, statementNameGenerator: planifier() },
  );
  return new PrismaClient({ adapter, transactionOptions: { timeout: TRANSACTION_MS } });
}
