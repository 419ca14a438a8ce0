import { demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import { type Api, connecter, unService, unUtilisateur } from '../../test/fabriques.js';
import { modifierDossier } from '../dossiers/modifier-dossier.js';

let api: Api;
beforeAll(async () => {
  api = await demarrerApplication();
});
afterAll(() => api.fermer());

const evenements = (chaineId: string) =>
  api.client.evenementJournal.findMany({ where: { chaineId }, orderBy: { rang: 'asc' } });

/** An agent with two open dossiers and a closed one, and an administrator to look after the account. */
async function unAgentOccupe() {
  const service = await unService(api);
  const administrateur = await connecter(api, 'administrateur', service);
  const agent = await unUtilisateur(api, 'instructeur', service);
  const dossiers = [];
  for (const etape of ['FICHE_DE_POSTE', 'RECRUTEMENT', 'IRRECEVABLE']) {
    dossiers.push(await unDossier(api, { service, agentId: agent.id, etape }));
  }
  const modifier = (demande: object) =>
    administrateur.patch(`/api/utilisateurs/${agent.id}`).send(demande).expect(200);
  return { service, administrateur, agent, dossiers, modifier };
}

test.each([
  ['fermé', { actif: false }],
  ['passé en lecture seule', { role: 'lecture' }],
])('un compte %s rend ses dossiers ouverts, qui reviennent à tous', async (_, changement) => {
  const { service, administrateur, agent, dossiers, modifier } = await unAgentOccupe();
  const { body } = await modifier(changement);
  expect(body).toMatchObject({ id: agent.id, ...changement, dossiersRepris: 2 });

  const collegue = await connecter(api, 'instructeur', service);
  const { body: file } = await collegue.get('/api/dossiers?agent=aucun').expect(200);
  const ouverts = dossiers.slice(0, 2);
  expect(file.donnees.map((d: { id: string }) => d.id).sort()).toEqual(ouverts.map((d) => d.id));
  for (const { id, version } of ouverts) {
    expect((await evenements(id)).at(-1)).toMatchObject({
      type: 'DossierAffecte',
      charge: { agentId: null },
      dossierVersion: version + 1,
      auteurId: administrateur.compte.id,
    });
  }
  const clos = { where: { id: dossiers[2]?.id as string } };
  expect((await api.client.dossier.findUniqueOrThrow(clos)).agentId).toBe(agent.id);
});

test('un compte qui peut encore instruire garde ses dossiers', async () => {
  const { agent, modifier } = await unAgentOccupe();
  expect((await modifier({ role: 'superviseur', nom: 'Autre' })).body.dossiersRepris).toBe(0);
  expect(await api.client.obligation.count({ where: { agentId: agent.id } })).toBe(2);
});

test('si la reprise d’un dossier échoue, le compte reste ouvert et tous les dossiers à lui', async () => {
  const { administrateur, agent, dossiers } = await unAgentOccupe();
  // Rules that no longer exist: the dossier cannot be written.
  await api.client.dossier.update({
    where: { id: dossiers[1]?.id as string },
    data: { dispositifVersion: 'perdue' },
  });
  await administrateur
    .patch(`/api/utilisateurs/${agent.id}`)
    .send({ actif: false })
    .expect((r) => expect(r.status).not.toBe(200));
  const compte = { where: { id: agent.id } };
  expect((await api.client.utilisateur.findUniqueOrThrow(compte)).actif).toBe(true);
  expect(await api.client.dossier.count({ where: { agentId: agent.id } })).toBe(3);
  api.incidents.length = 0;
});

test('un dossier affecté pendant que le compte se ferme n’échappe pas à la reprise', async () => {
  const { service, agent, modifier } = await unAgentOccupe();
  const superviseur = await unUtilisateur(api, 'superviseur', service);
  for (let tour = 0; tour < 5; tour += 1) {
    const dossier = await unDossier(api, { service });
    await modifier({ actif: true });
    const affectation = modifierDossier(api.moyens, dossier.id, superviseur, {
      version: dossier.version,
      agentId: agent.id,
    });
    await Promise.allSettled([affectation, modifier({ actif: false })]);
    const ouverts = { agentId: agent.id, closLe: null };
    expect(await api.client.dossier.count({ where: ouverts })).toBe(0);
  }
});

test('une modification qui ne change rien ne laisse aucune trace', async () => {
  const { service, modifier } = await unAgentOccupe();
  const avant = await evenements(service.id);
  for (const rien of [{}, { actif: true, role: 'instructeur' }]) {
    expect((await modifier(rien)).body.dossiersRepris).toBe(0);
  }
  expect(await evenements(service.id)).toEqual(avant);
});
