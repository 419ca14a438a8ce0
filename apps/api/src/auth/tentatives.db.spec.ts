import { Agent } from 'node:http';
import { type ApplicationDeTest, demarrerApplication } from '../../test/application.js';
import {
  MOT_DE_PASSE,
  navigateur,
  ouvrirSession,
  unService,
  unUtilisateur,
} from '../../test/fabriques.js';

let api: ApplicationDeTest;
beforeAll(async () => {
  api = await demarrerApplication({ essaisParCompte: 3, essaisParAdresse: 30 });
});
afterEach(() => api.base.vider());
afterAll(() => api.fermer());

const compte = async () => unUtilisateur(api, 'instructeur', await unService(api));
const MAUVAIS = 'mauvais mot de passe';
/** From a network address of one's own: every 127.x.y.z is this machine. */
const essayer = (courriel: string, motDePasse = MAUVAIS, localAddress = '127.0.0.1') =>
  navigateur(api)
    .post('/api/auth/connexion')
    .agent(new Agent({ localAddress }))
    .send({ courriel, motDePasse });

test('un compte connu et un compte inconnu se bloquent pareillement, avec un délai annoncé', async () => {
  const suites: unknown[] = [];
  for (const courriel of [(await compte()).courriel, 'personne@exemple.invalid']) {
    const suite: unknown[] = [];
    for (let i = 0; i < 5; i += 1) {
      const { status, body, headers } = await essayer(courriel);
      suite.push([status, body.detail, body.code, headers['retry-after'] !== undefined]);
    }
    suites.push(suite);
  }
  expect(suites[1]).toEqual(suites[0]);
  expect((suites[0] as [number][]).map(([statut]) => statut)).toEqual([401, 401, 401, 429, 429]);
  const { headers } = await essayer('personne@exemple.invalid');
  expect(Number(headers['retry-after'])).toBeGreaterThan(800);
  expect(Number(headers['retry-after'])).toBeLessThanOrEqual(900);
});

test('bloqué, même le bon mot de passe attend', async () => {
  const agent = await compte();
  for (let i = 0; i < 3; i += 1) await essayer(agent.courriel).expect(401);
  await essayer(agent.courriel, MOT_DE_PASSE).expect(429);
});

test('bloqué depuis une adresse réseau, un compte reste ouvert à son agent depuis la sienne', async () => {
  const { courriel } = await compte();
  // However long one insists: what is refused there is not counted for the account.
  for (let i = 0; i < 29; i += 1) await essayer(courriel, MAUVAIS, '127.0.0.2');
  await essayer(courriel, MOT_DE_PASSE, '127.0.0.2').expect(429);
  await essayer(courriel, MOT_DE_PASSE).expect(200);
});

test('un compte essayé depuis beaucoup d’adresses réseau finit bloqué partout', async () => {
  const { courriel } = await compte();
  const depuis = (n: number) => `127.0.1.${n}`;
  for (let n = 1; n <= 10; n += 1) {
    for (let i = 0; i < 3; i += 1) await essayer(courriel, MAUVAIS, depuis(n)).expect(401);
  }
  await essayer(courriel, MOT_DE_PASSE, depuis(11)).expect(429);
});

test('une connexion réussie n’efface pas les échecs venus d’ailleurs', async () => {
  const { courriel } = await compte();
  for (let n = 1; n <= 10; n += 1) {
    for (let i = 0; i < 3; i += 1) await essayer(courriel, MAUVAIS, `127.0.1.${n}`);
    if (n === 5) await essayer(courriel, MOT_DE_PASSE).expect(200);
  }
  await essayer(courriel, MOT_DE_PASSE).expect(429);
});

test('une connexion réussie oublie les échecs du compte', async () => {
  const agent = await compte();
  for (let tour = 0; tour < 3; tour += 1) {
    for (let i = 0; i < 2; i += 1) await essayer(agent.courriel).expect(401);
    await ouvrirSession(api, agent);
  }
});

test('quinze essais lancés d’un coup ne valent pas mieux que trois', async () => {
  const agent = await compte();
  const reponses = await Promise.all(Array.from({ length: 15 }, () => essayer(agent.courriel)));
  const statuts = reponses.map((r) => r.status);
  expect(statuts.filter((s) => s === 401).length).toBeLessThanOrEqual(3);
  expect(statuts.every((s) => s === 401 || s === 429)).toBe(true);
});

test('une même adresse réseau est bloquée quand elle essaie beaucoup de comptes', async () => {
  for (let i = 0; i < 30; i += 1) await essayer(`inconnu-${i}@exemple.invalid`).expect(401);
  await essayer((await compte()).courriel, MOT_DE_PASSE).expect(429);
});

test('des connexions réussies ne bloquent jamais l’adresse d’un service', async () => {
  const agent = await compte();
  for (let i = 0; i < 31; i += 1) await ouvrirSession(api, agent);
});

test('aucune adresse de courriel n’est gardée en clair avec les échecs', async () => {
  await essayer('quelquun@exemple.invalid').expect(401);
  const lignes = await api.client.tentativeConnexion.findMany();
  expect(lignes.length).toBeGreaterThan(0);
  expect(JSON.stringify(lignes.map((l) => l.key))).not.toContain('quelquun');
});
