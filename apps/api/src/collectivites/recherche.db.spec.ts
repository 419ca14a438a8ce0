import { demarrerApplication } from '../../test/application.js';
import { type AgentConnecte, type Api, connecter, uneCollectivite } from '../../test/fabriques.js';

let api: Api;
let agent: AgentConnecte;
beforeAll(async () => {
  api = await demarrerApplication();
  agent = await connecter(api, 'instructeur');
  const service = { id: agent.compte.serviceId };
  for (const nom of [
    'Les Saintes-Maries',
    'Port-Saint-Louis',
    'Saint-Rémy',
    'Saint',
    'Saint-Andiol',
  ])
    await uneCollectivite(api, service, { nom });
});
afterAll(() => api.fermer());

const noms = async (query: string) => {
  const { body } = await agent.get(`/api/collectivites?${query}`).expect(200);
  return { noms: body.donnees.map((c: { nom: string }) => c.nom), total: body.total };
};

test('ce qui commence par le texte tapé vient avant ce qui le contient, page après page', async () => {
  const ordre = ['Saint', 'Saint-Andiol', 'Saint-Rémy', 'Les Saintes-Maries', 'Port-Saint-Louis'];
  expect(await noms('q=SAINT')).toEqual({ noms: ordre, total: 5 });
  expect(await noms('q=saint&parPage=2&page=2')).toEqual({ noms: ordre.slice(2, 4), total: 5 });
  expect(await noms('q=saint%20remy')).toEqual({ noms: ['Saint-Rémy'], total: 1 });
});

test('sans texte, l’ordre reste celui des noms', async () => {
  expect((await noms('')).noms[0]).toBe('Les Saintes-Maries');
});
