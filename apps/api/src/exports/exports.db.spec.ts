import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DemanderExport, EXPORT_DIRECT_MAX, type Export } from '@sciat/contrats';
import { parse } from 'csv-parse/sync';
import { type ApplicationDeTest, demarrerApplication } from '../../test/application.js';
import { beaucoupDeDossiers } from '../../test/beaucoup.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  ouvrirSession,
  uneCollectivite,
  unService,
  unUtilisateur,
} from '../../test/fabriques.js';
import { verifierJournal } from '../journal/verifier.js';
import { expirerExports, produireExport } from './produire.job.js';

const WORKER = fileURLToPath(new URL('../../dist/worker.js', import.meta.url));
const NOMBRE = EXPORT_DIRECT_MAX + 1200;

let api: ApplicationDeTest;
let service: { id: string };
let agent: AgentConnecte;
let limite: AgentConnecte;
const enfants = new Set<ChildProcess>();

beforeAll(async () => {
  api = await demarrerApplication();
  await api.client.$executeRawUnsafe('DROP SCHEMA IF EXISTS bullmq CASCADE');
  service = await unService(api);
  const collectivite = await uneCollectivite(api, service);
  agent = await connecter(api, 'instructeur', service);
  limite = await ouvrirSession(
    api,
    await unUtilisateur(api, 'instructeur', service, { dispositifs: ['AIDANTS'] }),
  );
  await unDossier(api, { service, collectivite, etape: 'REFUS' });
  await agent
    .post('/api/dossiers')
    .send({ dispositif: 'AIDANTS', recuLe: '2026-09-01', collectiviteId: collectivite.id })
    .expect(201);
  await beaucoupDeDossiers(api, { service, collectivite, nombre: NOMBRE });
});
afterAll(async () => {
  for (const enfant of enfants) enfant.kill('SIGKILL');
  await api.fermer();
});
afterEach(() => expect(api.incidents).toEqual([]));

const LISTE: DemanderExport = {
  format: 'csv',
  filtres: { dispositif: 'VTA', etat: 'tous' },
  tri: 'reference',
  ordre: 'asc',
  colonnes: ['reference', 'etape', 'agent'],
};
const relire = (csv: string): string[][] =>
  parse(csv, { bom: true, delimiter: ';', from_line: 2 }) as string[][];
const references = (csv: string) => relire(csv).map(([reference]) => reference);
const telecharger = (qui: AgentConnecte, query: object) =>
  qui
    .get('/api/exports/dossiers')
    .query({ format: 'csv', colonnes: 'reference', ...query })
    .buffer();
const demander = async (qui: AgentConnecte, surcharge: Partial<DemanderExport> = {}) =>
  (
    await qui
      .post('/api/exports')
      .send({ ...LISTE, ...surcharge })
      .expect(201)
  ).body as Export;
const miens = async (qui: AgentConnecte) =>
  (await qui.get('/api/exports').expect(200)).body.donnees as Export[];
const fichier = (qui: AgentConnecte, id: string) => qui.get(`/api/exports/${id}/fichier`).buffer();
const journal = () =>
  api.client.evenementJournal.findMany({
    where: { chaineId: service.id, type: 'DossiersExportes' },
    orderBy: { rang: 'asc' },
    include: { prive: true },
  });
const produire = (id: string) => produireExport(api.moyens, id);

test('une petite liste part aussitôt, avec ses filtres, ses colonnes et son ordre', async () => {
  const { text, headers } = await telecharger(agent, {
    q: 'vta',
    etat: 'clos',
    colonnes: 'etape,reference,agent',
  }).expect(200);
  expect(text).toMatch(/^\uFEFFÉtape;Dossier;Agent\r\n[^;]+ : refus[^;]*;VTA-2026-0001;\r\n$/);
  expect(headers['content-disposition']).toContain('dossiers-2026-09-15.csv');
  expect(headers['cache-control']).toBe('private, no-store');
});

test('chaque export est au journal : qui, combien, avec quels filtres, le texte cherché à part', async () => {
  const avant = (await journal()).length;
  await telecharger(agent, { q: 'vta', etat: 'clos' }).expect(200);
  const evenements = await journal();
  expect(evenements).toHaveLength(avant + 1);
  expect(evenements.at(-1)).toMatchObject({
    auteurId: agent.compte.id,
    charge: { format: 'csv', lignes: 1, filtres: { etat: 'clos' }, colonnes: ['reference'] },
    prive: { contenu: { q: 'vta' } },
  });
  const { rupture } = await verifierJournal(api.prisma.pool);
  expect(rupture?.chaineId).not.toBe(service.id);
});

test('une liste trop longue ne part pas aussitôt, et n’est pas au journal', async () => {
  const avant = (await journal()).length;
  const { body } = await telecharger(agent, { dispositif: 'VTA' }).expect(422);
  expect(body.detail).toContain('export préparé');
  expect(await journal()).toHaveLength(avant);
});

test.each([
  ['une colonne inconnue', { colonnes: 'reference,volontaireNom' }],
  ['un format inconnu', { format: 'pdf' }],
  ['un filtre inconnu', { sql: '1' }],
])('un export est refusé avec %s', async (_, query) => {
  await telecharger(agent, query).expect(400);
});

test('une longue liste est préparée par un travail : tout y est, une fois', async () => {
  const { id, etat, total } = await demander(agent);
  expect([etat, total]).toEqual(['EN_COURS', NOMBRE + 1]);
  await fichier(agent, id).expect(404);
  await produire(id);
  expect((await miens(agent))[0]).toMatchObject({ id, etat: 'PRET', faits: total, total });
  const lues = references((await fichier(agent, id).expect(200)).text);
  expect(lues).toHaveLength(NOMBRE + 1);
  expect(new Set(lues).size).toBe(NOMBRE + 1);
  expect(lues).toEqual(lues.toSorted());
  expect((await journal()).at(-1)?.charge).toMatchObject({ lignes: total });

  // A second run of the same job changes nothing.
  const exporte = await api.client.export.findUniqueOrThrow({ where: { id } });
  const evenements = (await journal()).length;
  await produire(id);
  expect(await api.client.export.findUniqueOrThrow({ where: { id } })).toEqual(exporte);
  expect(await journal()).toHaveLength(evenements);
});

test('seul son auteur a le fichier d’un export', async () => {
  const { id } = await demander(agent, { filtres: { dispositif: 'AIDANTS' } });
  await produire(id);
  const collegue = await connecter(api, 'superviseur', service);
  await fichier(collegue, id).expect(404);
  expect(await miens(collegue)).toEqual([]);
  await fichier(agent, id).expect(200);
});

test('qui ne suit que certains dispositifs n’exporte que ceux-là', async () => {
  const { text } = await telecharger(limite, { etat: 'tous' }).expect(200);
  expect(references(text)).toEqual(['AIDANTS-2026-0001']);
  const { id, total } = await demander(limite, { filtres: { etat: 'tous' } });
  expect(total).toBe(1);
  await produire(id);
  expect(references((await fichier(limite, id)).text)).toEqual(['AIDANTS-2026-0001']);
});

test('un export se fait avec les droits du moment, et ne se télécharge plus s’ils se réduisent', async () => {
  const compte = await unUtilisateur(api, 'instructeur', service);
  const qui = await ouvrirSession(api, compte);
  const fait = await demander(qui, { filtres: { etat: 'clos' } });
  await produire(fait.id);
  const aFaire = await demander(qui, { filtres: { etat: 'clos' } });
  await api.client.utilisateur.update({
    where: { id: compte.id },
    data: { dispositifs: ['AIDANTS'] },
  });
  await fichier(qui, fait.id).expect(403);
  await produire(aFaire.id);
  expect(references((await fichier(qui, aFaire.id).expect(200)).text)).toEqual([]);

  const parti = await demander(qui, { filtres: { etat: 'clos' } });
  await api.client.utilisateur.update({ where: { id: compte.id }, data: { actif: false } });
  await produire(parti.id);
  const { etat } = await api.client.export.findUniqueOrThrow({ where: { id: parti.id } });
  expect(etat).toBe('ECHEC');
});

test('un jour après, le fichier n’est plus, et l’export le dit', async () => {
  const { id } = await demander(agent, { filtres: { etat: 'clos' } });
  await produire(id);
  const { cle } = await api.client.export.findUniqueOrThrow({ where: { id } });
  api.horloge.regler('2026-09-17');
  expect((await miens(agent)).find((e) => e.id === id)?.etat).toBe('EXPIRE');
  await fichier(agent, id).expect(404);
  await expirerExports(api.moyens);
  await expirerExports(api.moyens);
  expect(await api.moyens.fichiers.existe(cle ?? '')).toBe(false);
  expect(await api.client.export.findUnique({ where: { id } })).toMatchObject({
    etat: 'EXPIRE',
    cle: null,
  });
  api.horloge.regler('2026-11-01');
  await expirerExports(api.moyens);
  expect(await api.client.export.findUnique({ where: { id } })).toBeNull();
  api.horloge.regler('2026-09-15');
});

test('deux exports se préparent à la fois, pas trois', async () => {
  const qui = await connecter(api, 'lecture', service);
  const [un] = await Promise.all([demander(qui), demander(qui)]);
  await qui.post('/api/exports').send(LISTE).expect(422);
  await produire(un.id);
  await demander(qui);
});

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
async function attendre(condition: () => Promise<boolean>): Promise<void> {
  const debut = Date.now();
  while (!(await condition())) {
    if (Date.now() - debut > 40_000) throw new Error('Attendu en vain');
    await new Promise((suite) => setTimeout(suite, 5));
  }
}

test('un worker tué au milieu d’un export le refait en entier, et n’en laisse qu’un', async () => {
  const qui = await connecter(api, 'superviseur', service);
  await api.client.outbox.updateMany({ where: { etat: 'A_RELAYER' }, data: { etat: 'FAIT' } });
  const { id, total } = await demander(qui, { format: 'ods' });
  const lu = () => api.client.export.findUniqueOrThrow({ where: { id } });
  const premier = lancerWorker();
  await attendre(async () => (await lu()).faits > 0);
  enfants.delete(premier);
  const fin = once(premier, 'exit');
  premier.kill('SIGKILL');
  await fin;
  expect((await lu()).etat).toBe('EN_COURS');

  // The queue has forgotten; the outbox hands over again what was not finished.
  await api.client.$executeRawUnsafe('DROP SCHEMA IF EXISTS bullmq CASCADE');
  await api.client.outbox.updateMany({
    where: { nom: 'export.produire', etat: 'RELAYE' },
    data: { relayeLe: new Date(0) },
  });
  lancerWorker();
  await attendre(async () => (await lu()).etat === 'PRET');
  expect(await lu()).toMatchObject({ faits: total, total });
  const cles = (
    await api.client.export.findMany({ where: { serviceId: service.id, cle: { not: null } } })
  ).map((e) => e.cle?.split('/').pop());
  expect(
    (await readdir(join(api.config.DONNEES, 'fichiers', service.id, 'exports'))).sort(),
  ).toEqual(cles.sort());
}, 120_000);
