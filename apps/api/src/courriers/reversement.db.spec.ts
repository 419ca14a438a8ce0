import { demarrerApplication } from '../../test/application.js';
import {
  avancer,
  COORDONNEES,
  confirmer,
  rediger,
  rendreTout,
  uneDelegation,
} from '../../test/courriers.js';
import { unDossier } from '../../test/dossiers.js';
import { type AgentConnecte, type Api, connecter, unService } from '../../test/fabriques.js';
import { lire } from '../../test/gestes.js';

let api: Awaited<ReturnType<typeof demarrerApplication>>;
let agent: AgentConnecte;
let superviseur: AgentConnecte;
let dossierId: string;
const adresse = () => `/api/dossiers/${dossierId}/reversements`;

beforeAll(async () => {
  api = await demarrerApplication();
  const service = await unService(api, COORDONNEES);
  agent = await connecter(api, 'instructeur', service);
  superviseur = await connecter(api, 'superviseur', service);
  // Paid, then ended on 12 June 2026 of a contract that ran to 30 April 2027.
  dossierId = (await unDossier(api, { service, etape: 'ACCORD' })).id;
});
afterAll(() => api.fermer());
afterEach(() => expect(api.incidents).toEqual([]));

async function expedier(modele: string, envoyeLe: string, statut = 200) {
  const { id } = await rediger(agent, dossierId, modele);
  await avancer(agent, id, 'A_SIGNER');
  await rendreTout(api as Api);
  const { id: delegationId } = await uneDelegation(api as Api, superviseur);
  await avancer(agent, id, 'SIGNE', { signeLe: envoyeLe, delegationId });
  await avancer(agent, id, 'ENVOYE', { envoyeLe, canal: 'POSTE' }, statut);
  return id;
}
const refuse = (modele: string) =>
  agent.post(`/api/dossiers/${dossierId}/courriers`).send({ modele }).expect(422);

test('un reversement s’écrit en deux courriers, et la demande envoyée le date', async () => {
  expect((await refuse('OBSERVATIONS_REVERSEMENT')).body.detail).toContain('Aucun reversement');
  const calcul = { finLe: '2026-06-12', remplace: false };
  const { body: compte } = await agent.post(`${adresse()}/calcul`).send(calcul).expect(200);
  const { version } = await lire(agent, dossierId);
  await agent
    .post(adresse())
    .send({
      version,
      centimes: compte.centimes,
      motif: 'Le volontaire a démissionné.',
      observationsLe: '2026-10-15',
      calcul,
    })
    .expect(201);

  expect((await refuse('DEMANDE_REVERSEMENT')).body.detail).toContain('pas encore envoyé');
  const invitation = await expedier('OBSERVATIONS_REVERSEMENT', '2026-09-15');
  const { body: lue } = await agent.get(`/api/courriers/${invitation}`).expect(200);
  const texte = JSON.stringify(lue.paragraphes);
  for (const mot of ['Durée du contrat', 'Temps non effectué', '15 octobre 2026'])
    expect(texte).toContain(mot);
  expect((await refuse('DEMANDE_REVERSEMENT')).body.detail).toContain('jusqu’au 15 octobre 2026');

  api.horloge.regler('2026-10-20');
  await confirmer(api as Api, superviseur);
  const demande = await expedier('DEMANDE_REVERSEMENT', '2026-10-20');
  const { body: suivi } = await agent.get(adresse()).expect(200);
  expect(suivi.donnees).toMatchObject([{ etat: 'DEMANDE', demandeLe: '2026-10-20' }]);
  const { body: lu } = await agent.get(`/api/courriers/${demande}`).expect(200);
  expect(JSON.stringify(lu.paragraphes)).toContain('Par courrier du 15 septembre 2026');
  const { body: journal } = await agent.get(`/api/dossiers/${dossierId}/journal`).expect(200);
  expect(
    journal.donnees
      .map((e: { type: string }) => e.type)
      .slice(0, 2)
      .sort(),
  ).toEqual(['CourrierAvance', 'ReversementDemande']);
  await refuse('DEMANDE_REVERSEMENT');
}, 60_000);

test('un courrier ne parle pas du reversement d’un autre dossier', async () => {
  const { id: reversementId } = await api.client.reversement.findFirstOrThrow();
  const { id: autre } = await unDossier(api, {
    service: { id: agent.compte.serviceId },
    etape: 'ACCORD',
  });
  await agent
    .post(`/api/dossiers/${autre}/courriers`)
    .send({ modele: 'OBSERVATIONS_REVERSEMENT', reversementId })
    .expect(422);
});
