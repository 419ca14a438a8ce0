import { type ApplicationDeTest, AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import { type AgentConnecte, connecter, navigateur, unService } from '../../test/fabriques.js';

let api: ApplicationDeTest;
let service: { id: string };
let agent: AgentConnecte;
beforeAll(async () => {
  api = await demarrerApplication({ essaisParLien: 30 });
});
beforeEach(async () => {
  await api.base.vider();
  api.horloge.regler(AUJOURDHUI);
  service = await unService(api);
  agent = await connecter(api, 'instructeur', service);
});
afterAll(() => api.fermer());

const creer = async () =>
  new URL((await agent.post('/api/agenda').expect(201)).body.adresse).pathname;
const lire = (chemin: string) => navigateur(api).get(chemin);

test('l’agenda donne mes échéances à un logiciel, sans session ni nom de personne', async () => {
  const { id } = await unDossier(api, { service, recuLe: '2026-09-15', agentId: agent.compte.id });
  await unDossier(api, { service, recuLe: '2026-09-15' });
  const chemin = await creer();
  const { text, headers } = await lire(chemin).expect(200);
  expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['set-cookie']).toBeUndefined();
  const lignes = text.split('\r\n');
  // Every line ends alike and is folded under 75 octets.
  expect(lignes.at(-1)).toBe('');
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const ligne of lignes) expect(Buffer.byteLength(ligne)).toBeLessThanOrEqual(75);
  const deplie = text.replace(/\r\n /g, '');
  expect(deplie.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  expect(deplie).toContain('DTSTART;VALUE=DATE:20260929');
  expect(deplie).toContain(`UID:${id}-FICHE_DE_POSTE@instruction-sciat`);
  expect(deplie).toMatch(/SUMMARY:VTA-2026-0001 – /);
  expect(deplie).not.toMatch(/Claude|Nom-|@exemple|Revitalisation|Commune/);
});

test('le lien n’est gardé que par son empreinte ; un autre, ou sa fin, le ferme', async () => {
  const premier = await creer();
  const jeton = premier.split('/').at(-1)?.replace('.ics', '') ?? '';
  expect(jeton).toMatch(/^[\w-]{43}$/);
  const compte = await api.client.utilisateur.findUniqueOrThrow({
    where: { id: agent.compte.id },
  });
  expect(JSON.stringify(compte)).not.toContain(jeton);
  await lire(premier).expect(200);
  const second = await creer();
  await lire(premier).expect(404);
  await lire(second).expect(200);
  await agent.delete('/api/agenda').expect(204);
  await lire(second).expect(404);
  expect((await agent.get('/api/agenda').expect(200)).body).toEqual({ creeLe: null });
});

test('changé, inventé, ou d’un compte désactivé : le même refus', async () => {
  const bon = await creer();
  const change = bon.replace(/.(?=\.ics$)/, (c) => (c === 'A' ? 'E' : 'A'));
  const attendu = (await lire('/api/agenda/inconnu.ics').expect(404)).body;
  for (const chemin of [change, '/api/agenda/%00.ics', `/api/agenda/${'x'.repeat(2000)}.ics`])
    expect((await lire(chemin).expect(404)).body).toEqual(attendu);
  await api.client.utilisateur.update({
    where: { id: agent.compte.id },
    data: { actif: false },
  });
  expect((await lire(bon).expect(404)).body).toEqual(attendu);
  expect(api.incidents).toEqual([]);
});

test('seules les échéances des dispositifs suivis y sont', async () => {
  await unDossier(api, { service, recuLe: '2026-09-15', agentId: agent.compte.id });
  await api.client.utilisateur.update({
    where: { id: agent.compte.id },
    data: { dispositifs: ['FITN7'] },
  });
  expect((await lire(await creer()).expect(200)).text).not.toContain('VEVENT');
});

test('trop de liens essayés ferment la porte un moment à qui les essaie', async () => {
  const bon = await creer();
  for (let i = 0; i < 40; i += 1) await lire(`/api/agenda/faux-${i}.ics`);
  await lire(bon).expect(429);
});
