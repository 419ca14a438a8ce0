import { demarrerApplication } from '../../test/application.js';
import { type AgentConnecte, type Api, connecter, uneCollectivite } from '../../test/fabriques.js';
import { chargerCollectivites } from './charger.js';
import { creerCollectivite } from './creer-collectivite.js';

let api: Api;
let agent: AgentConnecte;
beforeAll(async () => {
  api = await demarrerApplication();
  agent = await connecter(api, 'instructeur');
});
afterAll(() => api.fermer());

const ASSOCIATION = { type: 'ASSOCIATION', nom: 'La Fabrique du lac', siren: '732829320' };
const creer = (demande: object, par = agent) => par.post('/api/collectivites').send(demande);

test('un demandeur qui n’est ni commune ni EPCI s’ajoute avec son SIREN et se retrouve', async () => {
  const { body } = await creer({
    ...ASSOCIATION,
    siren: '732 829 320',
    codesPostaux: ['13800'],
  }).expect(201);
  expect(body).toMatchObject({
    ...ASSOCIATION,
    code: '732829320',
    departement: '13',
    codesPostaux: ['13800'],
    population: null,
    epci: null,
    fictive: false,
  });
  for (const q of ['fabrique', '732829320', '13800']) {
    const { body: page } = await agent
      .get('/api/collectivites')
      .query({ q, type: 'ASSOCIATION' })
      .expect(200);
    expect(page.donnees.map((c: { id: string }) => c.id)).toEqual([body.id]);
  }
  const { serviceId } = agent.compte;
  const evenement = await api.client.evenementJournal.findFirstOrThrow({
    where: { serviceId, type: 'CollectiviteCreee' },
  });
  expect(evenement).toMatchObject({
    chaineId: serviceId,
    dossierId: null,
    auteurId: agent.compte.id,
    charge: { collectiviteId: body.id, type: 'ASSOCIATION' },
  });
});

test('le même SIREN ne s’ajoute pas deux fois, et l’on sait à qui il est', async () => {
  const { body: premier } = await creer({ ...ASSOCIATION, siren: '552100554' }).expect(201);
  const { body } = await creer({ ...ASSOCIATION, nom: 'Autre nom', siren: '552100554' }).expect(
    409,
  );
  expect(body).toMatchObject({
    existantId: premier.id,
    raisons: [{ champ: 'siren', message: 'Ce SIREN est déjà connu\u00a0: La Fabrique du lac.' }],
  });
});

test('le SIREN d’une commune est déjà celui de la commune', async () => {
  const commune = await uneCollectivite(
    api,
    { id: agent.compte.serviceId },
    { nom: 'Aurons', siren: '211300082' },
  );
  const { body } = await creer({ ...ASSOCIATION, siren: '211300082' }).expect(409);
  expect(body.existantId).toBe(commune.id);
});

test('un autre service a ses propres demandeurs', async () => {
  const ailleurs = await connecter(api, 'administrateur');
  await creer({ ...ASSOCIATION, siren: '552032534' }).expect(201);
  await creer({ ...ASSOCIATION, siren: '552032534' }, ailleurs).expect(201);
});

test('deux agents qui l’ajoutent au même instant n’en font qu’un', async () => {
  const reponses = await Promise.all(
    [0, 1, 2, 3].map(() => creer({ ...ASSOCIATION, siren: '542065479' })),
  );
  expect(reponses.map((r) => r.status).sort()).toEqual([201, 409, 409, 409]);
  const cree = reponses.find((r) => r.status === 201);
  for (const { status, body } of reponses)
    if (status === 409) expect(body.existantId).toBe(cree?.body.id);
});

test.each<[string, object, string, RegExp]>([
  ['une clé fausse', { siren: '732829321' }, 'siren', /clé de contrôle/],
  ['huit chiffres', { siren: '73282932' }, 'siren', /neuf chiffres/],
  ['des lettres', { siren: '73282932A' }, 'siren', /neuf chiffres/],
  ['un SIREN absent', { siren: undefined }, 'siren', /attendu/],
  ['un nom vide', { nom: '  ' }, 'nom', /nom/],
  ['une commune', { type: 'COMMUNE' }, 'type', /référentiel/],
  ['un type inconnu', { type: 'PLANETE' }, 'type', /référentiel/],
  ['un code postal à quatre chiffres', { codesPostaux: ['1380'] }, 'codesPostaux.0', /cinq/],
])('est refusé et dit sous son champ : %s', async (_, changement, champ, message) => {
  const { body } = await creer({ ...ASSOCIATION, ...changement }).expect(400);
  expect(body.raisons).toHaveLength(1);
  expect(body.raisons[0]).toMatchObject({ champ, message: expect.stringMatching(message) });
});

test('la lecture seule n’ajoute personne', async () => {
  const lecteur = await connecter(api, 'lecture', { id: agent.compte.serviceId });
  await creer({ ...ASSOCIATION, siren: '775670417' }, lecteur).expect(403);
});

test('le référentiel chargé ensuite ne touche pas aux demandeurs saisis par le service', async () => {
  const voisin = await connecter(api, 'superviseur');
  const { serviceId } = voisin.compte;
  // The SIREN of an EPCI of the département, entered beforehand as another kind of group.
  const id = await creerCollectivite(api.moyens, voisin.compte, {
    type: 'GROUPEMENT',
    nom: 'Syndicat d’essai',
    siren: '200054807',
    codesPostaux: [],
  });
  const avant = await api.client.collectivite.findUniqueOrThrow({ where: { id } });
  await chargerCollectivites(api.client, { id: serviceId, departement: '13' });
  await chargerCollectivites(api.client, { id: serviceId, departement: '13' });
  expect(await api.client.collectivite.findUniqueOrThrow({ where: { id } })).toEqual(avant);
  expect(await api.client.collectivite.count({ where: { serviceId, type: 'COMMUNE' } })).toBe(119);
});
