import { type Acteur, acteurs, ajouterJours } from '@sciat/dispositifs';
import type { PrismaClient } from '@sciat/prisma';
import { ICalCalendar } from 'ical-generator';
import { duPerimetre, type Perimetre } from '../auth/perimetre.js';
import { enBase } from '../base/dates.js';
import type { Horloge } from '../base/horloge.js';

/** Deadlines of one calendar, and how long a passed one stays in it. */
const EVENEMENTS_MAX = 500;
const JOURS_PASSES = 90;

/** The deadlines of someone's dossiers, as a calendar that says what is awaited and when, and of whom nothing. */
export async function ecrireAgenda(
  { client, horloge }: { client: PrismaClient; horloge: Horloge },
  qui: Perimetre & { id: string },
): Promise<string> {
  const depuis = ajouterJours(horloge.aujourdhui(), -JOURS_PASSES);
  const obligations = await client.obligation.findMany({
    where: { ...duPerimetre(qui), agentId: qui.id, echeanceLe: { gte: enBase(depuis) } },
    orderBy: [{ echeanceLe: 'asc' }, { dossierId: 'asc' }],
    take: EVENEMENTS_MAX,
    include: { dossier: { select: { reference: true } } },
  });
  const agenda = new ICalCalendar({
    name: 'Échéances SCIAT',
    prodId: { company: 'SCIAT', product: 'Instruction SCIAT', language: 'FR' },
    ttl: 3600,
  });
  for (const { dossierId, dossier, etape, acteur, libelle, echeanceLe } of obligations) {
    if (!echeanceLe) continue;
    agenda.createEvent({
      // The same when its date moves: the calendar moves it too.
      id: `${dossierId}-${etape}@instruction-sciat`,
      allDay: true,
      start: echeanceLe,
      stamp: horloge.maintenant(),
      summary: `${dossier.reference} – ${acteurs[acteur as Acteur]}\u00a0: ${libelle}`,
    });
  }
  // The last line ends like the others.
  return `${agenda.toString()}\r\n`;
}
