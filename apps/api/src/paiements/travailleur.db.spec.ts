import { type ApplicationDeTest, AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { PAIEMENT, SAISIES, unDossier } from '../../test/dossiers.js';
import { type AgentConnecte, connecter, unService } from '../../test/fabriques.js';
import { franchir, lire } from '../../test/gestes.js';
import { attendre, lancerWorker, perdreLaFile, tuer, tuerTous } from '../../test/worker.js';

let api: ApplicationDeTest;
let agent: AgentConnecte;
beforeAll(async () => {
  api = await demarrerApplication();
  await api.client.$executeRawUnsafe('DROP SCHEMA IF EXISTS bullmq CASCADE');
});
afterAll(async () => {
  tuerTous();
  await api.fermer();
});

test('un worker tué au milieu d’un relevé, puis relancé, constate chaque versement une fois', async () => {
  const service = await unService(api);
  agent = await connecter(api, 'instructeur', service);
  const ids: string[] = [];
  for (const engagementNumero of ['EJ-1', 'EJ-2', 'EJ-3']) {
    const { id } = await unDossier(api, { service, etape: 'MISE_EN_PAIEMENT' });
    const donnees = { ...PAIEMENT, engagementNumero };
    await franchir(api, agent, id, 'demander_paiement', { ...SAISIES.demander_paiement, donnees });
    ids.push(id);
  }
  const lignes = ids.map((_, i) => `EJ-${i + 1};15000;${AUJOURDHUI}`);
  const releve = ['N° EJ;Montant;Date de paiement', ...lignes].join('\n');
  await agent
    .post('/api/rapprochements')
    .attach('fichier', Buffer.from(releve), 'relevé.csv')
    .expect(201);
  const payes = () => api.client.paiement.count({ where: { payeLe: { not: null } } });

  // The second dossier is held by someone else: the worker waits there when it dies.
  await api.client.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM dossier WHERE id = ${ids[1]}::uuid FOR UPDATE`;
      const premier = lancerWorker(api);
      await attendre(async () => (await payes()) === 1);
      await tuer(premier);
    },
    { timeout: 30_000 },
  );
  expect(await payes()).toBe(1);
  await perdreLaFile(api, 'paiements.rapprocher');

  lancerWorker(api);
  await attendre(
    async () =>
      (await api.client.outbox.count({ where: { nom: 'paiements.rapprocher', etat: 'FAIT' } })) ===
      1,
  );
  for (const id of ids) {
    const { paiements, passages } = await lire(agent, id);
    expect(paiements).toMatchObject([{ payeLe: AUJOURDHUI, centimes: 1_500_000 }]);
    expect(passages.filter((p) => p.transition === 'constater_paiement')).toHaveLength(1);
  }
}, 90_000);
