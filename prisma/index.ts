import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.js';

export * from './generated/client.js';
export { appliquerMigrations, ecartAvecSchema } from './migrer.js';

export interface OptionsClient {
  /** Most connections this process may hold at once. */
  connexionsMax?: number;
  /** Called when an idle connection is lost (server restarted); the pool replaces it by itself. */
  surErreur?: (erreur: Error) => void;
}

/** Better a refusal than a request that waits for ever: an overloaded pool, a server that does not answer. */
export const ATTENTE_CONNEXION_MS = 5000;

export function creerClient(url: string, options: OptionsClient = {}): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max: options.connexionsMax ?? 10,
      connectionTimeoutMillis: ATTENTE_CONNEXION_MS,
    },
    { onPoolError: options.surErreur },
  );
  return new PrismaClient({ adapter });
}
