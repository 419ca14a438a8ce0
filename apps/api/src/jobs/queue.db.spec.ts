import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as dormir } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { Client } from 'pg';
import { preparerPostgres } from '../base/binaires-postgres.js';
import { demarrerServeurEmbarque, type ServeurEmbarque } from '../base/serveur-embarque.js';
import {
  creerFile,
  EchecDefinitif,
  type FileDeTravaux,
  type OptionsDeFile,
  type Travail,
} from './queue.js';

// A server of its own: one of the tests kills it.
let dossier: string;
let serveur: ServeurEmbarque;
let numero = 0;
let url: string;
let admin: Client;
let files: FileDeTravaux[];
let erreurs: string[];
let commences: Travail[];
let termines: string[];
let echecs: { travail: Travail; erreur: string }[];

jest.setTimeout(30_000);

beforeAll(async () => {
  dossier = await mkdtemp(join(tmpdir(), 'sciat-file-'));
  serveur = await demarrerServeurEmbarque({ dossier, ephemere: true });
});

afterAll(async () => {
  await serveur.arreter();
  await rm(dossier, { recursive: true, force: true });
});

beforeEach(async () => {
  numero += 1;
  await requete(serveur.url, `create database file_${numero}`);
  url = serveur.url.replace(/\/[^/]*$/, `/file_${numero}`);
  admin = new Client(url);
  admin.on('error', () => undefined);
  await admin.connect();
  files = [];
  erreurs = [];
  commences = [];
  termines = [];
  echecs = [];
});

afterEach(async () => {
  await Promise.all(files.map((file) => file.fermer()));
  await admin.end();
});

async function requete(adresse: string, sql: string): Promise<void> {
  const client = new Client(adresse);
  await client.connect();
  await client.query(sql);
  await client.end();
}

async function uneFile(options: Partial<OptionsDeFile> = {}): Promise<FileDeTravaux> {
  const file = await creerFile({
    databaseUrl: url,
    essais: 3,
    attenteInitialeMs: 20,
    verrouMs: 1000,
    surErreur: (erreur) => erreurs.push(erreur.message),
    ...options,
  });
  files.push(file);
  return file;
}

/** The load of a job says how it goes: how long it lasts, how many times it fails. */
async function traitement(travail: Travail): Promise<void> {
  const { ms = 0, echoue = 0 } = travail.charge as { ms?: number; echoue?: number };
  commences.push(travail);
  await dormir(ms);
  if (travail.essai <= echoue) throw new Error(`raté ${travail.essai}`);
  termines.push(travail.id);
}

async function surEchecFinal(travail: Travail, erreur: Error): Promise<void> {
  echecs.push({ travail, erreur: erreur.message });
}

async function jusqua(
  condition: () => boolean | Promise<boolean>,
  delaiMs = 10_000,
): Promise<void> {
  const fin = Date.now() + delaiMs;
  while (!(await condition())) {
    if (Date.now() > fin) throw new Error(`Toujours pas : ${condition}`);
    await dormir(5);
  }
}

async function aucun(sql: string): Promise<boolean> {
  return (await admin.query(sql)).rowCount === 0;
}

/** A job leaves the table just after its handler has returned. */
const jusquaFileVide = () => jusqua(() => aucun('select 1 from bullmq.job'));

test('un travail ajouté deux fois n’est traité qu’une fois', async () => {
  const file = await uneFile();
  const travail = { id: 'outbox-1', nom: 'courriel', charge: { ms: 100 } };
  await Promise.all([file.ajouter(travail), file.ajouter(travail)]);
  await file.traiter(traitement, surEchecFinal);
  await jusqua(() => commences.length > 0);
  await file.ajouter(travail);
  await jusquaFileVide();

  expect(commences).toEqual([{ ...travail, essai: 1, dernierEssai: false }]);
  expect(termines).toEqual(['outbox-1']);
});

test('un travail terminé peut être ajouté de nouveau sous le même identifiant', async () => {
  const file = await uneFile();
  await file.traiter(traitement, surEchecFinal);
  for (const fois of [1, 2]) {
    await file.ajouter({ id: 'outbox-1', nom: 'courriel', charge: {} });
    await jusqua(() => termines.length === fois);
    await jusquaFileVide();
  }
});

test('un travail qui échoue est repris puis signalé', async () => {
  const file = await uneFile();
  await file.traiter(traitement, surEchecFinal);
  await file.ajouter({ id: 'outbox-1', nom: 'courriel', charge: { echoue: 9 } });
  await jusquaFileVide();

  expect(commences.map(({ essai, dernierEssai }) => [essai, dernierEssai])).toEqual([
    [1, false],
    [2, false],
    [3, true],
  ]);
  expect(echecs).toEqual([{ travail: commences[2], erreur: 'raté 3' }]);

  await file.ajouter({ id: 'outbox-1', nom: 'courriel', charge: {} });
  await jusqua(() => termines.length === 1);
});

test('un travail qui échoue pour de bon est signalé aussitôt, et pas repris', async () => {
  const file = await uneFile();
  const refuser = async (travail: Travail) => {
    commences.push(travail);
    throw new EchecDefinitif('jamais');
  };
  await file.traiter(refuser, surEchecFinal);
  await file.ajouter({ id: 'outbox-1', nom: 'courriel', charge: {} });
  await jusquaFileVide();

  expect(commences).toHaveLength(1);
  expect(echecs).toEqual([{ travail: commences[0], erreur: 'jamais' }]);
});

test('un échec final qui n’a pas pu être enregistré est signalé de nouveau', async () => {
  const file = await uneFile();
  let refus = 2;
  await file.traiter(traitement, async (travail, erreur) => {
    if (refus-- > 0) throw new Error('base indisponible');
    await surEchecFinal(travail, erreur);
  });
  await file.ajouter({ id: 'outbox-1', nom: 'courriel', charge: { echoue: 9 } });
  await jusqua(() => echecs.length === 1);

  expect(commences).toHaveLength(3);
  expect(echecs[0]?.erreur).toBe('raté 3');
  expect(erreurs).toEqual(['base indisponible']);
});

test('un travail dont le worker a été tué est repris', async () => {
  const file = await uneFile({ verrouMs: 300 });
  await file.ajouter({ id: 'outbox-1', nom: 'courriel', charge: {} });
  // What a worker killed with -9 leaves behind: a job reserved by nobody.
  await admin.query('set search_path to bullmq');
  const reserve = await admin.query(
    `select id from move_to_active('travaux', 'mort', 300, $1, null, null, null)`,
    [Date.now()],
  );
  expect(reserve.rows).toEqual([{ id: 'outbox-1' }]);

  await file.traiter(traitement, surEchecFinal);
  await jusqua(() => termines.length === 1);
  expect(commences.map(({ essai }) => essai)).toEqual([2]);
});

test('un travail qui tue son worker à chaque fois finit par être signalé', async () => {
  const file = await uneFile({ verrouMs: 300 });
  await file.ajouter({ id: 'outbox-1', nom: 'courriel', charge: {} });
  await admin.query('update bullmq.job set stalled_count = 3');
  await file.traiter(traitement, surEchecFinal);
  await jusqua(() => echecs.length === 1);
  await jusquaFileVide();

  expect(commences).toEqual([]);
  expect(echecs[0]?.erreur).toMatch(/interrompu 3 fois/);
});

test('une connexion LISTEN coupée n’arrête pas le worker', async () => {
  const file = await uneFile();
  await file.traiter(traitement, surEchecFinal);
  await dormir(100);
  const coupe = await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and query like '%LISTEN bullmq_jobs%'
       and pid <> pg_backend_pid()`,
  );
  expect(coupe.rowCount).toBe(1);
  await file.ajouter({ id: 'outbox-1', nom: 'courriel', charge: {} });
  await jusqua(() => termines.length === 1, 2000);
});

test('fermer attend le travail en cours', async () => {
  const file = await uneFile();
  await file.traiter(traitement, surEchecFinal);
  await file.ajouter({ id: 'outbox-1', nom: 'courriel', charge: { ms: 300 } });
  await jusqua(() => commences.length === 1);
  expect(await file.enVie()).toBe(true);
  await Promise.all([file.fermer(), file.fermer()]);

  expect(termines).toEqual(['outbox-1']);
  expect(await file.enVie()).toBe(false);
  await jusqua(() =>
    aucun(`select 1 from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`),
  );
});

test('un passage quotidien manqué pendant un arrêt est rattrapé au démarrage', async () => {
  const file = await uneFile();
  await file.planifierChaqueJour('echeances', '0 6 * * *');
  await admin.query(`update bullmq.job set id = 'repeat:echeances:1000', process_at_ms = 1000`);
  await admin.query('update bullmq.scheduler set next_run_ms = 1000');

  await file.planifierChaqueJour('echeances', '0 6 * * *');
  await file.traiter(traitement, surEchecFinal);
  await jusqua(() => termines.length === 1);
  expect(commences[0]).toMatchObject({ nom: 'echeances', charge: {}, essai: 1 });

  const { rows } = await admin.query(
    `select to_char(to_timestamp(process_at_ms / 1000) at time zone 'Europe/Paris', 'HH24:MI') as heure
     from bullmq.job where state = 'delayed'`,
  );
  expect(rows).toEqual([{ heure: '06:00' }]);
});

test('deux workers qui démarrent ensemble posent un seul plan quotidien', async () => {
  const deux = await Promise.all([uneFile(), uneFile()]);
  await Promise.all(deux.map((file) => file.planifierChaqueJour('echeances', '0 6 * * *')));
  expect((await admin.query('select 1 from bullmq.job')).rowCount).toBe(1);
});

test('les tables de la file restent dans leur propre schéma', async () => {
  await uneFile();
  const { rows } = await admin.query(
    `select distinct relnamespace::regnamespace::text as schema from pg_class
     where relnamespace::regnamespace::text !~ '^(pg_|information_schema)'`,
  );
  expect(rows).toEqual([{ schema: 'bullmq' }]);
});

test('un travail survit à un redémarrage de PostgreSQL sous le worker', async () => {
  const file = await uneFile();
  await file.traiter(traitement, surEchecFinal);
  await file.ajouter({ id: 'outbox-1', nom: 'courriel', charge: { ms: 600 } });
  await jusqua(() => commences.length === 1);

  const { pgCtl } = await preparerPostgres(dossier);
  const grappe = join(dossier, 'grappe');
  const journal = join(grappe, 'serveur.log');
  await pgCtl(['restart', '-D', grappe, '-l', journal, '-m', 'fast', '-w', '-s']);
  admin = new Client(url);
  await admin.connect();

  expect(await file.enVie()).toBe(true);
  await file.ajouter({ id: 'outbox-2', nom: 'courriel', charge: {} });
  await jusqua(() => ['outbox-1', 'outbox-2'].every((id) => termines.includes(id)));
  await jusquaFileVide();
  expect(echecs).toEqual([]);
  expect(erreurs.length).toBeGreaterThan(0);
});
