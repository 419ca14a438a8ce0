import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { SMTPServer } from 'smtp-server';
import { demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import type { Api } from '../../test/fabriques.js';

const WORKER = fileURLToPath(new URL('../../dist/worker.js', import.meta.url));

let api: Api;
let serveur: SMTPServer;
/** Mails the server has taken. */
let recus = 0;
/** Bytes of the messages as they come, those cut short included. */
let octets = 0;
/** Called when a mail has come whole; the server answers when it resolves. */
let avantReponse: () => Promise<void> = async () => undefined;
/** Called when a message begins. */
let surFlux: (flux: Readable) => void = () => undefined;
/** What the server says to an addressee. */
let surDestinataire: () => Error | null = () => null;
const enfants = new Set<ChildProcess>();

beforeAll(async () => {
  api = await demarrerApplication();
  serveur = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_adresse, _session, fini) => fini(surDestinataire()),
    onData: (flux, _session, fini) => {
      surFlux(flux);
      flux.on('data', (morceau) => {
        octets += morceau.length;
      });
      flux.on('end', async () => {
        recus += 1;
        await avantReponse();
        fini();
      });
    },
  });
  serveur.on('error', () => undefined);
  serveur.listen(0, '127.0.0.1');
  await once(serveur.server, 'listening');
});
afterAll(async () => {
  for (const enfant of enfants) enfant.kill('SIGKILL');
  await new Promise<void>((fini) => serveur.close(() => fini()));
  await api.fermer();
});
beforeEach(async () => {
  for (const enfant of enfants) await tuer(enfant);
  await api.base.vider();
  await api.client.$executeRawUnsafe('DROP SCHEMA IF EXISTS bullmq CASCADE');
  recus = 0;
  octets = 0;
  avantReponse = async () => undefined;
  surFlux = () => undefined;
  surDestinataire = () => null;
});

/** The worker's own round would write a digest to whoever is in the test: it is not the mail looked at. */
async function unCourriel() {
  const dossier = await unDossier(api);
  await api.client.utilisateur.updateMany({ data: { resumeQuotidien: false } });
  return dossier;
}

/** A real worker process, as in production. */
function lancerWorker(): ChildProcess {
  const { port } = serveur.server.address() as AddressInfo;
  const enfant = spawn(process.execPath, [WORKER], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: api.base.url,
      DONNEES: api.config.DONNEES,
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      COURRIEL_EXPEDITEUR: 'service@exemple.invalid',
      NIVEAU_JOURNAL: 'silent',
    },
    stdio: 'ignore',
  });
  enfants.add(enfant);
  return enfant;
}

async function tuer(enfant: ChildProcess): Promise<void> {
  enfants.delete(enfant);
  if (enfant.exitCode !== null || enfant.signalCode !== null) return;
  const fin = once(enfant, 'exit');
  enfant.kill('SIGKILL');
  await fin;
}

async function attendre(
  quoi: string,
  condition: () => Promise<boolean>,
  ms = 20_000,
): Promise<void> {
  const limite = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > limite) throw new Error(`Attendu en vain : ${quoi}`);
    await new Promise((suite) => setTimeout(suite, 100));
  }
}

const courriel = () => api.client.courriel.findFirstOrThrow();
const etatEst =
  (...etats: string[]) =>
  async () =>
    etats.includes((await courriel()).etat);
/**
 * As if time had passed: the queue has let go of the dead worker's job, the outbox hands it over again,
 * and the dead worker's hold on the mail is over.
 */
const laisserPasserLeTemps = async () => {
  await api.client.$executeRawUnsafe('DROP SCHEMA IF EXISTS bullmq CASCADE');
  await api.client.outbox.updateMany({
    where: { etat: 'RELAYE' },
    data: { relayeLe: new Date(0) },
  });
  await api.client.courriel.updateMany({
    where: { etat: 'EN_COURS' },
    data: { prisLe: new Date(0) },
  });
};

test('l’accusé de réception part une fois, et la demande d’envoi est close', async () => {
  await unCourriel();
  lancerWorker();
  await attendre('envoi', etatEst('ENVOYE'));
  await attendre(
    'outbox',
    async () => (await api.client.outbox.count({ where: { etat: 'FAIT' } })) === 1,
  );
  expect(recus).toBe(1);
}, 60_000);

test('une adresse que le serveur refuse pour de bon échoue au premier essai, et l’agent lit pourquoi', async () => {
  await unCourriel();
  let annonces = 0;
  surDestinataire = () => {
    annonces += 1;
    return Object.assign(new Error('5.1.1 inconnu'), { responseCode: 550 });
  };
  lancerWorker();
  await attendre('échec', etatEst('ECHEC'));
  expect((await courriel()).erreur).toMatch(
    /^Le serveur de messagerie refuse cette adresse : 550 .*inconnu/,
  );
  await attendre(
    'outbox',
    async () => (await api.client.outbox.count({ where: { etat: 'ECHOUE' } })) === 1,
  );
  expect(annonces).toBe(1);
}, 60_000);

test('le courriel d’un dossier fictif est conservé : rien ne part d’une démonstration', async () => {
  const { id } = await unCourriel();
  await api.client.dossier.update({ where: { id }, data: { fictif: true } });
  lancerWorker();
  await attendre('conservation', etatEst('CONSERVE'));
  expect(recus).toBe(0);
}, 60_000);

test('tué avant d’avoir rien lu, le worker suivant envoie', async () => {
  await tuer(lancerWorker());
  await unCourriel();
  lancerWorker();
  await attendre('envoi', etatEst('ENVOYE'));
  expect(recus).toBe(1);
}, 60_000);

test('tué pendant que le serveur tient le message, rien n’est renvoyé : le courriel est à vérifier', async () => {
  await unCourriel();
  let lacher = () => {};
  avantReponse = () =>
    new Promise((suite) => {
      lacher = suite;
    });
  const premier = lancerWorker();
  await attendre('message chez le serveur', async () => recus === 1);
  await tuer(premier);
  lacher();
  await laisserPasserLeTemps();
  lancerWorker();
  await attendre('état', etatEst('INCERTAIN'));
  await attendre(
    'outbox',
    async () => (await api.client.outbox.count({ where: { etat: 'FAIT' } })) === 1,
  );
  expect(recus).toBe(1);
}, 60_000);

test('tué entre la réponse du serveur et l’écriture en base, rien n’est renvoyé', async () => {
  await unCourriel();
  const { id } = await courriel();
  const client = await api.prisma.pool.connect();
  avantReponse = async () => {
    await client.query('BEGIN');
    await client.query('SELECT 1 FROM courriel WHERE id = $1 FOR UPDATE', [id]);
  };
  const premier = lancerWorker();
  await attendre('message chez le serveur', async () => recus === 1);
  await new Promise((suite) => setTimeout(suite, 500));
  await tuer(premier);
  await client.query('ROLLBACK');
  client.release();
  await laisserPasserLeTemps();
  lancerWorker();
  await attendre('état', etatEst('INCERTAIN'));
  expect(recus).toBe(1);
}, 60_000);

test('tué après l’envoi et avant de clore la demande, le suivant la clôt sans renvoyer', async () => {
  await unCourriel();
  const premier = lancerWorker();
  await attendre('envoi', etatEst('ENVOYE'));
  await tuer(premier);
  await api.client.outbox.updateMany({ data: { etat: 'RELAYE', finLe: null } });
  await laisserPasserLeTemps();
  lancerWorker();
  await attendre(
    'outbox',
    async () => (await api.client.outbox.count({ where: { etat: 'FAIT' } })) === 1,
  );
  expect(recus).toBe(1);
}, 60_000);

test('la base coupée pendant que le serveur tient le message : le worker survit et dit l’envoi', async () => {
  await unCourriel();
  let lacher = () => {};
  avantReponse = () =>
    new Promise((suite) => {
      lacher = suite;
    });
  const worker = lancerWorker();
  await attendre('message chez le serveur', async () => recus === 1);
  await api.client.$executeRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()`;
  // Ours went with the others.
  await attendre('base', () => courriel().then(Boolean, () => false));
  lacher();
  await attendre('envoi', etatEst('ENVOYE'));
  expect(worker.exitCode ?? worker.signalCode).toBeNull();
  expect(recus).toBe(1);
}, 60_000);

describe('un courriel avec une pièce jointe', () => {
  const TAILLE = 5 * 1024 ** 2;
  beforeEach(async () => {
    const { id: dossierId, serviceId } = await unCourriel();
    const { id: courrielId } = await courriel();
    const cle = await api.moyens.fichiers.avecFichier(randomBytes(TAILLE), (chemin) =>
      api.moyens.fichiers.deposer(`${serviceId}/${dossierId}`, chemin, 'application/pdf'),
    );
    await api.client.pieceJointe.create({
      data: {
        courrielId,
        rang: 1,
        nom: 'courrier.pdf',
        type: 'application/pdf',
        taille: TAILLE,
        cle,
      },
    });
  });

  test('part une fois, entier', async () => {
    lancerWorker();
    await attendre('envoi', etatEst('ENVOYE'));
    expect(recus).toBe(1);
    expect(octets).toBeGreaterThan(TAILLE * 1.33);
  }, 60_000);

  test('coupé au milieu de sa pièce, il n’est ni pris ni renvoyé par la machine ; un agent le renvoie, entier', async () => {
    // The server reads no further than the beginning.
    const tenu = new Set<{ resume(): void }>();
    surFlux = (flux) => {
      flux.once('data', () => {
        flux.pause();
        tenu.add(flux);
      });
    };
    const premier = lancerWorker();
    await attendre('début du message', async () => octets > 0);
    await tuer(premier);
    for (const flux of tenu) flux.resume();
    surFlux = () => undefined;
    await laisserPasserLeTemps();
    const second = lancerWorker();
    await attendre('état', etatEst('INCERTAIN'));
    expect(recus).toBe(0);
    await tuer(second);

    const { id, serviceId } = await courriel();
    octets = 0;
    await api.client.courriel.update({ where: { id }, data: { etat: 'A_ENVOYER' } });
    await api.client.outbox.create({
      data: { serviceId, nom: 'courriel.envoyer', charge: { courrielId: id } },
    });
    lancerWorker();
    await attendre('envoi', etatEst('ENVOYE'));
    expect(recus).toBe(1);
    expect(octets).toBeGreaterThan(TAILLE * 1.33);
  }, 90_000);

  test('tué pendant que le serveur le tient, il n’est pas renvoyé', async () => {
    let lacher = () => {};
    avantReponse = () =>
      new Promise((suite) => {
        lacher = suite;
      });
    const premier = lancerWorker();
    await attendre('message chez le serveur', async () => recus === 1);
    await tuer(premier);
    lacher();
    await laisserPasserLeTemps();
    lancerWorker();
    await attendre('état', etatEst('INCERTAIN'));
    expect(recus).toBe(1);
  }, 60_000);
});
