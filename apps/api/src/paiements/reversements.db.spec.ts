import type { Reversements } from '@sciat/contrats';
import { type ApplicationDeTest, AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  type ServiceDeTest,
  unService,
} from '../../test/fabriques.js';
import { lire } from '../../test/gestes.js';

let api: ApplicationDeTest;
let service: ServiceDeTest;
let agent: AgentConnecte;
beforeAll(async () => {
  api = await demarrerApplication();
  service = await unService(api);
  agent = await connecter(api, 'instructeur', service);
});
afterEach(() => {
  api.horloge.regler(AUJOURDHUI);
  expect(api.incidents).toEqual([]);
});
afterAll(() => api.fermer());

const adresse = (id: string, suite = '') => `/api/dossiers/${id}/reversements${suite}`;
/** Paid, then ended on 12 June 2026 of a contract that ran to 30 April 2027. */
const fini = async () => (await unDossier(api, { service, etape: 'ACCORD' })).id;
async function envoyer(id: string, suite: string, corps: object, statut: number) {
  const { version } = await lire(agent, id);
  return (
    await agent
      .post(adresse(id, suite))
      .send({ version, ...corps })
      .expect(statut)
  ).body;
}
const MOTIF = 'Le volontaire a démissionné et n’est pas remplacé.';
const LIMITE = '2026-10-15';
async function envisager(id: string, corps: object = {}, statut = 201) {
  return envoyer(
    id,
    '',
    { centimes: 500_000, motif: MOTIF, observationsLe: LIMITE, ...corps },
    statut,
  );
}

test('le calcul au prorata, puis observations, demande et remboursement jusqu’au solde', async () => {
  const id = await fini();
  const { body: avant } = await agent.get(adresse(id)).expect(200);
  expect(avant).toEqual({
    donnees: [],
    total: 0,
    reversible: 1_500_000,
    calculable: true,
    finLe: '2026-06-12',
  });
  const calcul = { finLe: avant.finLe, remplace: false };
  const { body: compte } = await agent.post(adresse(id, '/calcul')).send(calcul).expect(200);
  expect([compte.verdict, compte.centimes, compte.lignes.length]).toEqual(['dû', 1_323_287, 4]);

  const envisage: Reversements = await envisager(id, { centimes: compte.centimes, calcul });
  const [reversement] = envisage.donnees;
  expect(reversement).toMatchObject({ etat: 'OBSERVATIONS', motif: MOTIF, lignes: compte.lignes });
  const suite = `/${reversement?.id}`;
  const demander = (le: string, statut = 200) =>
    envoyer(id, suite, { acte: 'DEMANDER', le }, statut);
  const rembourser = (centimes: number, statut = 200) =>
    envoyer(id, suite, { acte: 'REMBOURSER', centimes, le: '2026-11-02' }, statut);

  expect((await demander(AUJOURDHUI, 400)).detail).toMatch(/observations jusqu’au 15 octobre/);
  await rembourser(100, 400);
  api.horloge.regler('2026-11-02');
  await rembourser(100, 422);
  await demander(LIMITE, 400);
  expect((await demander('2026-10-16')).donnees[0].etat).toBe('DEMANDE');
  expect((await rembourser(1_323_288, 400)).detail).toMatch(/13\s232,87\s€ à rembourser/);
  expect((await rembourser(323_287)).donnees[0]).toMatchObject({ rembourse: 323_287 });
  expect((await rembourser(1_000_000)).donnees[0]).toMatchObject({
    etat: 'SOLDE',
    soldeLe: '2026-11-02',
    remboursements: [
      { centimes: 323_287, recuLe: '2026-11-02' },
      { centimes: 1_000_000, recuLe: '2026-11-02' },
    ],
  });
  expect((await lire(agent, id)).rembourse).toBe(1_323_287);
  await rembourser(1, 422);
  const journal = await agent.get(`/api/dossiers/${id}/journal`).expect(200);
  const phrases = journal.body.donnees.slice(0, 4).map((e: { phrase: string }) => e.phrase);
  expect(phrases.map((p: string) => p.replaceAll(/\s/g, ' '))).toEqual([
    'Reversement soldé : 10 000 € reçus',
    'Reversement : 3 232,87 € reçus, 10 000 € restent dus',
    'Reversement demandé : 13 232,87 €',
    'Reversement envisagé : 13 232,87 €, observations attendues jusqu’au 15 octobre 2026',
  ]);
  expect(journal.body.donnees[3].detail).toBe(MOTIF);
});

test('ni sans motif, ni sans délai, ni plus que ce qui a été versé', async () => {
  const id = await fini();
  const champs = async (corps: object, statut: number) =>
    (await envisager(id, corps, statut)).raisons.map((r: { champ: string }) => r.champ);
  expect(await champs({ motif: ' ' }, 400)).toEqual(['motif']);
  expect(await champs({ observationsLe: AUJOURDHUI }, 400)).toEqual(['observationsLe']);
  expect(await champs({ centimes: 1_500_001 }, 422)).toEqual(['centimes']);
  const calcul = { finLe: '2026-06-12', remplace: true };
  expect(await champs({ centimes: 500_000, calcul }, 400)).toEqual(['centimes']);
  await envisager(id, { centimes: 1_000_000 });
  expect(await champs({ centimes: 500_001 }, 422)).toEqual(['centimes']);
  const { donnees } = await envisager(id, { centimes: 500_000 });
  const annuler = { acte: 'ANNULER', le: AUJOURDHUI, motif: 'Observations retenues.' };
  const apres = await envoyer(id, `/${donnees[0].id}`, annuler, 200);
  expect([apres.donnees[0].etat, apres.reversible]).toEqual(['ANNULE', 1_000_000]);
});

test('deux agents à la fois : l’un écrit, l’autre est prévenu ; chacun son service', async () => {
  const id = await fini();
  const { version } = await lire(agent, id);
  const corps = { version, centimes: 500_000, motif: MOTIF, observationsLe: LIMITE };
  const reponses = await Promise.all([
    agent.post(adresse(id)).send(corps),
    agent.post(adresse(id)).send(corps),
  ]);
  expect(reponses.map((r) => r.status).sort()).toEqual([201, 409]);
  const ailleurs = await connecter(api, 'superviseur');
  await ailleurs.get(adresse(id)).expect(403);
  await ailleurs.post(adresse(id)).send(corps).expect(403);
  const autre = await fini();
  const { donnees } = (await agent.get(adresse(id)).expect(200)).body;
  await envoyer(autre, `/${donnees[0].id}`, { acte: 'DEMANDER', le: AUJOURDHUI }, 404);
});
