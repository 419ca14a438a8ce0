import { type ApplicationDeTest, AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { LIMITE, unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  navigateur,
  type ServiceDeTest,
  unPdf,
  unService,
} from '../../test/fabriques.js';
import { adresse, deposer, franchir, lire, verifier } from '../../test/gestes.js';
import { quotidien } from '../echeances/quotidien.job.js';

let api: ApplicationDeTest;
let service: ServiceDeTest;
let agent: AgentConnecte;
beforeAll(async () => {
  api = await demarrerApplication();
});
beforeEach(async () => {
  await api.base.vider();
  service = await unService(api);
  agent = await connecter(api, 'instructeur', service);
});
afterEach(() => {
  api.horloge.regler(AUJOURDHUI);
  expect(api.incidents).toEqual([]);
});
afterAll(() => api.fermer());

async function tourDu(jour: string): Promise<number> {
  api.horloge.regler(jour);
  const { rappels, echecs } = await quotidien(api.moyens);
  expect(echecs).toEqual([]);
  return rappels;
}
const courriels = (dossierId: string) =>
  api.client.courriel.findMany({
    where: { dossierId, modele: 'RELANCE' },
    orderBy: { creeLe: 'asc' },
  });
/** The RIB is asked for, to be sent by 15 October. */
async function demande(lienDepot = true) {
  const { id } = await unDossier(api, { service, etape: 'VERIFICATION_COMPLETUDE' });
  await franchir(api, agent, id, 'demander_complements_demande', { lienDepot });
  return id;
}

test('sept jours avant la limite, un rappel part une fois, avec un nouveau lien', async () => {
  expect(LIMITE).toBe('2026-10-15');
  const id = await demande();
  for (const [jour, rappels] of [
    ['2026-10-07', 0],
    ['2026-10-08', 1],
    ['2026-10-08', 0],
    ['2026-10-14', 0],
  ] as const)
    expect([jour, await tourDu(jour)]).toEqual([jour, rappels]);
  const [rappel] = await courriels(id);
  expect(rappel?.destinataire).toBe('mairie@exemple.invalid');
  expect(rappel?.texte).toContain('RIB du comptable public');
  expect(rappel?.texte).toContain('jusqu’au 22 octobre 2026');
  const jeton = /\/depot\/([\w-]{43})\n/.exec(rappel?.texte ?? '')?.[1] as string;
  // The link of the request still opens too.
  const { body } = await agent.get(`${adresse(id)}/liens`).expect(200);
  expect(body.donnees).toMatchObject([
    { etat: 'ouvert', creePar: null },
    { etat: 'ouvert', creePar: expect.any(String) },
  ]);
  const { obligation } = await lire(agent, id);
  expect(obligation).toMatchObject({ relances: 1, relanceLe: '2026-10-08' });
  const { donnees } = (await agent.get(`${adresse(id)}/journal`).expect(200)).body;
  expect(donnees[1]).toMatchObject({
    phrase: 'Rappel envoyé avant la date limite du 15 octobre 2026',
    auteur: 'Tâche quotidienne',
  });
  await navigateur(api)
    .post(`/api/depot/${jeton}/pieces`)
    .field('code', 'RIB')
    .attach('fichier', unPdf('RIB'), 'rib.pdf')
    .expect(201);
});

test('deux tours à la fois n’en envoient qu’un', async () => {
  const id = await demande();
  api.horloge.regler('2026-10-10');
  await Promise.all([quotidien(api.moyens), quotidien(api.moyens)]);
  expect(await courriels(id)).toHaveLength(1);
});

test('ni quand tout est arrivé, ni sans adresse, ni quand le service n’en veut pas', async () => {
  const arrivee = await demande();
  await deposer(agent, arrivee, 'RIB').expect(201);
  const sansAdresse = await demande(false);
  await api.client.dossier.update({ where: { id: sansAdresse }, data: { donnees: {} } });
  expect(await tourDu('2026-10-08')).toBe(0);
  // Refused, it is awaited again.
  await verifier(agent, arrivee, 'RIB', { etat: 'REFUSEE', motif: 'Illisible.' }).expect(200);
  await api.client.valeurParametre.create({
    data: {
      serviceId: service.id,
      dispositif: 'VTA',
      cle: 'rappelAvantLimite',
      valeur: 0,
      effetLe: new Date('2020-01-01'),
      source: 'Note du service',
      auteurId: agent.compte.id,
    },
  });
  expect(await tourDu('2026-10-09')).toBe(0);
  await api.client.valeurParametre.deleteMany({});
  expect(await tourDu('2026-10-09')).toBe(1);
});

test('l’agent qui n’a pas joint de lien, ou l’a révoqué, n’est pas contredit', async () => {
  const sans = await demande(false);
  const revoque = await demande();
  const [lien] = (await agent.get(`${adresse(revoque)}/liens`).expect(200)).body.donnees;
  await agent.post(`${adresse(revoque)}/liens/${lien.id}/revocation`).expect(200);
  expect(await tourDu('2026-10-08')).toBe(2);
  for (const id of [sans, revoque]) {
    const [rappel] = await courriels(id);
    expect(rappel?.texte).not.toContain('/depot/');
  }
});

test('une limite reportée est rappelée à son tour', async () => {
  const id = await demande();
  expect(await tourDu('2026-10-08')).toBe(1);
  const donnees = { complementsLimiteLe: '2026-11-02' };
  await franchir(api, agent, id, 'prolonger_complements_demande', {
    dateLegale: '2026-10-08',
    donnees,
  });
  expect(await tourDu('2026-10-14')).toBe(0);
  expect(await tourDu('2026-10-27')).toBe(1);
});

test('à la main aussi, la relance emporte un lien, lu avant l’envoi', async () => {
  const id = await demande(false);
  const apercu = async (query: object) =>
    (
      await agent
        .get(`${adresse(id)}/relances/apercu`)
        .query(query)
        .expect(200)
    ).body;
  expect(await apercu({})).toMatchObject({ lienPossible: true });
  const lu = await apercu({ lienDepot: 'oui' });
  expect(lu.texte).toContain('l’adresse du lien');
  expect(await api.client.lienDepot.count()).toBe(0);
  const { version } = await lire(agent, id);
  await agent
    .post(`${adresse(id)}/relances`)
    .send({ version, lienDepot: true })
    .expect(200);
  expect((await courriels(id))[0]?.texte).toMatch(/\/depot\/[\w-]{43}\n/);
  const anct = await unDossier(api, { service, etape: 'INSTRUCTION_ANCT' });
  const suite = await lire(agent, anct.id);
  const { body } = await agent
    .post(`${adresse(anct.id)}/relances`)
    .send({ version: suite.version, lienDepot: true })
    .expect(422);
  expect(body.raisons[0]).toMatchObject({ champ: 'lienDepot' });
  expect(await api.client.lienDepot.count({ where: { dossierId: anct.id } })).toBe(0);
});
