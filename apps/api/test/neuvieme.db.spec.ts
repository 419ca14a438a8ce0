import type { Dispositif, DispositifResume, EnveloppeLue, Pretentions } from '@sciat/contrats';
import {
  type Definition,
  defautsDeStructure,
  definitions,
  imprimer,
  jouer,
} from '@sciat/dispositifs';
import { ombrage } from '../../../packages/dispositifs/exemple/definition.js';
import { AUJOURDHUI, demarrerApplication } from './application.js';
import {
  type AgentConnecte,
  type Api,
  connecter,
  uneCollectivite,
  unService,
} from './fabriques.js';
import { deposer, franchir, lire, verifier } from './gestes.js';

// A ninth dispositif is a folder and a line of the register: here the line is added by the test, and
// everything else is the application as it is.
const neuvieme = ombrage as unknown as Definition;
const registre = definitions as Definition[];

let api: Api;
let agent: AgentConnecte;
let collectivite: { id: string; nom: string };

beforeAll(async () => {
  registre.push(neuvieme);
  api = await demarrerApplication();
  const service = await unService(api);
  agent = await connecter(api, 'superviseur', service);
  collectivite = await uneCollectivite(api, service, { code: '13008', nom: 'Aurons' });
});
afterAll(async () => {
  registre.splice(registre.indexOf(neuvieme), 1);
  await api.fermer();
});
afterEach(() => expect(api.incidents).toEqual([]));

test('sa définition est saine et s’imprime', () => {
  expect(defautsDeStructure(neuvieme)).toEqual([]);
  expect(imprimer(neuvieme)).toContain('Ombrage des cours d’école');
});

test('elle est proposée, décrite et comptée parmi les dispositifs', async () => {
  const { body: liste } = await agent.get('/api/dispositifs').expect(200);
  expect(liste.donnees.map((d: DispositifResume) => d.code)).toContain('OMBRAGE');
  const { body } = await agent.get('/api/dispositifs/OMBRAGE').expect(200);
  expect((body as Dispositif).champs.find((c) => c.nom === 'cout')?.type).toBe('montant');
  const { body: parametres } = await agent.get('/api/parametres?dispositif=OMBRAGE').expect(200);
  expect(parametres.donnees.map((p: { cle: string }) => p.cle)).toContain('plafond');
  const { body: enveloppes } = await agent.get('/api/enveloppes').expect(200);
  expect(enveloppes.donnees.map((e: EnveloppeLue) => e.dispositif)).toContain('OMBRAGE');
  const { body: pretentions } = await agent
    .get(`/api/collectivites/${collectivite.id}/pretentions`)
    .expect(200);
  const sienne = (pretentions as Pretentions).pretentions.find((p) => p.dispositif === 'OMBRAGE');
  expect(sienne).toMatchObject({ ouvert: true, eligibilite: { conclusion: 'à apprécier' } });
});

test('un dossier va de la demande à l’attribution', async () => {
  const { body: cree } = await agent
    .post('/api/dossiers')
    .send({
      dispositif: 'OMBRAGE',
      collectiviteId: collectivite.id,
      recuLe: AUJOURDHUI,
      donnees: { ecole: 'École du Canal', cout: 500_001 },
    })
    .expect(201);
  const { id } = cree;
  await deposer(agent, id, 'DEVIS').expect(201);
  await verifier(agent, id, 'DEVIS').expect(200);
  const refus = await franchir(api, agent, id, 'proposer', { statut: 422 });
  expect(refus.raisons[0].message).toMatch(/Coût sous le plafond/);
  const { version } = await lire(agent, id);
  await agent
    .patch(`/api/dossiers/${id}`)
    .send({ version, donnees: { cout: 500_000 } })
    .expect(200);
  await franchir(api, agent, id, 'proposer');
  await franchir(api, agent, id, 'notifier');
  expect(await lire(agent, id)).toMatchObject({
    reference: 'OMBRAGE-2026-0001',
    issue: 'ACCORD',
    montant: { accorde: 500_000 },
  });
});

test('tous les parcours de son exemple se jouent', () => {
  const depart = { aujourdhui: AUJOURDHUI, datePivot: AUJOURDHUI };
  for (const parcours of neuvieme.exemple.parcours) {
    const vides = { pieces: {}, piecesArrivees: [], mesures: {}, courriels: [], appreciations: {} };
    const { nom } = collectivite;
    const qui = { nom, type: 'COMMUNE' as const, code: '13008', populations: [] };
    const reste = { vagues: [], listes: {}, parametres: {}, passages: [], donnees: {} };
    const faits = {
      ...depart,
      ...vides,
      ...reste,
      collectivite: qui,
      accorde: null,
      paiements: [],
      autresDossiers: 0,
    };
    expect(jouer(neuvieme, parcours, faits).faits.passages).toHaveLength(parcours.length + 1);
  }
});
