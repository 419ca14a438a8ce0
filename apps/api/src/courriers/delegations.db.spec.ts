import { demarrerApplication } from '../../test/application.js';
import { type AgentConnecte, type Api, connecter, unService } from '../../test/fabriques.js';

let api: Api;
let administrateur: AgentConnecte;
beforeAll(async () => {
  api = await demarrerApplication();
});
afterAll(() => api.fermer());
beforeEach(async () => {
  await api.base.vider();
  administrateur = await connecter(api, 'administrateur', await unService(api));
});

const bonne = {
  nom: 'Essai',
  prenom: 'Dominique',
  qualite: 'secrétaire générale',
  acte: 'Arrêté d’essai n° 1',
  du: '2026-01-01',
};
const ajouter = (reste: object = {}) =>
  administrateur.post('/api/delegations').send({ ...bonne, ...reste });

test('une délégation s’ajoute, se filtre par jour et par dispositif, et se finit', async () => {
  const { body } = await ajouter({ dispositifs: ['VTA'], au: '2026-12-31' }).expect(201);
  expect(body).toMatchObject({ ...bonne, au: '2026-12-31', dispositifs: ['VTA'], fictive: false });
  const combien = async (query: object) =>
    (await administrateur.get('/api/delegations').query(query).expect(200)).body.total;
  expect(await combien({})).toBe(1);
  expect(await combien({ le: '2026-12-31', dispositif: 'VTA' })).toBe(1);
  expect(await combien({ le: '2027-01-01' })).toBe(0);
  expect(await combien({ dispositif: 'FITN7' })).toBe(0);
  const finir = (au: string) => administrateur.post(`/api/delegations/${body.id}/fin`).send({ au });
  await finir('2025-12-31').expect(400);
  expect((await finir('2026-06-30').expect(200)).body.au).toBe('2026-06-30');
  expect(await combien({ le: '2026-07-01' })).toBe(0);
});

test.each([
  ['sans nom', { nom: ' ' }, 'nom'],
  ['qui finit avant de commencer', { au: '2025-01-01' }, 'au'],
  ['d’un dispositif inconnu', { dispositifs: ['X'] }, 'dispositifs'],
  ['d’un jour qui n’existe pas', { du: '2026-02-30' }, 'du'],
])('une délégation %s est refusée', async (_, defaut, champ) => {
  const { body } = await ajouter(defaut).expect(400);
  expect(body.raisons[0].champ).toBe(champ);
});

test('celle d’un autre service ne se finit pas', async () => {
  const { body } = await ajouter().expect(201);
  const ailleurs = await connecter(api, 'administrateur');
  await ailleurs.post(`/api/delegations/${body.id}/fin`).send({ au: '2026-06-30' }).expect(403);
});
