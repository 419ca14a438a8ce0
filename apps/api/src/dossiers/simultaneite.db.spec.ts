import { type ApplicationDeTest, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import { type AgentConnecte, connecter, uneCollectivite, unService } from '../../test/fabriques.js';
import { adresse, deposer, lire } from '../../test/gestes.js';

let api: ApplicationDeTest;
let service: { id: string };
let un: AgentConnecte;
let autre: AgentConnecte;
beforeAll(async () => {
  api = await demarrerApplication();
  service = await unService(api);
  [un, autre] = await Promise.all([
    connecter(api, 'instructeur', service),
    connecter(api, 'superviseur', service),
  ]);
});
afterAll(() => api.fermer());
afterEach(() => expect(api.incidents).toEqual([]));

const journalDe = (dossierId: string) =>
  api.client.evenementJournal.findMany({ where: { dossierId }, orderBy: { rang: 'asc' } });
const dateLegale = '2026-09-15';

type Reponse = { status: number; body: { changements?: unknown[]; code?: string } };

/** Both requests leave before either answer; five times, since who comes first is chance. */
async function aDeux(
  etape: string,
  demander: (agent: AgentConnecte, id: string, version: number) => PromiseLike<Reponse>,
) {
  for (let fois = 0; fois < 5; fois += 1) {
    const { id, version } = await unDossier(api, { service, etape });
    const avant = await journalDe(id);
    const reponses = await Promise.all([demander(un, id, version), demander(autre, id, version)]);
    const [reussie, refusee] = [...reponses].sort((a, b) => a.status - b.status);
    expect([reussie?.status, refusee?.status]).toEqual([200, 409]);
    expect(refusee?.body).toMatchObject({ code: 'conflit' });
    const apres = await lire(un, id);
    const nouveaux = (await journalDe(id)).slice(avant.length);
    expect([apres.version, nouveaux.length]).toEqual([version + 1, 1]);
    expect(refusee?.body.changements).toEqual([
      {
        phrase: expect.any(String),
        auteur: expect.any(String),
        le: nouveaux[0]?.enregistreLe.toISOString(),
      },
    ]);
  }
}

test('deux agents font le même acte en même temps : un seul passe, l’autre voit ce qui a changé', async () => {
  await aDeux('COURRIER_PREFET', (agent, id, version) =>
    agent
      .post(`${adresse(id)}/transitions`)
      .send({ transition: 'proposer_confirmation', version, dateLegale }),
  );
});

test('deux actes différents en même temps : un seul passe', async () => {
  await aDeux('COURRIER_PREFET', (agent, id, version) =>
    agent.post(`${adresse(id)}/transitions`).send({
      transition: agent === un ? 'proposer_confirmation' : 'proposer_refus',
      motif: 'Parce que.',
      version,
      dateLegale,
    }),
  );
});

test('deux agents modifient la même fiche en même temps : un seul passe', async () => {
  await aDeux('FICHE_DE_POSTE', (agent, id, version) =>
    agent
      .patch(adresse(id))
      .send({ version, donnees: { intitulePoste: `Intitulé de ${agent.compte.role}` } }),
  );
});

test('un acte sur une version périmée est refusé sans rien écrire, avec la phrase de ce qui a changé', async () => {
  const { id, version } = await unDossier(api, { service });
  await un.patch(adresse(id)).send({ version, agentId: un.compte.id }).expect(200);
  const avant = await lire(autre, id);
  const demande = { transition: 'declarer_irrecevable', version, dateLegale, motif: 'Hors liste.' };
  const { body } = await autre
    .post(`${adresse(id)}/transitions`)
    .send(demande)
    .expect(409);
  expect(body.changements).toEqual([
    {
      phrase: 'Affecté à Claude Nom-instructeur',
      auteur: 'Claude Nom-instructeur',
      le: expect.any(String),
    },
  ]);
  expect(await lire(autre, id)).toEqual(avant);
});

test('une version qui n’a jamais existé est un conflit, même démesurée', async () => {
  const { id } = await unDossier(api, { service });
  for (const version of [2, 999_999, 2_147_483_648, Number.MAX_SAFE_INTEGER]) {
    const { status } = await un.patch(adresse(id)).send({ version, agentId: null });
    expect([version, [400, 409].includes(status)]).toEqual([version, true]);
  }
});

test('des pièces déposées ensemble arrivent toutes', async () => {
  const { id, version } = await unDossier(api, { service, etape: 'DEMANDE_AIDE' });
  const codes = ['FORMULAIRE_AIDE', 'CHARTE', 'CONTRAT', 'DELIBERATION', 'RIB', 'RIB'];
  const reponses = await Promise.all(codes.map((code) => deposer(un, id, code)));
  expect(reponses.map((r) => r.status)).toEqual(codes.map(() => 201));
  const apres = await lire(un, id);
  expect(apres.version).toBe(version + codes.length);
  expect(apres.pieces.find((p) => p.code === 'RIB')?.versions.map((v) => v.numero)).toEqual([2, 1]);
});

test('des dossiers créés ensemble ont chacun leur numéro, sans trou', async () => {
  const { id: collectiviteId } = await uneCollectivite(api, service);
  const demande = { dispositif: 'VTA', collectiviteId, recuLe: '2025-03-01' };
  const reponses = await Promise.all(
    Array.from({ length: 6 }, () => un.post('/api/dossiers').send(demande).expect(201)),
  );
  expect(reponses.map((r) => r.body.reference).sort()).toEqual(
    [1, 2, 3, 4, 5, 6].map((n) => `VTA-2025-000${n}`),
  );
});
