import type { ApercuReleve, Rapprochement } from '@sciat/contrats';
import { type ApplicationDeTest, AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { PAIEMENT, SAISIES, unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  type ServiceDeTest,
  uneCollectivite,
  unService,
} from '../../test/fabriques.js';
import { franchir, lire } from '../../test/gestes.js';
import { registre } from '../jobs/registre.js';
import { appliquerRapprochement } from './appliquer.job.js';

let api: ApplicationDeTest;
let service: ServiceDeTest;
let agent: AgentConnecte;
beforeAll(async () => {
  api = await demarrerApplication();
});
beforeEach(async () => {
  service = await unService(api);
  agent = await connecter(api, 'instructeur', service);
});
afterEach(() => expect(api.incidents).toEqual([]));
afterAll(() => api.fermer());

/** A dossier whose payment is asked for under this number. */
async function attendu(engagementNumero: string, nom?: string) {
  const collectivite = await uneCollectivite(api, service, nom ? { nom } : {});
  const { id } = await unDossier(api, { service, collectivite, etape: 'MISE_EN_PAIEMENT' });
  const donnees = { ...PAIEMENT, engagementNumero };
  await franchir(api, agent, id, 'demander_paiement', { ...SAISIES.demander_paiement, donnees });
  return id;
}
type Champs = [engagement: string, montant: string, date?: string, tiers?: string];
const releve = (...lignes: Champs[]) =>
  [
    'N° EJ;Montant;Date de paiement;Bénéficiaire',
    ...lignes.map(([e, m, d, t]) => [e, m, d ?? AUJOURDHUI, t ?? ''].join(';')),
  ].join('\n');
const envoyer = (texte: string, suite = '', qui = agent) =>
  qui.post(`/api/rapprochements${suite}`).attach('fichier', Buffer.from(texte), 'relevé.csv');
async function importer(texte: string): Promise<Rapprochement> {
  return (await envoyer(texte).expect(201)).body;
}
const relire = async (id: string): Promise<Rapprochement> =>
  (await agent.get(`/api/rapprochements/${id}`).expect(200)).body;
const etats = ({ lignes }: Pick<ApercuReleve, 'lignes'>) => lignes.map((l) => l.etat);
const payesLe = async (id: string) => (await lire(agent, id)).paiements.map((p) => p.payeLe);

test('l’aperçu range les lignes et n’écrit rien ; l’import constate celles qui se rapprochent', async () => {
  const [un, deux, trois] = [
    await attendu('EJ-1'),
    await attendu('0042'),
    await attendu('EJ-3', 'Saint-Andiol'),
  ];
  const fichier = releve(
    ['EJ-1', '15 000,00'],
    ['42', '15000'],
    ['EJ-2', '15 000', AUJOURDHUI, 'Commune de Saint-Andiol'],
    ['EJ-9', '15 000'],
    ['EJ-1', '15 000,00', '2026-09-14'],
    ['EJ-1', 'quinze'],
  );
  const { body } = await envoyer(fichier, '/apercu').expect(200);
  const attendus = ['RAPPROCHEE', 'RAPPROCHEE', 'A_CONFIRMER', 'SANS_PAIEMENT', 'DEJA_PAYEE'];
  expect([etats(body), body.dejaImporte]).toEqual([attendus, null]);
  expect(body.illisibles).toMatchObject([{ message: expect.stringMatching(/^Ligne 7/) }]);
  expect(await api.client.rapprochement.count({ where: { serviceId: service.id } })).toBe(0);

  const importe = await importer(fichier);
  expect([etats(importe), importe.enCours, importe.aConfirmer, importe.fichier]).toEqual([
    attendus,
    2,
    1,
    'relevé.csv',
  ]);
  await appliquerRapprochement(api.moyens, importe.id);
  const fait = await relire(importe.id);
  expect([fait.enCours, fait.lignes.map((l) => l.constatee)]).toEqual([
    0,
    [true, true, false, false, false],
  ]);
  expect(await payesLe(un)).toEqual([AUJOURDHUI]);
  expect(await payesLe(deux)).toEqual([AUJOURDHUI]);
  expect(await payesLe(trois)).toEqual([null]);
  const journal = await agent.get(`/api/dossiers/${un}/journal`).expect(200);
  expect(journal.body.donnees[0]).toMatchObject({
    phrase: 'Constater le versement de l’aide, vers « Suivi du contrat »',
    detail: 'Relevé de paiements « relevé.csv », ligne 2.',
  });
});

test('le même fichier une seconde fois, ou la même ligne dans un autre, ne change rien', async () => {
  const id = await attendu('EJ-1');
  const fichier = releve(['EJ-1', '15 000,00']);
  const premier = await importer(fichier);
  const { body } = await envoyer(fichier).expect(409);
  expect(body).toMatchObject({
    existantId: premier.id,
    detail: expect.stringMatching(/déjà été importé/),
  });
  // Not yet noted: another file finds the payment taken.
  expect(etats(await importer(`${fichier}\n`))).toEqual(['DEJA_PAYEE']);
  await appliquerRapprochement(api.moyens, premier.id);
  await appliquerRapprochement(api.moyens, premier.id);
  const encore = await importer(releve(['EJ-1', '15 000,00'], ['EJ-1', '15 000,00']));
  expect(etats(encore)).toEqual(['DEJA_PAYEE', 'DEJA_PAYEE']);
  await appliquerRapprochement(api.moyens, encore.id);
  const { passages } = await lire(agent, id);
  expect(passages.filter((p) => p.transition === 'constater_paiement')).toHaveLength(1);
});

test('tué au milieu, le travail reprend : un versement pour chaque ligne', async () => {
  const ids = [await attendu('EJ-1'), await attendu('EJ-2'), await attendu('EJ-3')];
  const { id } = await importer(releve(['EJ-1', '15000'], ['EJ-2', '15000'], ['EJ-3', '15000']));
  let ecritures = 0;
  // The worker dies as it begins the second line.
  const horloge = Object.assign(Object.create(api.moyens.horloge), {
    aujourdhui() {
      ecritures += 1;
      if (ecritures > 1) throw new Error('tué');
      return api.moyens.horloge.aujourdhui();
    },
  });
  await expect(appliquerRapprochement({ ...api.moyens, horloge }, id)).rejects.toThrow('tué');
  expect((await relire(id)).enCours).toBe(2);
  // Two workers at once, after the restart.
  await Promise.allSettled([
    appliquerRapprochement(api.moyens, id),
    appliquerRapprochement(api.moyens, id),
  ]);
  await registre['paiements.rapprocher'].traiter(api.moyens as never, { rapprochementId: id });
  expect((await relire(id)).enCours).toBe(0);
  for (const dossier of ids) {
    expect(await payesLe(dossier)).toEqual([AUJOURDHUI]);
    const { passages } = await lire(agent, dossier);
    expect(passages.filter((p) => p.transition === 'constater_paiement')).toHaveLength(1);
  }
});

test('un autre montant se confirme : c’est ce qui a été versé qui compte', async () => {
  const id = await attendu('EJ-1');
  const { id: importe } = await importer(releve(['EJ-1', '14 000,00']));
  const decider = (decision: string) =>
    agent.post(`/api/rapprochements/${importe}/lignes/2`).send({ decision });
  expect((await decider('CONFIRMER').expect(200)).body.lignes[0].etat).toBe('RAPPROCHEE');
  expect((await decider('ECARTER').expect(409)).body.detail).toMatch(/plus à confirmer/);
  await appliquerRapprochement(api.moyens, importe);
  expect((await lire(agent, id)).paiements).toMatchObject([
    { centimes: 1_400_000, payeLe: AUJOURDHUI },
  ]);
});

test('plus que l’aide attribuée, ou avant la demande : rien n’est constaté', async () => {
  const [un, deux] = [await attendu('EJ-1'), await attendu('EJ-2')];
  const importe = await importer(releve(['EJ-1', '16 000'], ['EJ-2', '15 000', '2026-01-02']));
  expect(etats(importe)).toEqual(['A_CONFIRMER', 'ECARTEE']);
  expect(importe.lignes[1]?.explication).toMatch(/précède celle de la demande/);
  await agent
    .post(`/api/rapprochements/${importe.id}/lignes/2`)
    .send({ decision: 'CONFIRMER' })
    .expect(200);
  await appliquerRapprochement(api.moyens, importe.id);
  const fini = await relire(importe.id);
  expect(etats(fini)).toEqual(['ECARTEE', 'ECARTEE']);
  expect(fini.lignes[0]?.explication).toBe(
    'Le versement dépasserait l’aide attribuée, sans décision modificative.',
  );
  expect([await payesLe(un), await payesLe(deux)]).toEqual([[null], [null]]);
});

test('chacun son service, et un fichier qui n’en est pas un est refusé', async () => {
  await attendu('EJ-1');
  const { id } = await importer(releve(['EJ-1', '15000']));
  const ailleurs = await connecter(api, 'superviseur');
  await ailleurs.get(`/api/rapprochements/${id}`).expect(403);
  await ailleurs
    .post(`/api/rapprochements/${id}/lignes/2`)
    .send({ decision: 'ECARTER' })
    .expect(404);
  const { body } = await envoyer(releve(['EJ-1', '15000']), '/apercu', ailleurs).expect(200);
  expect(etats(body)).toEqual(['SANS_PAIEMENT']);
  await agent.post('/api/rapprochements/apercu').expect(400);
  await agent
    .post('/api/rapprochements')
    .attach('fichier', Buffer.from('MZ\u0000\u0003'), 'relevé.csv')
    .expect(415);
  await agent.post(`/api/rapprochements/${id}/lignes/un`).send({ decision: 'ECARTER' }).expect(400);
  expect((await agent.get('/api/rapprochements').expect(200)).body).toMatchObject({ total: 1 });
});
