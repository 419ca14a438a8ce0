import { travauxSchema } from '@sciat/contrats';
import type { PrismaClient } from '@sciat/prisma';
import type { Logger } from 'pino';
import type { MoyensEnvoi } from '../courriels/envoyer.job.js';
import { quotidien } from '../echeances/quotidien.job.js';
import { idOutbox, relayer } from '../outbox/relais.js';
import type { FileDeTravaux, Travail } from './queue.js';
import { registre } from './registre.js';

const QUOTIDIEN = 'quotidien';
const CADENCE_RELAIS_MS = 1000;

export interface Travaux {
  arreter(): Promise<void>;
}

/** The worker: relays the outbox, runs the jobs, and does the daily round. Holds no HTTP route. */
export async function demarrerTravaux(
  file: FileDeTravaux,
  moyens: MoyensEnvoi,
  journal: Logger,
  cadenceMs = CADENCE_RELAIS_MS,
): Promise<Travaux> {
  await file.traiter(
    (travail) => executer(moyens, travail),
    (travail, erreur) => abandonner(moyens, travail, erreur),
  );
  await file.planifierChaqueJour(QUOTIDIEN, '0 5 * * *');
  const premierTour = tourQuotidien(moyens, journal);
  const arreterRelais = relayerSansCesse(moyens.client, file, journal, cadenceMs);
  return {
    async arreter() {
      await arreterRelais();
      await file.fermer();
      await premierTour;
    },
  };
}

async function tourQuotidien(moyens: MoyensEnvoi, journal: Logger): Promise<void> {
  try {
    const bilan = await quotidien(moyens);
    journal.info(bilan, 'tour quotidien fait');
  } catch (erreur) {
    journal.error({ err: erreur }, 'tour quotidien interrompu');
  }
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

async function executer(moyens: MoyensEnvoi, travail: Travail): Promise<void> {
  if (travail.nom === QUOTIDIEN) {
    await quotidien(moyens);
    return;
  }
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

async function abandonner(moyens: MoyensEnvoi, travail: Travail, erreur: Error): Promise<void> {
  if (travail.nom === QUOTIDIEN) return;
  const lu = travauxSchema.safeParse(travail);
  if (lu.success)
    await registre[lu.data.nom].abandonner?.(moyens, lu.data.charge as never, erreur.message);
  await moyens.client.outbox.updateMany({
    where: { id: idOutbox(travail.id), etat: { not: 'FAIT' } },
    data: { etat: 'ECHOUE', erreur: erreur.message, finLe: new Date() },
  });
}
