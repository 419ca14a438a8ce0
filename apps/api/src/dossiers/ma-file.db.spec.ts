import type { DossierResume, GroupeMaFile, MaFile } from '@sciat/contrats';
import { GROUPES_MA_FILE } from '@sciat/contrats';
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
const noms: Record<string, string> = {};

beforeAll(async () => {
  api = await demarrerApplication();
  service = await unService(api);
  agent = await connecter(api, 'instructeur', service);
  const autre = await connecter(api, 'superviseur', service);
  const moi = agent.compte.id;
  const voulus = {
    aVous: { agentId: moi, recuLe: '2026-09-10' },
    plusPresse: { agentId: moi, recuLe: '2026-09-08' },
    enRetard: { agentId: moi, recuLe: '2026-07-01' },
    retardAilleurs: { agentId: moi, etape: 'INSTRUCTION_ANCT' },
    aLaCollectivite: { agentId: moi, recuLe: '2026-09-01', etape: 'RECRUTEMENT' },
    aPrendre: { agentId: null, recuLe: '2026-09-14' },
    retardDePersonne: { agentId: null, etape: 'SIGNATURE_CONFIRMATION' },
    aLautre: { agentId: autre.compte.id, recuLe: '2026-09-11' },
    clos: { agentId: moi, etape: 'REFUS' },
  };
  for (const [nom, voulu] of Object.entries(voulus))
    noms[(await unDossier(api, { service, ...voulu })).id] = nom;
});
afterAll(() => api.fermer());
afterEach(() => expect(api.incidents).toEqual([]));

async function lire(qui: AgentConnecte): Promise<Record<GroupeMaFile, string[]>> {
  const { body } = await qui.get('/api/dossiers/ma-file').expect(200);
  const parts = Object.entries(body as MaFile).map(([groupe, { donnees, total }]) => {
    expect(donnees).toHaveLength(total);
    return [groupe, donnees.map((d: DossierResume) => noms[d.id])];
  });
  return Object.fromEntries(parts);
}

test('ma file range ce qui est en retard, attendu de moi, des autres, et sans agent', async () => {
  const file = await lire(agent);
  expect(file.en_retard.toSorted()).toEqual(['enRetard', 'retardAilleurs', 'retardDePersonne']);
  // The nearest date first.
  expect(file.a_vous).toEqual(['plusPresse', 'aVous']);
  expect(file.aux_autres).toEqual(['aLaCollectivite']);
  expect(file.a_prendre).toEqual(['aPrendre']);
});

test('chaque compteur de ma file mène à exactement ses dossiers', async () => {
  const file = await lire(agent);
  for (const [groupe, filtres] of Object.entries(GROUPES_MA_FILE)) {
    const { body } = await agent.get('/api/dossiers').query(filtres).expect(200);
    expect(body.donnees.map((d: DossierResume) => noms[d.id])).toEqual(
      file[groupe as GroupeMaFile],
    );
  }
  const { body } = await agent.get('/api/dossiers/compteurs').expect(200);
  expect(Object.values(file).flat()).toHaveLength(body.maFile);
});

test('ma file ne montre pas les dispositifs que l’on ne suit pas', async () => {
  const compte = await unUtilisateur(api, 'instructeur', service, { dispositifs: ['AIDANTS'] });
  const file = await lire(await ouvrirSession(api, compte));
  expect(Object.values(file).flat()).toEqual([]);
});
