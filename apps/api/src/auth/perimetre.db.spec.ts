import { type ApplicationDeTest, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  ouvrirSession,
  uneCollectivite,
  unService,
  unUtilisateur,
} from '../../test/fabriques.js';

let api: ApplicationDeTest;
let service: { id: string };
let collectiviteId: string;
let vta: string;
let autre: string;
let limite: AgentConnecte;
let lecteur: AgentConnecte;

beforeAll(async () => {
  api = await demarrerApplication();
  service = await unService(api);
  const collectivite = await uneCollectivite(api, service);
  collectiviteId = collectivite.id;
  vta = (await unDossier(api, { service, collectivite, etape: 'INSTRUCTION_ANCT' })).id;
  const tous = await connecter(api, 'instructeur', service);
  const { body } = await tous
    .post('/api/dossiers')
    .send({ dispositif: 'AIDANTS', recuLe: '2026-09-01', collectiviteId })
    .expect(201);
  autre = body.id;
  const surcharge = { dispositifs: ['AIDANTS', 'CANTINE'] };
  limite = await ouvrirSession(api, await unUtilisateur(api, 'instructeur', service, surcharge));
  lecteur = await ouvrirSession(api, await unUtilisateur(api, 'lecture', service, surcharge));
});
afterAll(() => api.fermer());

const ids = ({ body }: { body: { donnees: { id: string }[] } }) => body.donnees.map((d) => d.id);

test('la liste et les compteurs ne montrent que les dispositifs suivis', async () => {
  for (const qui of [limite, lecteur]) {
    const liste = await qui.get('/api/dossiers?etat=tous').expect(200);
    expect([ids(liste), liste.body.total]).toEqual([[autre], 1]);
    const cherche = await qui.get('/api/dossiers?dispositif=VTA').expect(200);
    expect([ids(cherche), cherche.body.total]).toEqual([[], 0]);
  }
  const { body } = await limite.get('/api/dossiers/compteurs').expect(200);
  expect(body.maFile).toBe(1);
});

test.each([
  ['', 'get'],
  ['/journal', 'get'],
  ['/pieces', 'get'],
  ['/courriers', 'get'],
  ['/consultations', 'get'],
  ['/archive', 'get'],
  ['/pieces/FICHE_DE_POSTE/versions/1', 'get'],
] as const)('le dossier%s d’un dispositif non suivi est refusé', async (suite, verbe) => {
  const { body } = await limite[verbe](`/api/dossiers/${vta}${suite}`).expect(403);
  expect(body.detail).toBe('Vous ne suivez pas ce dispositif.');
});

test('un dossier d’un dispositif non suivi ne se modifie ni ne s’ouvre', async () => {
  await limite
    .patch(`/api/dossiers/${vta}`)
    .send({ version: 1, donnees: { intitulePoste: 'Autre' } })
    .expect(403);
  await limite
    .post('/api/dossiers')
    .send({ dispositif: 'VTA', recuLe: '2026-09-01', collectiviteId })
    .expect(403);
});

test('courriels, courriers, porteurs, paiements et enveloppes se limitent aux dispositifs suivis', async () => {
  const tous = await connecter(api, 'superviseur', service);
  const visibles = async (qui: AgentConnecte, adresse: string) =>
    (await qui.get(adresse).expect(200)).body.donnees as { dispositif?: string; acteur?: string }[];
  expect(await visibles(tous, `/api/courriels?dossierId=${vta}`)).not.toEqual([]);
  expect(await visibles(limite, `/api/courriels?dossierId=${vta}`)).toEqual([]);
  const porteurs = async (qui: AgentConnecte) =>
    (await visibles(qui, '/api/porteurs')).map((p) => p.acteur);
  expect(await porteurs(tous)).toContain('ANCT');
  expect(await porteurs(limite)).not.toContain('ANCT');
  expect((await visibles(tous, '/api/enveloppes')).map((e) => e.dispositif)).toContain('VTA');
  expect((await visibles(limite, '/api/enveloppes')).map((e) => e.dispositif)).not.toContain('VTA');
  expect(await visibles(limite, '/api/paiements')).toEqual([]);
  expect(await visibles(limite, '/api/courriers')).toEqual([]);
});

test('à quoi une collectivité peut prétendre ne dit rien des dossiers d’un dispositif non suivi', async () => {
  const tous = await connecter(api, 'lecture', service);
  const pretentions = async (qui: AgentConnecte) =>
    (await qui.get(`/api/collectivites/${collectiviteId}/pretentions`).expect(200)).body
      .pretentions as { dispositif: string; autresDossiers: number }[];
  const dits = (await pretentions(limite)).map((p) => [p.dispositif, p.autresDossiers]);
  expect(Object.fromEntries(dits)).toEqual({ AIDANTS: 1, CANTINE: 0 });
  expect((await pretentions(tous)).find((p) => p.dispositif === 'VTA')?.autresDossiers).toBe(1);
  const examen = (dispositif: string) =>
    limite.post('/api/eligibilite').send({ dispositif, collectiviteId, donnees: {} });
  expect((await examen('VTA').expect(403)).body.detail).toBe('Vous ne suivez pas ce dispositif.');
  await examen('AIDANTS').expect(200);
});

test('un relevé de paiements mêle tous les dispositifs : il leur est fermé', async () => {
  const { body } = await limite.get('/api/rapprochements').expect(403);
  expect(body.detail ?? body.message).toContain('tous les dispositifs');
});

test('un dossier ne s’affecte pas à qui ne suit pas son dispositif', async () => {
  const tous = await connecter(api, 'superviseur', service);
  const { version } = await api.client.dossier.findUniqueOrThrow({ where: { id: vta } });
  const { body } = await tous
    .patch(`/api/dossiers/${vta}`)
    .send({ version, agentId: limite.compte.id })
    .expect(400);
  expect(body.raisons[0]).toMatchObject({ champ: 'agentId' });
});

test('restreindre un compte reprend ses dossiers des autres dispositifs', async () => {
  const administrateur = await connecter(api, 'administrateur', service);
  const agent = await unUtilisateur(api, 'instructeur', service);
  const superviseur = await connecter(api, 'superviseur', service);
  for (const id of [vta, autre]) {
    const { version } = await api.client.dossier.findUniqueOrThrow({ where: { id } });
    await superviseur.patch(`/api/dossiers/${id}`).send({ version, agentId: agent.id }).expect(200);
  }
  const annonce = async (demande: string) =>
    (await administrateur.get(`/api/utilisateurs/${agent.id}/reprise?${demande}`).expect(200)).body;
  expect([
    await annonce('role=instructeur&actif=true&dispositifs=AIDANTS'),
    await annonce('role=instructeur&actif=true&dispositifs='),
    await annonce('role=lecture&actif=true'),
    await annonce('role=instructeur&actif=false&dispositifs=AIDANTS'),
  ]).toEqual([{ dossiers: 1 }, { dossiers: 0 }, { dossiers: 2 }, { dossiers: 2 }]);
  const { body } = await administrateur
    .patch(`/api/utilisateurs/${agent.id}`)
    .send({ dispositifs: ['AIDANTS'] })
    .expect(200);
  expect(body).toMatchObject({ dispositifs: ['AIDANTS'], dossiersRepris: 1 });
  const agents = await api.client.dossier.findMany({
    where: { id: { in: [vta, autre] } },
    select: { id: true, agentId: true },
  });
  expect(Object.fromEntries(agents.map((d) => [d.id, d.agentId]))).toEqual({
    [vta]: null,
    [autre]: agent.id,
  });
});

test('un administrateur suit tous les dispositifs, et un dispositif inconnu est refusé', async () => {
  const administrateur = await connecter(api, 'administrateur', service);
  const compte = await unUtilisateur(api, 'administrateur', service);
  for (const dispositifs of [['VTA'], ['INCONNU']]) {
    const { body } = await administrateur
      .patch(`/api/utilisateurs/${compte.id}`)
      .send({ dispositifs });
    expect([dispositifs, body.code]).toEqual([dispositifs, 'invalide']);
  }
});
