import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ApplicationDeTest, demarrerApplication } from '../../test/application.js';
import { avancer, COORDONNEES, rediger } from '../../test/courriers.js';
import { unDossier } from '../../test/dossiers.js';
import { connecter, unService } from '../../test/fabriques.js';
import { nettoyerFichiers } from '../pieces/nettoyer-fichiers.js';

const WORKER = fileURLToPath(new URL('../../dist/worker.js', import.meta.url));

let api: ApplicationDeTest;
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

test('tué pendant qu’il rend, le worker laisse un numéro et, repris, un seul PDF', async () => {
  const service = await unService(api, COORDONNEES);
  const agent = await connecter(api, 'instructeur', service);
  const { id: dossierId } = await unDossier(api, { service, etape: 'SIGNATURE_CONFIRMATION' });
  const { id } = await rediger(agent, dossierId, 'CONFIRMATION');
  await avancer(agent, id, 'A_SIGNER');
  const { numero, pdfCle: avant } = await api.client.courrier.findUniqueOrThrow({ where: { id } });
  expect(avant).toBeNull();
  const dossier = join(api.config.DONNEES, 'fichiers', service.id, dossierId);
  const pieces = (await readdir(dossier)).length;

  // Another transaction holds the letter's row: the worker prints, stores, then waits at its last line.
  const verrou = avecSignal();
  const tenu = api.client.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM courrier WHERE id = ${id}::uuid FOR UPDATE`;
      await verrou.promise;
    },
    { timeout: 60_000 },
  );
  const premier = lancerWorker();
  await attendre(async () => (await readdir(dossier)).length > pieces);
  await tuer(premier);
  verrou.resolve();
  await tenu;
  await attendre(async () => (await enAttenteDeVerrou()) === 0);

  await api.client.$executeRawUnsafe('DROP SCHEMA IF EXISTS bullmq CASCADE');
  await api.client.outbox.updateMany({
    where: { nom: 'courrier.rendre', dossierId, etat: { not: 'FAIT' } },
    data: { etat: 'RELAYE', relayeLe: new Date(0) },
  });
  lancerWorker();
  await attendre(
    async () =>
      (await api.client.outbox.count({
        where: { nom: 'courrier.rendre', dossierId, etat: 'FAIT' },
      })) === 1,
  );
  const rendu = await api.client.courrier.findUniqueOrThrow({ where: { id } });
  expect(rendu).toMatchObject({ numero, etat: 'A_SIGNER', pdfCle: expect.any(String) });
  expect(await api.client.courrier.count({ where: { dossierId } })).toBe(1);
  expect(
    (await api.client.compteurCourrier.findFirstOrThrow({ where: { serviceId: service.id } }))
      .dernier,
  ).toBe(1);
  // The file of the one that died is named by no letter: the daily round removes it.
  const noms = await readdir(dossier);
  expect(noms.filter((nom) => rendu.pdfCle?.endsWith(nom))).toHaveLength(1);
  api.horloge.regler('2027-12-01');
  await nettoyerFichiers(api.moyens);
  expect(await readdir(dossier)).toHaveLength(pieces + 1);
}, 90_000);

function avecSignal() {
  let resolve = () => {};
  const promise = new Promise<void>((suite) => {
    resolve = suite;
  });
  return { promise, resolve };
}
const enAttenteDeVerrou = async () => {
  const [{ n }] = await api.client.$queryRaw<[{ n: bigint }]>`
    SELECT count(*) AS n FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return Number(n);
};
