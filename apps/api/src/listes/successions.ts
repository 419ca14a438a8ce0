import type { DateLegale } from '@sciat/dispositifs';
import type { PrismaClient } from '@sciat/prisma';
import { deBase } from '../base/dates.js';

const jourDeParis = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' });

export interface Successions {
  /** For each code, the list in force today. */
  enVigueur: Set<string>;
  /** Day from which each list gives way to another; absent for those that do not. */
  remplaceesLe: Map<string, DateLegale>;
}

/**
 * How the lists of a service follow one another. A list gives way at the effect of the next one, or,
 * when the next one was published for the same date, on the day it was published.
 */
export async function lireSuccessions(
  client: PrismaClient,
  serviceId: string,
  aujourdhui: DateLegale,
): Promise<Successions> {
  const listes = await client.listeEligibilite.findMany({
    where: { serviceId },
    orderBy: [{ code: 'asc' }, { effetLe: 'asc' }, { importeeLe: 'asc' }],
    select: { id: true, code: true, effetLe: true, importeeLe: true },
  });
  const enVigueur = new Map<string, string>();
  const remplaceesLe = new Map<string, DateLegale>();
  for (const [i, { id, code, effetLe }] of listes.entries()) {
    if (deBase(effetLe) <= aujourdhui) enVigueur.set(code, id);
    const suivante = listes[i + 1];
    if (suivante?.code !== code) continue;
    const memeJour = suivante.effetLe.getTime() === effetLe.getTime();
    remplaceesLe.set(
      id,
      memeJour ? jourDeParis.format(suivante.importeeLe) : deBase(suivante.effetLe),
    );
  }
  return { enVigueur: new Set(enVigueur.values()), remplaceesLe };
}
