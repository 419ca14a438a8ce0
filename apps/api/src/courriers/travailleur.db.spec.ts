import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demarrerApplication } from '../../test/application.js';
import { avancer, COORDONNEES, rediger } from '../../test/courriers.js';
import { unDossier } from '../../test/dossiers.js';
import { type Api, connecter, unService } from '../../test/fabriques.js';

const WORKER = fileURLToPath(new URL('../../dist/worker.js', import.meta.url));

let api: Api;
const enfants = new Set<ChildProcess>();
beforeAll(async () => {
  api = await demarrerApplication();
  await api.client.$executeRawUnsafe('DROP SCHEMA IF EXISTS bullmq CASCADE');
});
afterAll(async () => {
  for (const enfant of enfants) enfant.kill('SIGKILL');
  await api.fermer();
});

/** A real worker process, as in production. */
function lancerWorker(): ChildProcess {
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
async function tuer(enfant: ChildProcess): Promise<void> {
  enfants.delete(enfant);
  const fin = once(enfant, 'exit');
  enfant.kill('SIGKILL');
  await fin;
}
async function attendre(condition: () => Promise<boolean>): Promise<number> {
  const debut = Date.now();
  while (!(await condition())) {
    if (Date.now() - debut > 20_000) throw new Error('Attendu en vain');
    await new Promise((suite) => setTimeout(suite, 50));
  }
  return Date.now() - debut;
}
const courrier = () => api.client.courrier.findFirstOrThrow();
const fait = async () =>
  (await api.client.outbox.count({ where: { nom: 'courrier.rendre', etat: 'FAIT' } })) === 1;

test('un worker tué puis relancé rend le courrier une fois : un numéro, un PDF', async () => {
  const service = await unService(api, COORDONNEES);
  const agent = await connecter(api, 'instructeur', service);
  const { id: dossierId } = await unDossier(api, { service, etape: 'SIGNATURE_CONFIRMATION' });
  const { id } = await rediger(agent, dossierId, 'CONFIRMATION');
  await tuer(lancerWorker());
  await avancer(agent, id, 'A_SIGNER');
  const premier = lancerWorker();
  await attendre(async () => (await courrier()).renduLe !== null);
  await tuer(premier);
  const { pdfCle, numero } = await courrier();

  // As if it had died before it could say so: the queue has forgotten, the outbox hands over again.
  await api.client.$executeRawUnsafe('DROP SCHEMA IF EXISTS bullmq CASCADE');
  await api.client.outbox.updateMany({
    where: { nom: 'courrier.rendre' },
    data: { etat: 'RELAYE', relayeLe: new Date(0) },
  });
  lancerWorker();
  await attendre(fait);
  expect(await courrier()).toMatchObject({ pdfCle, numero });
  const dossier = join(api.config.DONNEES, 'fichiers', service.id, dossierId);
  expect((await readdir(dossier)).filter((nom) => pdfCle?.endsWith(nom))).toHaveLength(1);
  const pieces = await api.client.versionPiece.count({ where: { piece: { dossierId } } });
  expect(await readdir(dossier)).toHaveLength(pieces + 1);
}, 60_000);
