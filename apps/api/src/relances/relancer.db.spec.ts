import type { ApercuRelance, Dossier } from '@sciat/contrats';
import { type ApplicationDeTest, AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { LIMITE, unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  type ServiceDeTest,
  unService,
} from '../../test/fabriques.js';
import { adresse, deposer, franchir, lire, verifier } from '../../test/gestes.js';

let api: ApplicationDeTest;
let service: ServiceDeTest;
let agent: AgentConnecte;
let superviseur: AgentConnecte;
beforeAll(async () => {
  api = await demarrerApplication();
  service = await unService(api);
  agent = await connecter(api, 'instructeur', service);
  superviseur = await connecter(api, 'superviseur', service);
});
afterEach(() => {
  api.horloge.regler(AUJOURDHUI);
  expect(api.incidents).toEqual([]);
});
afterAll(() => api.fermer());

const MAIRIE = 'mairie@exemple.invalid';
const ANCT = 'vta@anct.gouv.fr';
const unAutre = (etape: string, reste = {}) => unDossier(api, { service, etape, ...reste });

async function apercu(id: string, query: Record<string, string> = {}): Promise<ApercuRelance> {
  const reponse = await agent
    .get(`${adresse(id)}/relances/apercu`)
    .query(query)
    .expect(200);
  return reponse.body;
}
async function relancer(id: string, reste: object = {}, statut = 200) {
  const { version } = await lire(agent, id);
  const envoi = agent.post(`${adresse(id)}/relances`).send({ version, ...reste });
  return (await envoi.expect(statut)).body;
}
const obligationDe = (dossierId: string) =>
  api.client.obligation.findUniqueOrThrow({ where: { dossierId } });
const relancesDe = (dossierId: string) =>
  api.client.courriel.findMany({ where: { dossierId, modele: 'RELANCE' } });

test('l’ANCT est relancée à son adresse, de ce qu’on attend d’elle et depuis quand', async () => {
  const { id } = await unAutre('INSTRUCTION_ANCT');
  const attendu = await apercu(id);
  expect(attendu).toMatchObject({ destinataire: ANCT, prochaineLe: '2026-10-15' });
  expect(attendu.objet).toMatch(/^Relance\u00a0: dossier VTA-2026-/);
  expect(attendu.texte).toContain('depuis le 12 janvier 2026');
  expect(attendu.texte).toContain('valider la mission et publier l’offre');
  expect(attendu.texte).toContain('La date attendue était le');
  expect(attendu.texte).not.toContain('Pièces');

  const { obligation } = (await relancer(id)) as Dossier;
  expect(obligation).toMatchObject({
    relances: 1,
    relanceLe: AUJOURDHUI,
    aRelancerLe: '2026-10-15',
    blocages: [],
  });
  const [courriel] = await relancesDe(id);
  const { destinataire, objet, texte } = attendu;
  expect(courriel).toMatchObject({ destinataire, objet, texte, etat: 'A_ENVOYER' });
  const envois = await api.client.outbox.findMany({
    where: { dossierId: id, charge: { equals: { courrielId: courriel?.id } } },
  });
  expect(envois.map((e) => e.nom)).toEqual(['courriel.envoyer']);
});

test('la relance est au journal, son adresse à part', async () => {
  const { id } = await unAutre('INSTRUCTION_ANCT');
  await relancer(id, { prochaineLe: '2026-09-30' });
  const { body } = await agent.get(`${adresse(id)}/journal`).expect(200);
  expect(body.donnees[0]).toMatchObject({
    type: 'RelanceEnvoyee',
    phrase: 'Relance\u00a0: ANCT, prochaine proposée le 30 septembre 2026',
    detail: `Destinataire\u00a0: ${ANCT}`,
  });
  const [evenement] = await api.client.evenementJournal.findMany({
    where: { dossierId: id, type: 'RelanceEnvoyee' },
  });
  expect(JSON.stringify(evenement?.charge)).not.toContain('@');
});

test('la collectivité est relancée des pièces demandées et pas encore arrivées', async () => {
  const { id } = await unAutre('COMPLEMENTS_DEMANDE');
  expect(await apercu(id)).toMatchObject({ destinataire: MAIRIE });
  const texte = async () => (await apercu(id)).texte;
  expect(await texte()).toMatch(/Pièces encore attendues\u00a0:\n- RIB du comptable public/);
  expect(await texte()).toContain('La date attendue est le 15 octobre 2026');
  await deposer(agent, id, 'RIB').expect(201);
  expect(await texte()).not.toContain('Pièces encore attendues');
  await verifier(agent, id, 'RIB', { etat: 'REFUSEE', motif: 'Illisible.' }).expect(200);
  expect(await texte()).toContain('Pièces encore attendues');
});

test('sans demande de pièces, elle l’est des siennes à cette étape', async () => {
  const { id } = await unAutre('DEMANDE_AIDE');
  const { texte } = await apercu(id);
  expect(texte).toContain('- Charte');
  expect(texte).toContain('- RIB du comptable public');
});

test('la phrase ajoutée est dans l’aperçu comme dans le courriel', async () => {
  const { id } = await unAutre('INSTRUCTION_ANCT');
  const message = 'Le maire vous a écrit le 3 septembre.';
  const { texte } = await apercu(id, { message });
  expect(texte).toContain(`\n\n${message}\n\n`);
  await relancer(id, { message });
  expect((await relancesDe(id))[0]?.texte).toBe(texte);
});

test('sans adresse connue, il en faut une', async () => {
  const { id } = await unAutre('SIGNATURE_CONFIRMATION');
  expect((await apercu(id)).destinataire).toBeNull();
  const { raisons } = await relancer(id, {}, 422);
  expect(raisons).toEqual([
    {
      code: 'ADRESSE',
      champ: 'destinataire',
      message: 'Aucune adresse n’est connue pour Préfet\u00a0: indiquez-en une.',
    },
  ]);
  const { obligation } = await relancer(id, { destinataire: 'cabinet@exemple.invalid' });
  expect(obligation.relances).toBe(1);
  expect((await relancesDe(id)).map((c) => c.destinataire)).toEqual(['cabinet@exemple.invalid']);
});

test('personne n’est relancé quand le service a la main, ni quand le dossier est clos', async () => {
  for (const [etape, code] of [
    ['COURRIER_PREFET', 'PORTEUR'],
    ['REFUS', 'CLOS'],
  ] as const) {
    const { id } = await unAutre(etape);
    const refuse = await agent.get(`${adresse(id)}/relances/apercu`).expect(422);
    expect(refuse.body.raisons[0].code).toBe(code);
    expect((await relancer(id, {}, 422)).raisons[0].code).toBe(code);
    expect(await relancesDe(id)).toEqual([]);
  }
});

test('les relances s’ajoutent, et un nouveau délai repousse la suivante', async () => {
  const { id } = await unAutre('COMPLEMENTS_DEMANDE');
  await relancer(id);
  api.horloge.regler('2026-09-20');
  const { obligation } = await relancer(id, { prochaineLe: '2026-10-01' });
  expect(obligation).toMatchObject({
    relances: 2,
    relanceLe: '2026-09-20',
    aRelancerLe: '2026-10-01',
  });
  // What does not change the limit leaves the next reminder where the agent put it.
  await agent
    .patch(adresse(id))
    .send({ version: (await lire(agent, id)).version, agentId: agent.compte.id })
    .expect(200);
  expect((await lire(agent, id)).obligation).toMatchObject({ aRelancerLe: '2026-10-01' });
  await franchir(api, agent, id, 'prolonger_complements_demande', {
    donnees: { complementsLimiteLe: '2026-11-10' },
  });
  expect(LIMITE < '2026-11-10').toBe(true);
  expect((await lire(agent, id)).obligation).toMatchObject({
    relances: 2,
    aRelancerLe: '2026-11-11',
  });
});

test('à l’étape suivante, le compte des relances repart de rien', async () => {
  const { id } = await unAutre('INSTRUCTION_ANCT');
  await relancer(id);
  await franchir(api, agent, id, 'enregistrer_avis_anct');
  expect(await obligationDe(id)).toMatchObject({ relances: 0, relanceLe: null, aRelancerLe: null });
});

test('une relance n’accuse pas réception de la demande', async () => {
  const { id } = await unAutre('INSTRUCTION_ANCT', { donnees: { contactCourriel: null } });
  const accuse = (d: Dossier) => d.echeances.find((e) => e.code === 'ACCUSE')?.etat;
  expect(accuse(await lire(agent, id))).toBe('EN_COURS');
  expect(accuse((await relancer(id)) as Dossier)).toBe('EN_COURS');
});

test('une relance renvoyée par l’administrateur reste à son destinataire', async () => {
  const { id } = await unAutre('INSTRUCTION_ANCT');
  await relancer(id);
  const [courriel] = await relancesDe(id);
  await api.client.courriel.updateMany({ where: { id: courriel?.id }, data: { etat: 'ECHEC' } });
  const administrateur = await connecter(api, 'administrateur', service);
  await administrateur.post(`/api/courriels/${courriel?.id}/relance`).expect(200);
  expect((await relancesDe(id)).map((c) => [c.destinataire, c.etat])).toEqual([
    [ANCT, 'A_ENVOYER'],
  ]);
});

test('deux agents relancent en même temps : un seul courriel part', async () => {
  const { id, version } = await unAutre('INSTRUCTION_ANCT');
  const reponses = await Promise.all(
    [agent, superviseur].map((qui) => qui.post(`${adresse(id)}/relances`).send({ version })),
  );
  expect(reponses.map((r) => r.status).sort()).toEqual([200, 409]);
  expect(await relancesDe(id)).toHaveLength(1);
  expect((await obligationDe(id)).relances).toBe(1);
});

test.each<[string, object, number, string]>([
  ['sans version', {}, 400, 'version'],
  ['une adresse qui n’en est pas une', { version: 1, destinataire: 'anct' }, 400, 'destinataire'],
  ['une date qui n’existe pas', { version: 1, prochaineLe: '2026-02-30' }, 400, 'prochaineLe'],
  ['un message démesuré', { version: 1, message: 'x'.repeat(2001) }, 400, 'message'],
  ['un champ inconnu', { version: 1, copie: 'x' }, 400, ''],
  ['une prochaine relance le jour même', { prochaineLe: AUJOURDHUI }, 422, 'prochaineLe'],
])('%s est refusé en nommant le champ', async (_, demande, statut, champ) => {
  const { id, version } = await unAutre('INSTRUCTION_ANCT');
  const corps = statut === 422 ? { version, ...demande } : demande;
  const { body } = await agent
    .post(`${adresse(id)}/relances`)
    .send(corps)
    .expect(statut);
  if (champ) expect(body.raisons.map((r: { champ?: string }) => r.champ)).toContain(champ);
  expect(await relancesDe(id)).toEqual([]);
});

test('ni la lecture seule ni un autre service ne relancent', async () => {
  const { id, version } = await unAutre('INSTRUCTION_ANCT');
  const etrangers = [await connecter(api, 'lecture', service), await connecter(api, 'superviseur')];
  for (const qui of etrangers) {
    await qui.get(`${adresse(id)}/relances/apercu`).expect(403);
    await qui
      .post(`${adresse(id)}/relances`)
      .send({ version })
      .expect(403);
  }
});

describe('ce que tient chacun', () => {
  test('se compte par porteur, le plus ancien d’abord, sans les dossiers du service ni d’ailleurs', async () => {
    const sien = await unService(api);
    const lecteur = await connecter(api, 'lecture', sien);
    const vide = await lecteur.get('/api/porteurs').expect(200);
    expect(vide.body).toEqual({ donnees: [], total: 0 });
    for (const [etape, recuLe] of [
      ['INSTRUCTION_ANCT', '2026-01-05'],
      ['INSTRUCTION_ANCT', '2026-09-01'],
      ['SIGNATURE_CONFIRMATION', '2026-02-02'],
      ['FICHE_DE_POSTE', '2025-06-02'],
      ['REFUS', '2026-01-05'],
    ])
      await unDossier(api, { service: sien, etape, recuLe });
    await unDossier(api, { etape: 'INSTRUCTION_ANCT' });
    const { body } = await lecteur.get('/api/porteurs').expect(200);
    expect(body).toEqual({
      total: 2,
      donnees: [
        { acteur: 'ANCT', nombre: 2, enRetard: 1, aRelancer: 1, depuisLe: '2026-01-12' },
        { acteur: 'PREFET', nombre: 1, enRetard: 1, aRelancer: 1, depuisLe: '2026-03-06' },
      ],
    });
    const liste = await lecteur
      .get('/api/dossiers')
      .query({ chez: 'exterieur', relance: 'a_relancer', tri: 'depuis' })
      .expect(200);
    expect(
      liste.body.donnees.map((d: Dossier) => [d.obligation?.acteur, d.obligation?.depuisLe]),
    ).toEqual([
      ['ANCT', '2026-01-12'],
      ['PREFET', '2026-03-06'],
    ]);
  });
});
