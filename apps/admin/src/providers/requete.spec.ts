import { jest } from '@jest/globals';
import type { SessionOuverte } from '@sciat/contrats';
import { ErreurApi } from './erreur-api.js';
import { terminerReconnexion } from './reconnexion.js';
import { enQuery, requete } from './requete.js';
import { session } from './session.js';

const ouverte = (jetonCsrf: string): SessionOuverte => ({
  utilisateur: {
    id: 'u1',
    courriel: 'a@b.fr',
    nom: 'B',
    prenom: 'A',
    role: 'instructeur',
    dispositifs: [],
    serviceId: 's1',
  },
  service: { id: 's1', nom: 'Service', departement: '13' },
  jetonCsrf,
  demonstration: true,
});
const probleme = (status: number) => ({
  type: 'about:blank',
  title: 'T',
  status,
  detail: 'D',
  code: 'c',
  raisons: [],
});
const reponse = (status: number, corps: unknown) => new Response(JSON.stringify(corps), { status });

/** Answers in order; keeps what was asked. */
function serveur(...reponses: Response[]) {
  const appels: { url: string; jeton: string | null }[] = [];
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (url, options) => {
    appels.push({
      url: String(url),
      jeton: new Headers(options?.headers).get('x-csrf-token'),
    });
    const suivante = reponses.shift();
    if (!suivante) throw new TypeError('Failed to fetch');
    return suivante;
  });
  return appels;
}

beforeEach(() => session.poser(ouverte('jeton-1')));
afterEach(() => {
  jest.restoreAllMocks();
  session.poser(null);
});

it('envoie le jeton avec ce qui écrit, et lui seul', async () => {
  const appels = serveur(reponse(200, {}), reponse(200, {}));
  await requete('GET', '/dossiers');
  await requete('POST', '/dossiers', { corps: {} });
  expect(appels.map((a) => a.jeton)).toEqual([null, 'jeton-1']);
});

it('rend le problème de l’API, ou un problème en français quand le serveur se tait', async () => {
  serveur(reponse(409, probleme(409)), new Response('<html>', { status: 502 }));
  await expect(requete('GET', '/a')).rejects.toMatchObject({
    status: 409,
    probleme: { detail: 'D' },
  });
  await expect(requete('GET', '/a')).rejects.toMatchObject({
    status: 502,
    probleme: { code: 'HTTP' },
  });
  await expect(requete('GET', '/a')).rejects.toMatchObject({
    status: 0,
    probleme: { code: 'RESEAU' },
  });
});

it('attend une nouvelle connexion, puis renvoie la demande avec le nouveau jeton', async () => {
  const appels = serveur(reponse(401, probleme(401)), reponse(200, { fait: true }));
  const attendue = requete('POST', '/dossiers', { corps: {} });
  await new Promise((suite) => setTimeout(suite, 5));
  session.poser(ouverte('jeton-2'));
  terminerReconnexion(true);
  await expect(attendue).resolves.toEqual({ fait: true });
  expect(appels.map((a) => a.jeton)).toEqual(['jeton-1', 'jeton-2']);
});

it('rend le refus quand la personne renonce à se reconnecter', async () => {
  serveur(reponse(401, probleme(401)));
  const attendue = requete('GET', '/dossiers');
  await new Promise((suite) => setTimeout(suite, 5));
  terminerReconnexion(false);
  await expect(attendue).rejects.toBeInstanceOf(ErreurApi);
});

it('recommence quand un autre onglet a renouvelé le jeton, et pas quand le refus est réel', async () => {
  const appels = serveur(
    reponse(403, probleme(403)),
    reponse(200, ouverte('jeton-2')),
    reponse(200, {}),
  );
  await requete('POST', '/dossiers', { corps: {} });
  expect(appels.map((a) => a.url)).toEqual(['/api/dossiers', '/api/auth/moi', '/api/dossiers']);
  jest.restoreAllMocks();
  serveur(reponse(403, probleme(403)), reponse(200, ouverte('jeton-2')));
  await expect(requete('POST', '/dossiers', { corps: {} })).rejects.toMatchObject({ status: 403 });
});

it('tait les paramètres vides', () => {
  expect(enQuery({ page: 1, q: '', agent: undefined, issue: null })).toBe('?page=1');
  expect(enQuery({})).toBe('');
});
