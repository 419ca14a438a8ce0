import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { unAvis } from '../../test/avis.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  type Api,
  connecter,
  type ServiceDeTest,
  unService,
} from '../../test/fabriques.js';
import { lire } from '../../test/gestes.js';
import { envoyerCourriel } from './envoyer.job.js';

const COMMANDES = fileURLToPath(new URL('../../dist/commandes.js', import.meta.url));

let api: Api;
let service: ServiceDeTest;
let agent: AgentConnecte;
let superviseur: AgentConnecte;
let dossierId: string;
let id: string;

beforeAll(async () => {
  api = await demarrerApplication();
});
afterAll(() => api.fermer());
beforeEach(async () => {
  await api.base.vider();
  api.horloge.regler(AUJOURDHUI);
  service = await unService(api);
  agent = await connecter(api, 'instructeur', service);
  superviseur = await connecter(api, 'superviseur', service);
  dossierId = (await unDossier(api, { service, recuLe: AUJOURDHUI })).id;
  id = (await courriel()).id;
});
afterEach(() => expect(api.incidents).toEqual([]));

const courriel = () => api.client.courriel.findFirstOrThrow({ where: { dossierId } });
const envoyer = (courrielId = id) =>
  envoyerCourriel(
    {
      ...api.moyens,
      transport: { domaine: 'exemple.invalid', envoyer: async () => undefined },
    },
    courrielId,
  );
const apporter = async (texte: string, statut = 200, qui = superviseur) => {
  const envoi = qui.post('/api/courriels/retours');
  return (await envoi.attach('fichier', Buffer.from(texte), 'avis.eml').expect(statut)).body;
};
const etapes = async () =>
  (
    await api.client.evenementJournal.findMany({
      where: { dossierId, type: 'CourrielTraite' },
      orderBy: { rang: 'asc' },
    })
  ).map((e) => (e.charge as { etat: string }).etat);

test('un courriel revenu se voit, avec ce que le serveur en dit, et ne vaut plus accusé', async () => {
  await envoyer();
  const accuse = async () =>
    (await lire(agent, dossierId)).echeances.find((e) => e.code === 'ACCUSE')?.etat;
  expect(await accuse()).toBe('TENUE');
  const { dit, nouveau, courriel: montre } = await apporter(unAvis({ id }));
  expect([dit, nouveau]).toEqual(['revenu', true]);
  expect(montre).toMatchObject({ id, etat: 'REVENU', retourStatut: '5.1.1', renvoye: false });
  expect(montre.retourDiagnostic).toContain('User unknown');
  expect(await accuse()).toBe('EN_COURS');
  const { courriels } = await lire(agent, dossierId);
  expect(courriels).toMatchObject([{ id, etat: 'REVENU', destinataire: 'mairie@exemple.invalid' }]);
  const lecture = await connecter(api, 'lecture', service);
  expect((await lire(lecture, dossierId)).courriels).toMatchObject([
    { etat: 'REVENU', destinataire: null, retourDiagnostic: null },
  ]);
  const { body } = await superviseur.get('/api/courriels?etat=REVENU').expect(200);
  expect(body.total).toBe(1);
});

test('le même avis deux fois ne compte qu’une fois, et un avis en retard ne change rien', async () => {
  await envoyer();
  await apporter(unAvis({ id }));
  const { retourLe } = await courriel();
  expect(await apporter(unAvis({ id }))).toMatchObject({ dit: 'revenu', nouveau: false });
  for (const action of ['delayed', 'delivered'])
    expect(await apporter(unAvis({ id, action }))).toMatchObject({ nouveau: false });
  expect(await courriel()).toMatchObject({ etat: 'REVENU', retourLe });
  expect(await etapes()).toEqual(['ENVOYE', 'REVENU']);
});

test('retardé, puis remis ; remis, puis revenu tout de même', async () => {
  await envoyer();
  const { envoyeLe } = await courriel();
  const retard = { id, action: 'delayed', statut: '4.4.1', diagnostic: 'smtp; 451 plus tard' };
  await apporter(unAvis(retard));
  expect(await courriel()).toMatchObject({
    etat: 'ENVOYE',
    retourStatut: '4.4.1',
    retourDiagnostic: '451 plus tard',
  });
  expect(await apporter(unAvis(retard))).toMatchObject({ nouveau: false });
  await apporter(unAvis({ id, action: 'delivered', statut: '2.0.0' }));
  expect(await courriel()).toMatchObject({ etat: 'REMIS', envoyeLe });
  await apporter(unAvis({ id }));
  expect(await courriel()).toMatchObject({ etat: 'REVENU', envoyeLe });
  expect(await etapes()).toEqual(['ENVOYE', 'RETARDE', 'REMIS', 'REVENU']);
});

test('un avis lève le doute sur un envoi incertain, et peut devancer celui qui envoie', async () => {
  await api.client.courriel.update({ where: { id }, data: { etat: 'INCERTAIN' } });
  await apporter(unAvis({ id, action: 'delivered' }));
  expect(await courriel()).toMatchObject({ etat: 'REMIS', erreur: null });

  await api.client.courriel.update({
    where: { id },
    data: { etat: 'A_ENVOYER', envoyeLe: null, retourLe: null },
  });
  const envoi = envoyerCourriel(
    {
      ...api.moyens,
      transport: {
        domaine: 'exemple.invalid',
        envoyer: async () => void (await apporter(unAvis({ id }))),
      },
    },
    id,
  );
  await envoi;
  const { etat, envoyeLe } = await courriel();
  expect([etat, envoyeLe !== null]).toEqual(['REVENU', true]);
});

test('un avis sur un courriel qui n’est pas parti ne change rien', async () => {
  for (const etat of ['A_ENVOYER', 'CONSERVE', 'ECHEC'] as const) {
    await api.client.courriel.update({ where: { id }, data: { etat } });
    expect(await apporter(unAvis({ id }))).toMatchObject({ nouveau: false });
    expect((await courriel()).etat).toBe(etat);
  }
});

test('ce qui n’est pas un avis, ou parle d’un autre courriel, est refusé sans rien changer', async () => {
  await envoyer();
  await apporter('From: a@b.invalid\r\n\r\nBonjour', 422);
  await apporter('', 422);
  await apporter(unAvis({ id: '01a22eba-96ab-7481-af46-b99e39aa8f2e' }), 404);
  await apporter(unAvis({ id, enveloppe: false, entetes: false }), 404);
  await superviseur.post('/api/courriels/retours').expect(400);
  const autre = await connecter(api, 'superviseur', await unService(api));
  await apporter(unAvis({ id }), 404, autre);
  await apporter(unAvis({ id }), 403, agent);
  expect((await courriel()).etat).toBe('ENVOYE');
});

describe('un courriel revenu se renvoie', () => {
  const renvoyer = async (destinataire: string, statut = 201, qui = agent, quoi = id) =>
    (await qui.post(`/api/courriels/${quoi}/renvoi`).send({ destinataire }).expect(statut)).body;

  test('à une autre adresse : c’est un autre courriel, et une fois seulement', async () => {
    await envoyer();
    await apporter(unAvis({ id }));
    const nouveau = await renvoyer('secretariat@exemple.invalid');
    expect(nouveau).toMatchObject({
      etat: 'A_ENVOYER',
      destinataire: 'secretariat@exemple.invalid',
      objet: (await courriel()).objet,
    });
    await envoyer(nouveau.id);
    const { courriels } = await lire(agent, dossierId);
    expect(courriels).toMatchObject([
      { id: nouveau.id, etat: 'ENVOYE', renvoye: false },
      { id, etat: 'REVENU', renvoye: true },
    ]);
    expect(courriels[0]?.messageId).not.toBe(courriels[1]?.messageId);
    await renvoyer('encore@exemple.invalid', 422);
    expect(await api.client.courriel.count()).toBe(2);
  });

  test('deux agents à la fois : un seul part', async () => {
    await envoyer();
    await apporter(unAvis({ id }));
    const demandes = [agent, superviseur].map((qui) =>
      qui.post(`/api/courriels/${id}/renvoi`).send({ destinataire: 'a@exemple.invalid' }),
    );
    const statuts = (await Promise.all(demandes)).map((r) => r.status).sort();
    expect(statuts).toEqual([201, 422]);
    expect(await api.client.courriel.count()).toBe(2);
  });

  test('celui qui n’est pas revenu, d’un autre service ou sans adresse ne se renvoie pas', async () => {
    await envoyer();
    await renvoyer('a@exemple.invalid', 422);
    await apporter(unAvis({ id }));
    await renvoyer('pas une adresse', 400);
    const autre = await connecter(api, 'instructeur', await unService(api));
    await renvoyer('a@exemple.invalid', 403, autre);
    await renvoyer('a@exemple.invalid', 403, await connecter(api, 'administrateur', service));
    await renvoyer('a@exemple.invalid', 404, agent, dossierId);
  });

  test('son lien de dépôt, perdu avec lui, est remplacé par un autre', async () => {
    const texte = `Déposez ici :\nhttp://localhost:3000/depot/${'a'.repeat(43)}\nMerci.`;
    await api.client.courriel.update({ where: { id }, data: { texte } });
    await envoyer();
    await apporter(unAvis({ id }));
    const { id: nouveau } = await renvoyer('a@exemple.invalid');
    const ecrit = await api.client.courriel.findUniqueOrThrow({ where: { id: nouveau } });
    expect(ecrit.texte).toMatch(
      /^Déposez ici :\nhttp:\/\/localhost:\d+\/depot\/[\w-]{43}\nMerci\.$/,
    );
    expect(ecrit.texte).not.toContain('a'.repeat(43));
    expect(await api.client.lienDepot.count({ where: { dossierId } })).toBe(1);

    // That one comes back too: its own link opens nothing any more.
    await envoyer(nouveau);
    await apporter(unAvis({ id: nouveau }));
    await renvoyer('b@exemple.invalid', 201, agent, nouveau);
    const liens = await api.client.lienDepot.findMany({
      where: { dossierId },
      orderBy: { id: 'asc' },
    });
    expect(liens.map((l) => l.revoqueLe !== null)).toEqual([true, false]);
    const revoques = { dossierId, type: 'LienRevoque' };
    expect(await api.client.evenementJournal.count({ where: revoques })).toBe(1);
  });
});

describe('la commande que le serveur de messagerie appelle', () => {
  const appeler = async (texte: string, env: Record<string, string> = {}) => {
    const enfant = spawn(process.execPath, [COMMANDES, 'courriels:retour'], {
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: api.base.url,
        DONNEES: api.config.DONNEES,
        ...env,
      },
    });
    let dit = '';
    enfant.stdout.on('data', (d) => (dit += d));
    enfant.stderr.on('data', (d) => (dit += d));
    enfant.stdin.on('error', () => undefined);
    enfant.stdin.end(texte);
    const [code] = await once(enfant, 'close');
    return { code, dit };
  };

  test('porte l’avis au courriel, deux fois sans dommage', async () => {
    await envoyer();
    const lourd = `${unAvis({ id })}\r\n${'x'.repeat(2 * 1024 ** 2)}`;
    expect(await appeler(lourd)).toEqual({ code: 0, dit: `Courriel ${id} : revenu.\n` });
    expect(await appeler(lourd)).toEqual({ code: 0, dit: `Courriel ${id} : revenu (déjà su).\n` });
    expect((await courriel()).etat).toBe('REVENU');
  }, 60_000);

  test('refuse ce qui n’est pas un avis, et demande de revenir quand la base est absente', async () => {
    const { code, dit } = await appeler('From: a@b.invalid\r\n\r\nBonjour');
    expect(code).toBe(1);
    expect(dit).toContain('n’est pas un avis');
    const DATABASE_URL = 'postgresql://x:y@127.0.0.1:1/z';
    expect((await appeler(unAvis({ id }), { DATABASE_URL })).code).toBe(75);
  }, 60_000);
});
