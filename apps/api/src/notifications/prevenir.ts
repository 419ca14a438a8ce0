import { JOURS_AVANT_ECHEANCE } from '@sciat/contrats';
import { ajouterJours } from '@sciat/dispositifs';
import type { PrismaClient } from '@sciat/prisma';
import { deBase, enBase } from '../base/dates.js';
import type { Horloge } from '../base/horloge.js';
import { annoncer } from './notifier.js';
import { echeanceProche } from './selon-evenement.js';

interface Moyens {
  client: PrismaClient;
  horloge: Horloge;
}

const LOT = 100;
/** Days a notification is kept. By then its date is long past, and it cannot be told again. */
const JOURS_GARDES = 365;

/** Once a day: tells each agent of the deadlines that they have to meet within a few days. */
export async function prevenirEcheances({ client, horloge }: Moyens): Promise<void> {
  const aujourdhui = horloge.aujourdhui();
  let depuis = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const lot = await client.obligation.findMany({
      where: {
        dossierId: { gt: depuis },
        agentId: { not: null },
        acteur: 'SCIAT',
        echeanceLe: {
          gte: enBase(aujourdhui),
          lte: enBase(ajouterJours(aujourdhui, JOURS_AVANT_ECHEANCE)),
        },
      },
      orderBy: { dossierId: 'asc' },
      take: LOT,
      include: { dossier: { select: { reference: true } } },
    });
    for (const { dossierId, serviceId, agentId, dispositif, libelle, echeanceLe, dossier } of lot) {
      if (!agentId || !echeanceLe) continue;
      const annonce = echeanceProche({ dossierId, agentId, libelle, le: deBase(echeanceLe) });
      const acte = { serviceId, dossierId, auteurId: null, maintenant: horloge.maintenant() };
      await client.$transaction((tx) =>
        annoncer(tx, acte, { dispositif, reference: dossier.reference }, [annonce]),
      );
    }
    const dernier = lot.at(-1);
    if (!dernier) return;
    depuis = dernier.dossierId;
  }
}

export async function oublierNotifications({ client, horloge }: Moyens): Promise<void> {
  const avant = enBase(ajouterJours(horloge.aujourdhui(), -JOURS_GARDES));
  await client.notification.deleteMany({ where: { creeLe: { lt: avant } } });
}
