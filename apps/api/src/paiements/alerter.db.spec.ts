import { type ApplicationDeTest, AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import { type AgentConnecte, connecter, unService } from '../../test/fabriques.js';
import { franchir } from '../../test/gestes.js';
import { quotidien } from '../echeances/quotidien.job.js';
import { relayer } from '../outbox/relais.js';

let api: ApplicationDeTest;
let agent: AgentConnecte;
let superviseur: AgentConnecte;
let service: { id: string };
beforeAll(async () => {
  api = await demarrerApplication();
});
beforeEach(async () => {
  await api.base.vider();
  service = await unService(api);
  agent = await connecter(api, 'instructeur', service);
  superviseur = await connecter(api, 'superviseur', service);
});
afterEach(() => api.horloge.regler(AUJOURDHUI));
afterAll(() => api.fermer());

async function tourDu(jour: string): Promise<number> {
  api.horloge.regler(jour);
  const { alertes, echecs } = await quotidien(api.moyens);
  expect(echecs).toEqual([]);
  return alertes;
}
const alertes = async (dossierId: string) =>
  (
    await api.client.evenementJournal.findMany({
      where: { dossierId, type: { in: ['AlertePaiement', 'AlertePrescription'] } },
      orderBy: { rang: 'asc' },
    })
  ).map((e) => e.charge as { palier: number; echeanceLe?: string });
const courriels = (dossierId: string) =>
  api.client.courriel.findMany({
    where: { dossierId, modele: { startsWith: 'ALERTE' } },
    orderBy: { creeLe: 'asc' },
  });
const lAgent = () => agent.compte.id;

// Complete on 22 April, the aid is promised for 22 July 2026.
test('l’agent est alerté à 60, 30 et 15 jours, l’encadrement à l’échéance, chacun une fois', async () => {
  const { id } = await unDossier(api, { service, etape: 'VERSEMENT', agentId: lAgent() });
  // The player of the test is a supervisor too.
  await api.client.utilisateur.updateMany({
    where: { serviceId: service.id, role: 'superviseur', id: { not: superviseur.compte.id } },
    data: { actif: false },
  });
  for (const [jour, nouvelles] of [
    ['2026-05-22', 0],
    ['2026-05-23', 1],
    ['2026-05-23', 0],
    ['2026-06-21', 0],
    ['2026-06-22', 1],
    ['2026-07-07', 1],
    ['2026-07-21', 0],
    ['2026-07-22', 1],
    ['2026-07-30', 0],
  ] as const)
    expect([jour, await tourDu(jour)]).toEqual([jour, nouvelles]);
  expect((await alertes(id)).map((a) => a.palier)).toEqual([60, 30, 15, 0]);
  const envoyes = await courriels(id);
  expect(envoyes.map((c) => c.destinataire)).toEqual([
    ...Array(3).fill(agent.compte.courriel),
    superviseur.compte.courriel,
  ]);
  expect(envoyes[0]?.objet).toMatch(/^Versement attendu le 22 juillet 2026.: dossier VTA-/);
  expect(envoyes[0]?.texte).toMatch(/dans 60 jours\.\n\nAttendu maintenant.: Service payeur/);
  const travaux = await api.client.outbox.count({
    where: { dossierId: id, nom: 'courriel.envoyer' },
  });
  expect(travaux).toBeGreaterThanOrEqual(4);
});

test('après une panne, seule l’alerte du moment part ; deux tours à la fois n’en font qu’une', async () => {
  const { id } = await unDossier(api, { service, etape: 'MISE_EN_PAIEMENT' });
  api.horloge.regler('2026-07-10');
  await Promise.all([quotidien(api.moyens), quotidien(api.moyens)]);
  expect(await alertes(id)).toMatchObject([{ palier: 15, echeanceLe: '2026-07-22' }]);
  // Without an agent, the supervisors.
  expect((await courriels(id)).map((c) => c.destinataire)).toContain(superviseur.compte.courriel);
});

test('versé, plus d’alerte ; le constat annulé, l’alerte revient', async () => {
  const { id } = await unDossier(api, { service, etape: 'SUIVI_CONTRAT' });
  expect(await tourDu('2026-07-10')).toBe(0);
  await franchir(api, superviseur, id, 'annuler_constat', { motif: 'Virement rejeté.' });
  expect(await tourDu('2026-07-10')).toBe(1);
  expect(await courriels(id)).not.toEqual([]);
});

test('la file perdue, l’alerte part encore : le courriel et son travail sont dans la base', async () => {
  const { id } = await unDossier(api, { service, etape: 'VERSEMENT', agentId: lAgent() });
  expect(await tourDu('2026-07-10')).toBe(1);
  const [alerte] = await courriels(id);
  const remis = async () => {
    const travaux: unknown[] = [];
    await relayer(api.client, { ajouter: async (t) => void travaux.push(t.charge) });
    return travaux;
  };
  expect(await remis()).toContainEqual({ courrielId: alerte?.id });
  expect(await remis()).toEqual([]);
  // Handed over long ago and never finished: the queue is gone.
  await api.client.outbox.updateMany({ data: { relayeLe: new Date(0) } });
  expect(await remis()).toContainEqual({ courrielId: alerte?.id });
  expect(await tourDu('2026-07-10')).toBe(0);
});

test('clos, le dossier n’a plus d’alerte', async () => {
  const { id } = await unDossier(api, { service, etape: 'MISE_EN_PAIEMENT', agentId: lAgent() });
  await franchir(api, superviseur, id, 'enregistrer_desistement', { statut: 200 });
  expect(await tourDu('2026-07-22')).toBe(0);
});

test('sans promesse, l’alerte dit que la date n’est qu’un objectif du service', async () => {
  const { id } = await unDossier(api, { service, etape: 'VERSEMENT', agentId: lAgent() });
  // As a scheme that promises nothing has it: its own target, 45 days.
  await api.client.echeance.deleteMany({ where: { dossierId: id } });
  await api.client.obligation.update({
    where: { dossierId: id },
    data: {
      nature: 'INTERNE',
      depuisLe: new Date('2026-07-01'),
      echeanceLe: new Date('2026-08-15'),
    },
  });
  for (const [jour, nouvelles] of [
    ['2026-07-02', 0],
    ['2026-07-16', 1],
    ['2026-07-31', 1],
    ['2026-08-15', 1],
    ['2026-08-16', 0],
  ] as const)
    expect([jour, await tourDu(jour)]).toEqual([jour, nouvelles]);
  const envoyes = await courriels(id);
  expect(envoyes[0]?.objet).toMatch(/^Versement visé le 15 août 2026/);
  expect(envoyes[0]?.texte).toContain('objectif interne du service');
  expect(envoyes.at(-1)?.texte).toContain('l’objectif est atteint');
  expect(envoyes.at(-1)?.destinataire).not.toBe(agent.compte.courriel);
});

test('une aide non versée est signalée avant ses quatre ans, sans être dite certaine', async () => {
  const { id } = await unDossier(api, { service, etape: 'VERSEMENT', agentId: lAgent() });
  await api.client.dossier.update({ where: { id }, data: { accordeLe: new Date('2022-05-06') } });
  await tourDu('2026-02-01');
  const prescriptions = async () =>
    (await courriels(id)).filter((c) => c.modele === 'ALERTE_PRESCRIPTION');
  expect((await prescriptions()).map((c) => c.destinataire)).toEqual([agent.compte.courriel]);
  expect((await prescriptions())[0]?.texte).toMatch(/après le 31 décembre 2026 .*à confirmer/);
  await tourDu('2026-02-02');
  await tourDu('2026-06-30');
  expect(await prescriptions()).toHaveLength(2);
});
