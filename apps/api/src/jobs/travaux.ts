import { travauxSchema } from '@sciat/contrats';
import type { PrismaClient } from '@sciat/prisma';
import type { Logger } from 'pino';
import { idOutbox, relayer } from '../outbox/relais.js';
import type { FileDeTravaux, Travail } from './queue.js';
import { registre } from './registre.js';
import {
  type MoyensTravaux,
  QUOTIDIEN,
  signalerTourManque,
  tourQuotidien,
} from './tour-quotidien.js';

const CADENCE_RELAIS_MS = 1000;

export interface Travaux {
  arreter(): Promise<void>;
}

/** The worker: relays the outbox, runs the jobs, and does the daily round. Holds no HTTP route. */
export async function demarrerTravaux(
  file: FileDeTravaux,
  moyens: MoyensTravaux,
  cadenceMs = CADENCE_RELAIS_MS,
): Promise<Travaux> {
  await file.traiter(
    (travail) => executer(moyens, travail),
    (travail, erreur) => abandonner(moyens, travail, erreur),
  );
  await file.planifierChaqueJour(QUOTIDIEN, '0 5 * * *');
  // For the days nobody was there to run it. Should it fail, the planned one tells.
  const premierTour = tourQuotidien(moyens).catch((erreur) =>
    moyens.journal.error({ err: erreur }, 'tour quotidien interrompu'),
  );
  const arreterRelais = relayerSansCesse(moyens.client, file, moyens.journal, cadenceMs);
  return {
    async arreter() {
      await arreterRelais();
      await file.fermer();
      await premierTour;
    },
  };
}

function relayerSansCesse(
  client: PrismaClient,
  file: FileDeTravaux,
  journal: Logger,
  cadenceMs: number,
) {
  let fini = false;
  let reveiller = () => {};
  const boucle = (async () => {
    while (!fini) {
      try {
        if ((await relayer(client, file)) > 0) continue;
      } catch (erreur) {
        journal.warn({ err: erreur }, 'relais interrompu, repris plus tard');
      }
      if (fini) return;
      await new Promise<void>((suite) => {
        const attente = setTimeout(suite, cadenceMs);
        reveiller = () => {
          clearTimeout(attente);
          suite();
        };
      });
    }
  })();
  return async () => {
    fini = true;
    reveiller();
    await boucle;
  };
}

/** Put in the queue by its plan, not by an outbox row: the daily round. */
const planifie = ({ id }: Travail) => idOutbox(id) === id;

async function executer(moyens: MoyensTravaux, travail: Travail): Promise<void> {
  if (planifie(travail)) return tourQuotidien(moyens);
  const { client } = moyens;
  const id = idOutbox(travail.id);
  // The queue may hand over once more a job whose completion it did not hear of.
  if ((await client.outbox.findUnique({ where: { id }, select: { etat: true } }))?.etat === 'FAIT')
    return;
  try {
    const { nom, charge } = travauxSchema.parse(travail);
    await registre[nom].traiter(moyens, charge as never);
  } catch (erreur) {
    const message = erreur instanceof Error ? erreur.message : String(erreur);
    await client.outbox.updateMany({
      where: { id },
      data: { essais: { increment: 1 }, erreur: message },
    });
    throw erreur;
  }
  await client.outbox.updateMany({
    where: { id },
    data: { etat: 'FAIT', erreur: null, finLe: new Date() },
  });
}

async function abandonner(moyens: MoyensTravaux, travail: Travail, erreur: Error): Promise<void> {
  if (planifie(travail)) return signalerTourManque(moyens, erreur);
  const lu = travauxSchema.safeParse(travail);
  if (lu.success)
    await registre[lu.data.nom].abandonner?.(moyens, lu.data.charge as never, erreur.message);
  await moyens.client.outbox.updateMany({
    where: { id: idOutbox(travail.id), etat: { not: 'FAIT' } },
    data: { etat: 'ECHOUE', erreur: erreur.message, finLe: new Date() },
  });
}
