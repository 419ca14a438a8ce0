import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ApplicationDeTest, demarrerApplication } from '../../test/application.js';
import { avancer, COORDONNEES, rediger } from '../../test/courriers.js';
import { unDossier } from '../../test/dossiers.js';
import { connecter, unService } from '../../test/fabriques.js';
import { attendre, lancerWorker, perdreLaFile, tuer, tuerTous } from '../../test/worker.js';

let api: ApplicationDeTest;
beforeAll(async () => {
  api = await demarrerApplication();
  await api.client.$executeRawUnsafe('DROP SCHEMA IF EXISTS bullmq CASCADE');
});
afterAll(async () => {
  tuerTous();
  await api.fermer();
});

const courrier = () => api.client.courrier.findFirstOrThrow();
const fait = async () =>
  (await api.client.outbox.count({ where: { nom: 'courrier.rendre', etat: 'FAIT' } })) === 1;

test('un worker tué puis relancé rend le courrier une fois : un numéro, un PDF', async () => {
  const service = await unService(api, COORDONNEES);
  const agent = await connecter(api, 'instructeur', service);
  const { id: dossierId } = await unDossier(api, { service, etape: 'SIGNATURE_CONFIRMATION' });
  const { id } = await rediger(agent, dossierId, 'CONFIRMATION');
  await tuer(lancerWorker(api));
  await avancer(agent, id, 'A_SIGNER');
  const premier = lancerWorker(api);
  await attendre(async () => (await courrier()).renduLe !== null);
  await tuer(premier);
  const { pdfCle, numero } = await courrier();

  // As if it had died before it could say so: the queue has forgotten, the outbox hands over again.
  await perdreLaFile(api, 'courrier.rendre');
  lancerWorker(api);
  await attendre(fait);
  expect(await courrier()).toMatchObject({ pdfCle, numero });
  const dossier = join(api.config.DONNEES, 'fichiers', service.id, dossierId);
  expect((await readdir(dossier)).filter((nom) => pdfCle?.endsWith(nom))).toHaveLength(1);
  const pieces = await api.client.versionPiece.count({ where: { piece: { dossierId } } });
  expect(await readdir(dossier)).toHaveLength(pieces + 1);
}, 60_000);
