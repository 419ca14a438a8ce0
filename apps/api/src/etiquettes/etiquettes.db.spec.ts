import { type ApplicationDeTest, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  ouvrirSession,
  unService,
  unUtilisateur,
} from '../../test/fabriques.js';

let api: ApplicationDeTest;
let service: { id: string };
let agent: AgentConnecte;
let superviseur: AgentConnecte;
let dossierId: string;
let urgent: string;

beforeAll(async () => {
  api = await demarrerApplication();
  service = await unService(api);
  agent = await connecter(api, 'instructeur', service);
  superviseur = await connecter(api, 'superviseur', service);
  dossierId = (await unDossier(api, { service })).id;
  const { body } = await superviseur
    .post('/api/etiquettes')
    .send({ nom: 'Urgent', couleur: 'rouge' })
    .expect(201);
  urgent = body.id;
});
afterAll(() => api.fermer());
afterEach(() => expect(api.incidents).toEqual([]));

const etiqueter = (etiquetteId: string, posee: boolean, qui = agent) =>
  qui.post(`/api/dossiers/${dossierId}/etiquettes`).send({ etiquetteId, posee });
const lister = async (etiquette: string, qui = agent) =>
  (await qui.get('/api/dossiers').query({ etiquette }).expect(200)).body;

test('une étiquette se pose et se retire d’un geste, sans nouvelle version du dossier', async () => {
  const { version } = await api.client.dossier.findUniqueOrThrow({ where: { id: dossierId } });
  for (const _ of [1, 2]) {
    const { body } = await etiqueter(urgent, true).expect(200);
    expect(body.donnees).toEqual([{ id: urgent, nom: 'Urgent', couleur: 'rouge' }]);
  }
  const { body } = await agent.get(`/api/dossiers/${dossierId}`).expect(200);
  expect(body).toMatchObject({ version, etiquettes: [{ nom: 'Urgent' }] });
  const liste = await lister(urgent);
  expect([liste.total, liste.donnees[0].etiquettes[0].nom]).toEqual([1, 'Urgent']);

  await etiqueter(urgent, false).expect(200);
  await etiqueter(urgent, false).expect(200);
  expect((await lister(urgent)).total).toBe(0);
  const evenements = await api.client.evenementJournal.findMany({
    where: { dossierId, type: { startsWith: 'Etiquette' } },
    orderBy: { rang: 'asc' },
  });
  expect(evenements.map((e) => e.type)).toEqual(['EtiquettePosee', 'EtiquetteRetiree']);
});

test('deux étiquettes du même nom sont refusées', async () => {
  const { body } = await superviseur
    .post('/api/etiquettes')
    .send({ nom: 'Urgent', couleur: 'bleu' })
    .expect(400);
  expect(body.raisons[0]).toMatchObject({ champ: 'nom' });
  await superviseur.post('/api/etiquettes').send({ nom: 'X', couleur: 'rose' }).expect(400);
});

test('renommée, elle l’est partout ; archivée, elle reste où elle est et ne se pose plus', async () => {
  await etiqueter(urgent, true).expect(200);
  const modifier = (demande: object) =>
    superviseur.patch(`/api/etiquettes/${urgent}`).send(demande).expect(200);
  await modifier({ nom: 'Très urgent', couleur: 'orange' });
  const { body } = await modifier({ archivee: true });
  expect(body).toMatchObject({ nom: 'Très urgent', archivee: true, dossiers: 1 });
  expect((await lister(urgent)).donnees[0].etiquettes[0]).toMatchObject({ nom: 'Très urgent' });
  await etiqueter(urgent, false).expect(200);
  await etiqueter(urgent, true).expect(400);
  await modifier({ archivee: false });
  await etiqueter(urgent, true).expect(200);
});

test('ni la lecture ne les pose, ni celles d’un autre service ne servent', async () => {
  const lecteur = await connecter(api, 'lecture', service);
  await etiqueter(urgent, true, lecteur).expect(403);
  const ailleurs = await connecter(api, 'superviseur');
  await ailleurs.patch(`/api/etiquettes/${urgent}`).send({ nom: 'Volée' }).expect(403);
  const { body: autre } = await ailleurs
    .post('/api/etiquettes')
    .send({ nom: 'Autre', couleur: 'vert' })
    .expect(201);
  await etiqueter(autre.id, true).expect(400);
  expect((await lister(urgent, ailleurs)).total).toBe(0);
  expect((await ailleurs.get('/api/etiquettes').expect(200)).body.total).toBe(1);
});

test('qui suit quelques dispositifs n’étiquette, ne compte et ne liste que les leurs', async () => {
  const compte = await unUtilisateur(api, 'instructeur', service, { dispositifs: ['CANTINE'] });
  const limite = await ouvrirSession(api, compte);
  await etiqueter(urgent, false, limite).expect(403);
  expect((await lister(urgent, limite)).total).toBe(0);
  const { body } = await limite.get('/api/etiquettes').expect(200);
  expect(body.donnees[0]).toMatchObject({ id: urgent, dossiers: 0 });
  // Nor is a dossier of another scheme offered to them.
  const { body: agents } = await agent.get('/api/agents?dispositif=VTA').expect(200);
  expect(agents.donnees.map((a: { id: string }) => a.id)).not.toContain(compte.id);
});
