import { demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  type Api,
  connecter,
  uneCollectivite,
  unPdf,
  unService,
} from '../../test/fabriques.js';

let api: Api;
let agent: AgentConnecte;
let collectiviteId: string;
let dossierId: string;

beforeAll(async () => {
  api = await demarrerApplication();
  const service = await unService(api);
  agent = await connecter(api, 'superviseur', service);
  const collectivite = await uneCollectivite(api, service);
  collectiviteId = collectivite.id;
  dossierId = (await unDossier(api, { service, collectivite })).id;
});
afterAll(() => api.fermer());
afterEach(() => expect(api.incidents).toEqual([]));

const bon = () => ({ dispositif: 'VTA', collectiviteId, recuLe: '2026-09-01', donnees: {} });
const long = 'a'.repeat(10_000);

test.each([
  ['une date qui n’existe pas', { recuLe: '2026-02-30' }, 'recuLe'],
  ['une date à venir', { recuLe: '2026-12-01' }, 'recuLe'],
  ['une date qui n’en est pas une', { recuLe: "'; DROP TABLE dossier; --" }, 'recuLe'],
  ['un dispositif inconnu', { dispositif: 'XXX' }, 'dispositif'],
  ['une collectivité mal désignée', { collectiviteId: '1' }, 'collectiviteId'],
  ['un nom de 10 000 caractères', { donnees: { contactNom: long } }, 'donnees.contactNom'],
  ['un caractère nul', { donnees: { contactNom: 'a\u0000b' } }, 'donnees.contactNom'],
  ['une liste à la place d’un texte', { donnees: { contactNom: ['a'] } }, 'donnees.contactNom'],
  ['un nombre absurde', { donnees: { dureePrevueMois: 1e308 } }, 'donnees.dureePrevueMois'],
  [
    'un courriel qui n’en est pas un',
    { donnees: { contactCourriel: 'x' } },
    'donnees.contactCourriel',
  ],
  ['un champ d’une étape à venir', { donnees: { avisAnct: 'FAVORABLE' } }, 'donnees.avisAnct'],
])('%s : 400, le champ est nommé, rien n’est écrit', async (_, defaut, champ) => {
  const avant = await api.client.dossier.count();
  const { status, body } = await agent.post('/api/dossiers').send({ ...bon(), ...defaut });
  expect(status).toBe(400);
  expect(body.raisons.map((r: { champ?: string }) => r.champ)).toContain(champ);
  expect(await api.client.dossier.count()).toBe(avant);
});

test('du SQL ou du HTML dans un texte est gardé comme un texte', async () => {
  const texte = `<script>alert(1)</script>'; DROP TABLE dossier; --`;
  const { body } = await agent
    .post('/api/dossiers')
    .send({ ...bon(), donnees: { contactNom: texte } })
    .expect(201);
  expect(body.donnees.contactNom).toBe(texte);
  await agent.get('/api/dossiers').query({ q: texte }).expect(200);
  await agent
    .get('/api/collectivites')
    .query({ q: `%_\\'"${texte}` })
    .expect(200);
});

test.each([
  'page=0',
  'page=-1',
  'page=1e9',
  'page=abc',
  'parPage=100000',
  'parPage=0',
  'tri=motDePasse',
  'ordre=haut',
  'inconnu=1',
  'agent=moi&agent=aucun',
  'collectiviteId=1',
  'acteur=PERSONNE',
  'etat=autre',
  'retard=hier',
])('la liste refuse %s', async (query) => {
  const { status, body } = await agent.get(`/api/dossiers?${query}`);
  expect(status).toBe(400);
  expect(body.raisons[0].message).toBeTruthy();
});

test('un JSON mal formé, vide, profond ou d’un autre type reçoit un refus clair', async () => {
  const poster = (type: string, corps: string) =>
    agent.post('/api/dossiers').set('content-type', type).send(corps);
  expect((await poster('application/json', '{"a":')).status).toBe(400);
  expect((await poster('application/json', '')).status).toBe(400);
  expect((await poster('text/plain', 'bonjour')).status).toBe(400);
  expect(
    (await poster('application/json', `{"donnees":${'['.repeat(5000)}${']'.repeat(5000)}}`)).status,
  ).toBe(400);
  expect(
    (await poster('application/json', JSON.stringify({ x: 'a'.repeat(2_000_000) }))).status,
  ).toBe(413);
  expect((await poster('application/json', '{"__proto__":{"role":"administrateur"}}')).status).toBe(
    400,
  );
});

describe('un fichier', () => {
  const deposer = (contenu: Buffer, nom: string) =>
    agent
      .post(`/api/dossiers/${dossierId}/pieces`)
      .field('code', 'FICHE_DE_POSTE')
      .attach('fichier', contenu, nom);
  const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );

  test.each<[string, Buffer, string, number]>([
    ['exécutable renommé', exe, 'fiche.pdf', 415],
    ['image au nom de PDF', png, 'fiche.pdf', 415],
    ['PDF au nom d’image', unPdf(), 'fiche.png', 415],
    ['SVG', Buffer.from('<svg onload="alert(1)"/>'), 'a.svg', 415],
    ['vide', Buffer.alloc(0), 'vide.pdf', 400],
    ['de 26 Mo', Buffer.concat([unPdf(), Buffer.alloc(26 * 1024 * 1024)]), 'gros.pdf', 413],
  ])('%s est refusé et ne laisse rien', async (_, contenu, nom, statut) => {
    expect((await deposer(contenu, nom)).status).toBe(statut);
    expect(await api.client.versionPiece.count()).toBe(0);
  });

  test('au nom piégé est gardé sans chemin et servi sans danger', async () => {
    const { body } = await deposer(unPdf(), '../../é t\u0001c/fiche «1».pdf').expect(201);
    const [version] = body.pieces.find(
      (p: { code: string }) => p.code === 'FICHE_DE_POSTE',
    ).versions;
    expect(version.nom).toBe('fiche «1».pdf');
    const adresse = `/api/dossiers/${dossierId}/pieces/FICHE_DE_POSTE/versions/1`;
    const { headers } = await agent.get(adresse).expect(200);
    expect(headers['content-disposition']).toMatch(/^attachment/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain('sandbox');
    expect(headers['cache-control']).toContain('no-store');
    const apercu = await agent.get(`${adresse}?apercu=1`).expect(200);
    expect(apercu.headers['content-disposition']).toMatch(/^inline/);
    await agent.get(`/api/dossiers/${dossierId}/pieces/FICHE_DE_POSTE/versions/9`).expect(404);
  });
});
