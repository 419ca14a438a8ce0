import { type Agent, type Permission, peut } from '@sciat/dispositifs';
import { Prisma } from '@sciat/prisma';
import { ErreurMetier, interdit } from '../erreurs/erreur-metier.js';

/** What someone may see of the dossiers: their service's, of all schemes or of some. */
export interface Perimetre {
  serviceId: string;
  /** Codes of schemes; empty for all. */
  dispositifs: readonly string[];
}

/** For a query on dossiers, or on a table that copies their service and scheme. */
export const duPerimetre = ({ serviceId, dispositifs }: Perimetre) => ({
  serviceId,
  ...(dispositifs.length > 0 ? { dispositif: { in: [...dispositifs] } } : {}),
});

/** The same in SQL, on the table or alias that has `service_id` and `dispositif`. */
export const auPerimetre = (table: Prisma.Sql, { serviceId, dispositifs }: Perimetre) =>
  dispositifs.length > 0
    ? Prisma.sql`${table}.service_id = ${serviceId}::uuid AND ${table}.dispositif = ANY(${[...dispositifs]})`
    : Prisma.sql`${table}.service_id = ${serviceId}::uuid`;

/** For what belongs to a dossier and copies only its service. */
export const deDossiersDuPerimetre = ({ serviceId, dispositifs }: Perimetre) => ({
  serviceId,
  ...(dispositifs.length > 0 ? { dossier: { dispositif: { in: [...dispositifs] } } } : {}),
});

/** @throws ErreurMetier 403 outside the agent's service, rights or schemes; it says so when only the scheme is in the way */
export function exigerDroit(
  agent: Agent,
  permission: Permission,
  objet: { serviceId: string; dispositif?: string },
): void {
  if (peut(agent, permission, objet)) return;
  const { serviceId } = objet;
  throw interdit(
    peut(agent, permission, { serviceId }) ? 'Vous ne suivez pas ce dispositif.' : undefined,
  );
}

/** @throws ErreurMetier 403 for someone limited to some schemes: what is asked for is all schemes' together */
export function exigerTousDispositifs({ dispositifs }: Perimetre): void {
  if (dispositifs.length > 0)
    throw new ErreurMetier(
      'interdit',
      'Réservé aux comptes qui suivent tous les dispositifs : un fichier les mêle.',
    );
}
