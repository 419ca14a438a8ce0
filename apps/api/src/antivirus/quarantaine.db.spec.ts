import { Readable } from 'node:stream';
import type { Dossier } from '@sciat/contrats';
import { type ApplicationDeTest, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  navigateur,
  unPdf,
  unService,
} from '../../test/fabriques.js';
import { EICAR, type FauxClamd, fauxClamd } from '../../test/faux-clamd.js';
import { adresse, deposer, lire, verifier } from '../../test/gestes.js';
import { registre } from '../jobs/registre.js';
import type { MoyensTravaux } from '../jobs/tour-quotidien.js';
import { reprendreAnalyses } from './analyser.job.js';
import { creerAntivirus } from './antivirus.js';

const CODE = 'FICHE_DE_POSTE';
const infecte = () => Buffer.concat([unPdf(), Buffer.from(EICAR)]);
let api: ApplicationDeTest;
let clamd: FauxClamd;
let agent: AgentConnecte;
let dossierId: string;
let moyens: MoyensTravaux;

beforeAll(async () => {
  clamd = await fauxClamd();
  api = await demarrerApplication();
  // Read at each deposit: the service holds the very same object.
  api.config.CLAMD_URL = clamd.url;
  moyens = { ...api.moyens, antivirus: creerAntivirus(api.config) } as MoyensTravaux;
});
afterAll(async () => {
  await api.fermer();
  await clamd.fermer();
});
beforeEach(async () => {
  await api.base.vider();
  clamd.recus.length = 0;
  api.incidents.length = 0;
  const service = await unService(api);
  agent = await connecter(api, 'superviseur', service);
  dossierId = (await unDossier(api, { service })).id;
});

const fichier = () => agent.get(`${adresse(dossierId)}/pieces/${CODE}/versions/1`);
const pieceDe = (d: Dossier) => d.pieces.find((p) => p.code === CODE);
const demandes = () => api.client.outbox.findMany({ where: { nom: 'piece.analyser' } });
async function analyser(avec = moyens) {
  for (const { charge } of await demandes())
    await registre['piece.analyser'].traiter(avec, charge as never);
}

test('en quarantaine tant que l’antivirus n’a pas regardé : ni servi, ni accepté', async () => {
  const { body } = await deposer(agent, dossierId, CODE).expect(201);
  expect(pieceDe(body)?.versions[0]?.analyse).toBe('EN_ATTENTE');
  expect((await fichier().expect(409)).body.detail).toContain('en quarantaine');
  expect((await verifier(agent, dossierId, CODE).expect(409)).body.detail).toContain('quarantaine');
  expect(await demandes()).toHaveLength(1);
});

test('sain, il sort de quarantaine, sans nouvelle version du dossier', async () => {
  const { body: avant } = await deposer(agent, dossierId, CODE).expect(201);
  await analyser();
  await analyser();
  expect(clamd.recus).toEqual([unPdf(CODE)]);
  const apres = await lire(agent, dossierId);
  expect(pieceDe(apres)).toMatchObject({ etat: 'RECUE', versions: [{ analyse: 'SAINE' }] });
  expect(apres.version).toBe(avant.version);
  await fichier().expect(200);
  await verifier(agent, dossierId, CODE).expect(200);
});

test('infecté, il n’est jamais servi ; la pièce le dit et attend un autre fichier', async () => {
  await deposer(agent, dossierId, CODE, infecte()).expect(201);
  await analyser();
  await analyser();
  const { body } = await fichier().expect(410);
  expect(body).toMatchObject({ code: 'retire', detail: expect.stringContaining('malveillant') });
  await agent.head(`${adresse(dossierId)}/pieces/${CODE}/versions/1?apercu=1`).expect(410);
  expect(pieceDe(await lire(agent, dossierId))).toMatchObject({
    etat: 'REFUSEE',
    motifRefus: expect.stringContaining('logiciel malveillant'),
    versions: [{ analyse: 'INFECTEE' }],
  });
  await verifier(agent, dossierId, CODE).expect(410);
  const { donnees } = (await agent.get(`${adresse(dossierId)}/journal`).expect(200)).body;
  expect(donnees[0]).toMatchObject({
    phrase: 'Fichier bloqué par l’antivirus : Fiche de poste (version 1, Eicar-Test-Signature)',
    auteur: 'Antivirus',
  });
  expect(donnees.filter((e: { type: string }) => e.type === 'PieceInfectee')).toHaveLength(1);
  await deposer(agent, dossierId, CODE).expect(201);
  await analyser();
  expect(pieceDe(await lire(agent, dossierId))).toMatchObject({
    etat: 'RECUE',
    versions: [{ analyse: 'SAINE' }, { analyse: 'INFECTEE' }],
  });
});

test('remplacé entre-temps, le fichier infecté ne refuse pas celui qui le remplace', async () => {
  await deposer(agent, dossierId, CODE, infecte()).expect(201);
  await deposer(agent, dossierId, CODE).expect(201);
  await analyser();
  expect(pieceDe(await lire(agent, dossierId))).toMatchObject({
    etat: 'RECUE',
    versions: [{ analyse: 'SAINE' }, { analyse: 'INFECTEE' }],
  });
});

test('l’antivirus injoignable est essayé de nouveau, et le fichier reste en quarantaine', async () => {
  await deposer(agent, dossierId, CODE).expect(201);
  const muet = await fauxClamd();
  await muet.fermer();
  const sans = { ...moyens, antivirus: creerAntivirus({ CLAMD_URL: muet.url }) };
  await expect(analyser(sans)).rejects.toThrow();
  await expect(analyser({ ...moyens, antivirus: null })).rejects.toThrow('CLAMD_URL');
  await fichier().expect(409);
  // The queue and its row were lost: the daily round asks again, once it is old enough.
  await api.client.outbox.deleteMany({});
  expect(await reprendreAnalyses(moyens)).toBe(0);
  api.horloge.regler('2026-09-16');
  expect(await reprendreAnalyses(moyens)).toBe(1);
  await analyser();
  await fichier().expect(200);
});

test('trop grand pour l’antivirus, il reste en quarantaine et l’erreur le dit', async () => {
  const petit = await fauxClamd({ limite: 10 });
  const antivirus = creerAntivirus({ CLAMD_URL: petit.url });
  await deposer(agent, dossierId, CODE).expect(201);
  await expect(analyser({ ...moyens, antivirus })).rejects.toThrow('size limit exceeded');
  const gros = Readable.from(Array.from({ length: 200 }, () => Buffer.alloc(256 * 1024)));
  await expect(antivirus?.analyser(gros)).rejects.toThrow();
  await fichier().expect(409);
  await petit.fermer();
});

test('par le lien, l’infecté est redemandé à la collectivité', async () => {
  const service = { id: agent.compte.serviceId };
  const { id } = await unDossier(api, { service, etape: 'COMPLEMENTS_FICHE' });
  const { body } = await agent
    .post(`${adresse(id)}/liens`)
    .send({})
    .expect(201);
  const chemin = new URL(body.adresse).pathname;
  await navigateur(api)
    .post(`/api${chemin}/pieces`)
    .field('code', CODE)
    .attach('fichier', infecte(), 'fiche.pdf')
    .expect(201);
  await analyser();
  const vu = (await navigateur(api).get(`/api${chemin}`).expect(200)).body;
  expect(vu.pieces.find((p: { code: string }) => p.code === CODE)).toMatchObject({
    etat: 'REFUSEE',
    attendue: true,
    motifRefus: expect.stringContaining('logiciel malveillant'),
  });
});
