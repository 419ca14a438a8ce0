import type { CreerVue, DossierResume, Vue } from '@sciat/contrats';
import { type ApplicationDeTest, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  ouvrirSession,
  unPdf,
  unService,
  unUtilisateur,
} from '../../test/fabriques.js';

let api: ApplicationDeTest;
let service: { id: string };
let agent: AgentConnecte;
let collegue: AgentConnecte;
let superviseur: AgentConnecte;
let lecteur: AgentConnecte;

beforeAll(async () => {
  api = await demarrerApplication();
  service = await unService(api);
  agent = await connecter(api, 'instructeur', service);
  collegue = await connecter(api, 'instructeur', service);
  superviseur = await connecter(api, 'superviseur', service);
  lecteur = await connecter(api, 'lecture', service);
});
afterAll(() => api.fermer());
afterEach(() => expect(api.incidents).toEqual([]));

const EN_RETARD: CreerVue = {
  nom: 'En retard à Aix',
  filtres: { retard: 'en_retard', q: 'aix' },
  tri: 'echeance',
  ordre: 'asc',
  colonnes: ['reference', 'echeance', 'collectivite'],
  roles: [],
};
const creer = async (qui: AgentConnecte, surcharge: Partial<CreerVue> = {}): Promise<Vue> =>
  (
    await qui
      .post('/api/vues')
      .send({ ...EN_RETARD, ...surcharge })
      .expect(201)
  ).body;
const vues = async (qui: AgentConnecte) => {
  const { body } = await qui.get('/api/vues').expect(200);
  return body as { donnees: Vue[]; parDefaut: string | null };
};
const ids = async (qui: AgentConnecte) => (await vues(qui)).donnees.map((v) => v.id);

test('chacun trouve les vues livrées, et leurs filtres sont ceux de la liste', async () => {
  const { donnees, parDefaut } = await vues(lecteur);
  expect(parDefaut).toBeNull();
  expect(donnees.slice(0, 3).map((v) => v.nom)).toEqual([
    'Chez l’ANCT depuis plus de 30 jours',
    'Paiements sous 30 jours',
    'Pièces reçues à vérifier',
  ]);
  for (const { filtres, tri, ordre } of donnees)
    await lecteur
      .get('/api/dossiers')
      .query({ ...filtres, tri, ordre })
      .expect(200);
});

test('les vues livrées montrent les bons dossiers', async () => {
  const la = await unService(api);
  const qui = await connecter(api, 'instructeur', la);
  const etapes = ['INSTRUCTION_ANCT', 'MISE_EN_PAIEMENT'];
  const noms: Record<string, string> = {};
  for (const etape of etapes) noms[(await unDossier(api, { service: la, etape })).id] = etape;
  const recue = await unDossier(api, { service: la, recuLe: '2026-09-14' });
  noms[recue.id] = 'RECUE';
  await qui
    .post(`/api/dossiers/${recue.id}/pieces`)
    .field('code', 'FICHE_DE_POSTE')
    .attach('fichier', unPdf(), 'fiche.pdf')
    .expect(201);
  const montres = async (id: string) => {
    const vue = (await vues(qui)).donnees.find((v) => v.id === id);
    const { body } = await qui
      .get('/api/dossiers')
      .query({ ...vue?.filtres })
      .expect(200);
    return body.donnees.map((d: DossierResume) => noms[d.id]).sort();
  };
  expect(await montres('anct-plus-de-30-jours')).toEqual(['INSTRUCTION_ANCT']);
  expect(await montres('paiements-sous-30-jours')).toEqual(['MISE_EN_PAIEMENT']);
  expect(await montres('pieces-a-verifier')).toEqual(['RECUE']);
}, 90_000);

test('une vue privée n’est vue que de son auteur', async () => {
  const { id, mienne, modifiable } = await creer(agent);
  expect([mienne, modifiable]).toEqual([true, true]);
  expect(await ids(agent)).toContain(id);
  for (const autre of [collegue, superviseur, lecteur]) {
    expect(await ids(autre)).not.toContain(id);
    await autre.patch(`/api/vues/${id}`).send({ version: 1, nom: 'À moi' }).expect(404);
    await autre.delete(`/api/vues/${id}`).expect(404);
  }
});

test('une vue partagée avec un rôle est vue de ce rôle seul, et ne se modifie pas d’ailleurs', async () => {
  const { id } = await creer(agent, { roles: ['instructeur', 'lecture'] });
  for (const qui of [collegue, lecteur]) {
    const vue = (await vues(qui)).donnees.find((v) => v.id === id);
    expect(vue).toMatchObject({ mienne: false, modifiable: false, colonnes: EN_RETARD.colonnes });
    await qui.patch(`/api/vues/${id}`).send({ version: 1, nom: 'À moi' }).expect(403);
    await qui.delete(`/api/vues/${id}`).expect(403);
  }
  const administrateur = await connecter(api, 'administrateur', service);
  expect(await ids(administrateur)).not.toContain(id);
  expect(await ids(await connecter(api, 'instructeur'))).not.toContain(id);
});

test('un superviseur met de l’ordre dans les vues partagées, dont l’auteur est peut-être parti', async () => {
  const { id } = await creer(agent, { roles: ['instructeur'] });
  await superviseur.patch(`/api/vues/${id}`).send({ version: 1, nom: 'Retards' }).expect(200);
  await superviseur.delete(`/api/vues/${id}`).expect(204);
  expect(await ids(agent)).not.toContain(id);
});

test('la lecture seule garde des vues, mais n’en partage pas', async () => {
  const { id } = await creer(lecteur);
  await lecteur
    .post('/api/vues')
    .send({ ...EN_RETARD, roles: ['lecture'] })
    .expect(403);
  await lecteur
    .patch(`/api/vues/${id}`)
    .send({ version: 1, roles: ['lecture'] })
    .expect(403);
});

test('deux modifications d’une même vue ne s’écrasent pas', async () => {
  const { id, version } = await creer(agent);
  const demande = { version, filtres: { etat: 'clos' }, colonnes: ['closLe', 'reference'] };
  const { body } = await agent.patch(`/api/vues/${id}`).send(demande).expect(200);
  expect(body).toMatchObject({ ...demande, version: version + 1, nom: EN_RETARD.nom });
  await agent.patch(`/api/vues/${id}`).send({ version, nom: 'Autre' }).expect(409);
});

test('la vue par défaut est celle de chacun, et s’oublie avec la vue', async () => {
  const { id } = await creer(agent, { roles: ['instructeur'] });
  await agent.put('/api/vues/par-defaut').send({ vue: id }).expect(204);
  await collegue.put('/api/vues/par-defaut').send({ vue: 'pieces-a-verifier' }).expect(204);
  expect((await vues(agent)).parDefaut).toBe(id);
  expect((await vues(collegue)).parDefaut).toBe('pieces-a-verifier');
  const privee = await creer(collegue);
  await agent.put('/api/vues/par-defaut').send({ vue: privee.id }).expect(400);
  await agent.delete(`/api/vues/${id}`).expect(204);
  expect((await vues(agent)).parDefaut).toBeNull();
});

test('une vue partagée n’élargit aucun droit', async () => {
  const { id: dossierId } = await unDossier(api, { service });
  const { filtres } = await creer(agent, {
    roles: ['instructeur'],
    filtres: { dispositif: 'VTA' },
  });
  const limite = await ouvrirSession(
    api,
    await unUtilisateur(api, 'instructeur', service, { dispositifs: ['AIDANTS'] }),
  );
  const lus = async (qui: AgentConnecte) =>
    (await qui.get('/api/dossiers').query(filtres).expect(200)).body.donnees.map(
      (d: DossierResume) => d.id,
    );
  expect(await lus(collegue)).toContain(dossierId);
  expect(await lus(limite)).toEqual([]);
});

test.each<[string, object]>([
  ['un filtre inconnu', { filtres: { sql: '1=1' } }],
  ['ce qu’un traitement a changé', { filtres: { lot: '019ad9a0-0000-7000-8000-000000000000' } }],
  ['une valeur de filtre inconnue', { filtres: { retard: 'jamais' } }],
  ['un tri inconnu', { tri: 'mot_de_passe' }],
  ['une colonne inconnue', { colonnes: ['reference', 'volontaireNom'] }],
  ['une colonne deux fois', { colonnes: ['reference', 'reference'] }],
  ['sans le lien du dossier', { colonnes: ['etape'] }],
  ['un rôle inconnu', { roles: ['prefet'] }],
  ['sans nom', { nom: ' ' }],
  ['l’auteur d’un autre', { auteurId: '00000000-0000-7000-8000-000000000000' }],
])('une vue est refusée avec %s', async (_, surcharge) => {
  const { body } = await agent
    .post('/api/vues')
    .send({ ...EN_RETARD, ...surcharge })
    .expect(400);
  expect(body.raisons.length).toBeGreaterThan(0);
});

test('les vues d’une personne sont en nombre limité', async () => {
  const qui = await connecter(api, 'instructeur', service);
  const { id: auteurId } = qui.compte;
  const { filtres, tri, ordre, colonnes } = EN_RETARD;
  await api.client.vue.createMany({
    data: Array.from({ length: 40 }, (_, i) => ({
      serviceId: service.id,
      auteurId,
      nom: `Vue ${i}`,
      filtres,
      tri,
      ordre,
      colonnes,
    })),
  });
  await qui.post('/api/vues').send(EN_RETARD).expect(422);
});
