import { demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import { type Api, connecter, unService, unUtilisateur } from '../../test/fabriques.js';
import { adresse } from '../../test/gestes.js';

let api: Api;
beforeAll(async () => {
  api = await demarrerApplication();
});
afterAll(() => api.fermer());

const evenements = (chaineId: string) =>
  api.client.evenementJournal.findMany({ where: { chaineId }, orderBy: { rang: 'asc' } });

test('un dossier ouvert avec des données et un agent le dit dans son journal', async () => {
  const service = await unService(api);
  const agent = await unUtilisateur(api, 'instructeur', service);
  const { id } = await unDossier(api, { service, agentId: agent.id });
  const journal = await evenements(id);
  expect(journal.map((e) => [e.type, e.dossierVersion])).toEqual([
    ['DossierCree', 1],
    ['DonneesModifiees', 1],
    ['DossierAffecte', 1],
  ]);
  expect(journal[2]?.charge).toEqual({ agentId: agent.id });
});

test('un dossier que l’on enregistre sans rien y changer garde sa version et son journal', async () => {
  const agent = await connecter(api, 'instructeur');
  const { id, version } = await unDossier(api, { service: { id: agent.compte.serviceId } });
  const avant = await evenements(id);
  for (const rien of [{ donnees: {} }, { donnees: { dureePrevueMois: 12 } }, { agentId: null }]) {
    const { body } = await agent
      .patch(adresse(id))
      .send({ version, ...rien })
      .expect(200);
    expect(body.version).toBe(version);
  }
  expect(await evenements(id)).toEqual(avant);
});
