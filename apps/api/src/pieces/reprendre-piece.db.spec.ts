import { type ApplicationDeTest, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  type ServiceDeTest,
  uneCollectivite,
  unPdf,
  unService,
} from '../../test/fabriques.js';
import { adresse, deposer, lire, verifier } from '../../test/gestes.js';
import { nettoyerFichiers } from './nettoyer-fichiers.js';

let api: ApplicationDeTest;
let service: ServiceDeTest;
let agent: AgentConnecte;
let collectivite: { id: string };
let ancien: { id: string; reference: string };
let nouveau: { id: string; reference: string };

beforeAll(async () => {
  api = await demarrerApplication();
});
afterAll(() => api.fermer());
beforeEach(async () => {
  await api.base.vider();
  api.horloge.regler('2026-09-15');
  service = await unService(api);
  agent = await connecter(api, 'instructeur', service);
  collectivite = await uneCollectivite(api, service);
  ancien = await unDossier(api, { service, collectivite, etape: 'DECISION_ATTRIBUTIVE' });
  nouveau = await unDossier(api, { service, collectivite, etape: 'DEMANDE_AIDE' });
});

const reprendre = (id: string, code: string, dossierId: string) =>
  agent.post(`${adresse(id)}/pieces/${code}/reprise`).send({ dossierId });
/** What is proposed, and what the dossier's page offers to look for, say the same. */
const proposees = async (code: string) => {
  const { donnees } = (
    await agent.get(`${adresse(nouveau.id)}/pieces/${code}/reprises`).expect(200)
  ).body;
  const piece = (await lire(agent, nouveau.id)).pieces.find((p) => p.code === code);
  expect(piece?.reprenable).toBe(donnees.length > 0);
  return donnees;
};

test('une pièce acceptée d’un autre dossier se reprend, et reste à vérifier ici', async () => {
  expect(await proposees('RIB')).toEqual([
    expect.objectContaining({ dossierId: ancien.id, reference: ancien.reference, nom: 'RIB.pdf' }),
  ]);
  const { body } = await reprendre(nouveau.id, 'RIB', ancien.id).expect(201);
  const rib = body.pieces.find((p: { code: string }) => p.code === 'RIB');
  expect(rib).toMatchObject({
    etat: 'RECUE',
    versions: [{ repriseDe: ancien.reference, parLien: false, nom: 'RIB.pdf' }],
  });
  const fichier = await agent.get(`${adresse(nouveau.id)}/pieces/RIB/versions/1`).expect(200);
  expect(Buffer.from(fichier.body)).toEqual(unPdf('RIB'));
  const { donnees } = (await agent.get(`${adresse(nouveau.id)}/journal`).expect(200)).body;
  expect(donnees[0].phrase).toBe(
    `Pièce reprise du dossier ${ancien.reference} : RIB du comptable public (version 1)`,
  );
  // A copy: each dossier keeps its own file.
  const cles = await api.client.versionPiece.findMany({ where: { piece: { code: 'RIB' } } });
  expect(new Set(cles.map((v) => v.cle)).size).toBe(2);
  api.horloge.regler('2026-10-15');
  expect(await nettoyerFichiers(api.moyens)).toBe(0);
});

test('refusée, remplacée, trop ancienne ou infectée, elle ne se reprend plus', async () => {
  const refusee = async () => {
    expect(await proposees('RIB')).toEqual([]);
    const { body } = await reprendre(nouveau.id, 'RIB', ancien.id).expect(422);
    expect(body.raisons[0]).toMatchObject({ code: 'REPRISE', champ: 'dossierId' });
  };
  await deposer(agent, ancien.id, 'RIB').expect(201);
  await refusee();
  await verifier(agent, ancien.id, 'RIB', { numero: 2, etat: 'REFUSEE', motif: 'Flou.' });
  await refusee();
  await verifier(agent, ancien.id, 'RIB', { numero: 2 }).expect(200);
  expect(await proposees('RIB')).toHaveLength(1);
  await api.client.versionPiece.updateMany({ data: { analyse: 'INFECTEE' } });
  await refusee();
  await api.client.versionPiece.updateMany({ data: { analyse: 'SAINE' } });
  api.horloge.regler('2027-09-20');
  await refusee();
});

test('sa durée de validité est un paramètre daté du dispositif', async () => {
  const { donnees } = (
    await (
      await connecter(api, 'administrateur', service)
    )
      .get('/api/parametres?dispositif=VTA')
      .expect(200)
  ).body;
  expect(donnees.map((p: { cle: string }) => p.cle)).toContain('validitePiece');
  await api.client.valeurParametre.create({
    data: {
      serviceId: service.id,
      dispositif: 'VTA',
      cle: 'validitePiece',
      valeur: 6,
      effetLe: new Date('2020-01-01'),
      source: 'Note du service',
      auteurId: agent.compte.id,
    },
  });
  expect(await proposees('RIB')).toHaveLength(1);
  api.horloge.regler('2026-12-15');
  expect(await proposees('RIB')).toEqual([]);
});

test('elle ne vient ni d’un autre demandeur, ni d’un autre service, ni du même dossier', async () => {
  const voisin = await unDossier(api, { service, etape: 'DECISION_ATTRIBUTIVE' });
  const ailleurs = await unDossier(api, { etape: 'DECISION_ATTRIBUTIVE' });
  for (const id of [voisin.id, ailleurs.id, nouveau.id])
    await reprendre(nouveau.id, 'RIB', id).expect(422);
  await reprendre(nouveau.id, 'INCONNUE', ancien.id).expect(400);
  await reprendre(nouveau.id, 'RIB', 'rien').expect(400);
  await reprendre(ailleurs.id, 'RIB', ancien.id).expect(403);
  expect((await lire(agent, nouveau.id)).pieces.find((p) => p.code === 'RIB')?.versions).toEqual(
    [],
  );
});
