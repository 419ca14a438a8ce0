import { setTimeout as attendre } from 'node:timers/promises';
import { type ApplicationDeTest, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  ouvrirSession,
  unService,
  unUtilisateur,
} from '../../test/fabriques.js';
import { modifierDossier } from '../dossiers/modifier-dossier.js';
import { CADENCE_MS, MAX_PAR_SESSION } from './diffusion.js';

let api: ApplicationDeTest;
let service: { id: string };
beforeAll(async () => {
  api = await demarrerApplication();
  service = await unService(api);
});
afterAll(() => api.fermer());

const PAUSE = CADENCE_MS * 3;

/** An open stream: what it received, and whether it is over. */
async function ecouter(qui: AgentConnecte) {
  const adresse = new URL('/api/evenements', api.url);
  const acces = { domain: adresse.hostname, path: '/api', secure: false, script: false };
  const cookie = qui.jar.getCookies(acces as never).toValueString();
  const reponse = await fetch(adresse, { headers: { cookie } });
  const flux = {
    statut: reponse.status,
    type: reponse.headers.get('content-type'),
    texte: '',
    fini: false,
  };
  const decodeur = new TextDecoder();
  void (async () => {
    for await (const bloc of reponse.body ?? []) flux.texte += decodeur.decode(bloc as Uint8Array);
    flux.fini = true;
  })().catch(() => {
    flux.fini = true;
  });
  return {
    ...flux,
    texte: () => flux.texte,
    fini: () => flux.fini,
    dispositifs: () =>
      [...flux.texte.matchAll(/event: dossiers\ndata: (.+)\n/g)].flatMap(
        (m) => JSON.parse(m[1] ?? '').dispositifs as string[],
      ),
  };
}
async function jusqua(condition: () => boolean) {
  for (let i = 0; i < 60 && !condition(); i += 1) await attendre(100);
  expect(condition()).toBe(true);
}
const bouger = (s: { id: string }) => unDossier(api, { service: s });

test('une écriture est dite aux pages ouvertes du service, une fois, sans rien de personnel', async () => {
  const flux = await ecouter(await connecter(api, 'superviseur', service));
  expect([flux.statut, flux.type]).toEqual([200, 'text/event-stream; charset=utf-8']);
  await jusqua(() => flux.texte().includes('event: ouvert'));
  const superviseur = await unUtilisateur(api, 'superviseur', service);
  const dossier = await bouger(service);
  await jusqua(() => flux.dispositifs().length > 0);
  expect(flux.dispositifs()[0]).toBe('VTA');
  await attendre(PAUSE);
  const avant = flux.dispositifs().length;
  const { version } = await api.client.dossier.findUniqueOrThrow({ where: { id: dossier.id } });
  await modifierDossier(api.moyens, dossier.id, superviseur, { version, agentId: superviseur.id });
  await jusqua(() => flux.dispositifs().length > avant);
  await attendre(PAUSE);
  expect(flux.dispositifs().length).toBe(avant + 1);
  expect(flux.texte()).not.toContain(dossier.id);
  expect(flux.texte()).not.toContain(superviseur.id);
});

test('rien d’un autre service ni d’un dispositif non suivi', async () => {
  const ailleurs = await ecouter(await connecter(api, 'superviseur'));
  const surcharge = { dispositifs: ['AIDANTS'] };
  const limite = await ouvrirSession(
    api,
    await unUtilisateur(api, 'instructeur', service, surcharge),
  );
  const borne = await ecouter(limite);
  const tout = await ecouter(await connecter(api, 'lecture', service));
  await bouger(service);
  await jusqua(() => tout.dispositifs().includes('VTA'));
  await attendre(PAUSE);
  expect([ailleurs.dispositifs(), borne.dispositifs()]).toEqual([[], []]);
  expect([ailleurs.fini(), borne.fini()]).toEqual([false, false]);
});

test.each([
  [
    'se déconnecte',
    async (qui: AgentConnecte) => {
      await qui.post('/api/auth/deconnexion').expect(204);
    },
  ],
  [
    'dont le compte est fermé',
    async (qui: AgentConnecte) => {
      await api.client.utilisateur.update({ where: { id: qui.compte.id }, data: { actif: false } });
    },
  ],
])('plus rien pour qui %s', async (_, finir) => {
  const qui = await connecter(api, 'superviseur', service);
  const flux = await ecouter(qui);
  await jusqua(() => flux.texte().includes('ouvert'));
  await finir(qui);
  await bouger(service);
  await jusqua(() => flux.fini());
  expect(flux.dispositifs()).toEqual([]);
});

test('une session n’occupe qu’un nombre borné de connexions : la plus ancienne cède', async () => {
  const qui = await connecter(api, 'superviseur', service);
  const flux: Awaited<ReturnType<typeof ecouter>>[] = [];
  for (let i = 0; i <= MAX_PAR_SESSION; i += 1) flux.push(await ecouter(qui));
  await jusqua(() => flux[0]?.fini() === true);
  expect(flux.slice(1).map((f) => f.fini())).toEqual(Array(MAX_PAR_SESSION).fill(false));
});

test('la perte de la base se répare, et les pages relisent', async () => {
  const flux = await ecouter(await connecter(api, 'superviseur', service));
  await jusqua(() => flux.texte().includes('ouvert'));
  await api.client.$queryRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE query = 'LISTEN sciat' AND datname = current_database()`;
  await jusqua(() => flux.texte().includes('{"dispositifs":[]}'));
  await bouger(service);
  await jusqua(() => flux.dispositifs().includes('VTA'));
});

test('sans session, rien ne s’ouvre', async () => {
  expect((await fetch(new URL('/api/evenements', api.url))).status).toBe(401);
});
