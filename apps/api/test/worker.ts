import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ApplicationDeTest } from './application.js';

const WORKER = fileURLToPath(new URL('../dist/worker.js', import.meta.url));
const enfants = new Set<ChildProcess>();

/** A real worker process, as in production, on the database of the test. */
export function lancerWorker(api: ApplicationDeTest): ChildProcess {
  const enfant = spawn(process.execPath, [WORKER], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: api.base.url,
      DONNEES: api.config.DONNEES,
      NIVEAU_JOURNAL: 'silent',
    },
    stdio: 'ignore',
  });
  enfants.add(enfant);
  return enfant;
}

export async function tuer(enfant: ChildProcess): Promise<void> {
  enfants.delete(enfant);
  const fin = once(enfant, 'exit');
  enfant.kill('SIGKILL');
  await fin;
}

export function tuerTous(): void {
  for (const enfant of enfants) enfant.kill('SIGKILL');
}

export async function attendre(condition: () => Promise<boolean>): Promise<void> {
  const fin = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > fin) throw new Error(`Attendu en vain : ${condition}`);
    await new Promise((suite) => setTimeout(suite, 50));
  }
}

/** As if the queue had been lost: what it was handed comes again from the outbox. */
export async function perdreLaFile(api: ApplicationDeTest, nom: string): Promise<void> {
  await api.client.$executeRawUnsafe('DROP SCHEMA IF EXISTS bullmq CASCADE');
  await api.client.outbox.updateMany({
    where: { nom, etat: { not: 'FAIT' } },
    data: { etat: 'RELAYE', relayeLe: new Date(0) },
  });
}
