import type { Dossier, EnveloppeLue } from '@sciat/contrats';
import { demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  type Api,
  connecter,
  type ServiceDeTest,
  unService,
} from '../../test/fabriques.js';
import { franchir, lire } from '../../test/gestes.js';

let api: Api;
let service: ServiceDeTest;
let superviseur: AgentConnecte;

beforeAll(async () => {
  api = await demarrerApplication();
});
afterAll(() => api.fermer());
beforeEach(async () => {
  service = await unService(api);
  superviseur = await connecter(api, 'superviseur', service);
});
afterEach(() => expect(api.incidents).toEqual([]));

const fixer = (centimes: number, reste: object = {}) =>
  superviseur.post('/api/enveloppes').send({
    dispositif: 'VTA',
    annee: 2026,
    centimes,
    source: 'Notification du 10 janvier 2026',
    ...reste,
  });

async function enveloppe(annee = 2026, agent = superviseur): Promise<EnveloppeLue> {
  const { body } = await agent.get(`/api/enveloppes?annee=${annee}`).expect(200);
  return body.donnees.find((e: EnveloppeLue) => e.dispositif === 'VTA');
}

const acte = (dossier: Dossier, id: string) => dossier.actes.find((a) => a.id === id);

test('l’enveloppe dit ce qui est demandé, engagé, payé et ce qui reste', async () => {
  await fixer(10_000_000).expect(201);
  await unDossier(api, { service, etape: 'INSTRUCTION_ANCT' });
  await unDossier(api, { service, etape: 'MISE_EN_PAIEMENT' });
  await unDossier(api, { service, etape: 'SUIVI_CONTRAT' });
  // Neither asks for anything any more.
  await unDossier(api, { service, etape: 'DESISTEMENT' });
  // Another year's request.
  await unDossier(api, { service, etape: 'FICHE_DE_POSTE', recuLe: '2025-12-31' });
  expect(await enveloppe()).toMatchObject({
    centimes: 10_000_000,
    demande: 1_500_000,
    dossiersDemandes: 1,
    engage: 3_000_000,
    dossiersEngages: 2,
    paye: 1_500_000,
    reste: 7_000_000,
    source: 'Notification du 10 janvier 2026',
  });
});

test('sans montant fixé, rien ne reste et rien ne dépasse', async () => {
  const { id } = await unDossier(api, { service, etape: 'DECISION_ATTRIBUTIVE' });
  expect(await enveloppe()).toMatchObject({ centimes: null, reste: null });
  expect(acte(await lire(superviseur, id), 'notifier_decision')?.avertissements).toEqual([]);
});

test.each([
  [1_500_000, []],
  [
    1_499_999,
    [
      expect.stringMatching(
        /Il reste 14.999,99.€ sur l’enveloppe 2026 : cette décision de 15.000.€ la dépasse de 0,01.€\./,
      ),
    ],
  ],
])('une enveloppe de %s centimes avant une décision de 15 000 €', async (centimes, attendus) => {
  await fixer(centimes).expect(201);
  const { id } = await unDossier(api, { service, etape: 'DECISION_ATTRIBUTIVE' });
  expect(acte(await lire(superviseur, id), 'notifier_decision')?.avertissements).toEqual(attendus);
  // Announced, not refused.
  await franchir(api, superviseur, id, 'notifier_decision');
  expect(await enveloppe()).toMatchObject({ reste: centimes - 1_500_000 });
});

test('des attributions de plus de vingt millions en tout se comptent aussi', async () => {
  await fixer(100_000_000_000).expect(201);
  for (const etape of ['MISE_EN_PAIEMENT', 'MISE_EN_PAIEMENT', 'SUIVI_CONTRAT']) {
    const { id } = await unDossier(api, { service, etape });
    const centimes = 2_000_000_000;
    await api.client.dossier.update({ where: { id }, data: { montantAccordeCentimes: centimes } });
    await api.client.paiement.updateMany({ where: { dossierId: id }, data: { centimes } });
  }
  const { id } = await unDossier(api, { service, etape: 'DECISION_ATTRIBUTIVE' });
  expect(acte(await lire(superviseur, id), 'notifier_decision')?.avertissements).toEqual([]);
  expect(await enveloppe()).toMatchObject({ engage: 6_000_000_000, paye: 2_000_000_000 });
});

test('une attribution défaite par un retour n’est plus engagée, sa demande l’est de nouveau', async () => {
  await fixer(10_000_000).expect(201);
  const { id } = await unDossier(api, { service, etape: 'VERSEMENT' });
  expect(await enveloppe()).toMatchObject({ engage: 1_500_000, dossiersDemandes: 0 });
  const retour = { etapeCible: 'DECISION_ATTRIBUTIVE', motif: 'Saisie par erreur.' };
  await franchir(api, superviseur, id, 'revenir', retour);
  expect(await enveloppe()).toMatchObject({
    engage: 0,
    paye: 0,
    demande: 1_500_000,
    dossiersDemandes: 1,
    reste: 10_000_000,
  });
});

test('une attribution compte dans l’année de sa décision, quelle que soit celle de la demande', async () => {
  await fixer(10_000_000).expect(201);
  await unDossier(api, { service, etape: 'MISE_EN_PAIEMENT', recuLe: '2026-08-31' });
  const { id } = await unDossier(api, { service, etape: 'MISE_EN_PAIEMENT' });
  const accordeLe = new Date('2025-12-31');
  await api.client.dossier.update({ where: { id }, data: { accordeLe } });
  expect(await enveloppe(2025)).toMatchObject({ engage: 1_500_000, dossiersEngages: 1 });
  expect(await enveloppe(2026)).toMatchObject({ engage: 1_500_000, reste: 8_500_000 });
});

test('un nouveau montant vaut pour l’année, l’ancien reste au journal', async () => {
  await fixer(1_000_000).expect(201);
  await fixer(2_000_000).expect(201);
  expect(await enveloppe()).toMatchObject({ centimes: 2_000_000 });
  expect(await enveloppe(2027)).toMatchObject({ centimes: null });
  const evenements = await api.client.evenementJournal.findMany({
    where: { serviceId: service.id, type: 'EnveloppeFixee' },
    orderBy: { rang: 'asc' },
  });
  expect(evenements.map((e) => e.charge)).toEqual(
    [1_000_000, 2_000_000].map((centimes) => ({ dispositif: 'VTA', annee: 2026, centimes })),
  );
});

test.each([
  ['dispositif', { dispositif: 'CANTINE' }],
  ['annee', { annee: 1999 }],
  ['centimes', { centimes: -1 }],
  ['centimes', { centimes: 1.5 }],
  ['source', { source: ' ' }],
])('un champ %s faux est refusé sans rien écrire', async (champ, faux) => {
  const { body } = await fixer(1, faux).expect(400);
  expect(body.raisons[0].champ).toBe(champ);
  expect(await api.client.enveloppe.count({ where: { serviceId: service.id } })).toBe(0);
});

test('un autre service ne voit ni l’enveloppe ni les sommes', async () => {
  await fixer(1_000_000).expect(201);
  await unDossier(api, { service, etape: 'MISE_EN_PAIEMENT' });
  expect(await enveloppe(2026, await connecter(api, 'superviseur'))).toMatchObject({
    centimes: null,
    engage: 0,
    demande: 0,
  });
});
