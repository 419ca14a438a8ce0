import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ActionLot, DemanderLot, Lot, NotificationLue, Selection } from '@sciat/contrats';
import { parse } from 'csv-parse/sync';
import { pino } from 'pino';
import { type ApplicationDeTest, AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { beaucoupDeDossiers } from '../../test/beaucoup.js';
import { COORDONNEES } from '../../test/courriers.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  ouvrirSession,
  uneCollectivite,
  unService,
  unUtilisateur,
} from '../../test/fabriques.js';
import { modifierDossier } from '../dossiers/modifier-dossier.js';
import { traiterLot } from './traiter.job.js';

const WORKER = fileURLToPath(new URL('../../dist/worker.js', import.meta.url));
const MOTIF = 'Aucun candidat.';

let api: ApplicationDeTest;
const enfants = new Set<ChildProcess>();
beforeAll(async () => {
  api = await demarrerApplication();
  await api.client.$executeRawUnsafe('DROP SCHEMA IF EXISTS bullmq CASCADE');
});
afterAll(async () => {
  for (const enfant of enfants) enfant.kill('SIGKILL');
  await api.fermer();
});
afterEach(() => expect(api.incidents).toEqual([]));

const apercevoir = (qui: AgentConnecte, demande: DemanderLot) =>
  qui.post('/api/lots/apercu').send(demande);
const vu = async (qui: AgentConnecte, selection: Selection, action: ActionLot) =>
  (await apercevoir(qui, { selection, action }).expect(201)).body as Lot;
const lancer = async (qui: AgentConnecte, id: string) =>
  (await qui.post(`/api/lots/${id}/lancement`).expect(200)).body as Lot;
const lu = async (qui: AgentConnecte, id: string) =>
  (await qui.get(`/api/lots/${id}`).expect(200)).body as Lot;
const traiter = (id: string) =>
  traiterLot({ ...api.moyens, journal: pino({ level: 'silent' }) }, id);
const classement: ActionLot = {
  genre: 'franchir',
  dispositif: 'VTA',
  transition: 'classer_sans_suite',
  dateLegale: AUJOURDHUI,
  motif: MOTIF,
};
const dossierLu = (id: string) => api.client.dossier.findUniqueOrThrow({ where: { id } });

test('une affectation par lot dit d’abord ce qu’elle laisse, puis fait ce qu’elle a dit', async () => {
  const service = await unService(api);
  const agent = await connecter(api, 'superviseur', service);
  const cible = await unUtilisateur(api, 'instructeur', service);
  const libre = await unDossier(api, { service });
  const pris = await unDossier(api, { service, agentId: cible.id });
  const clos = await unDossier(api, { service, etape: 'REFUS' });
  const apercu = await vu(
    agent,
    { filtres: { etat: 'tous' } },
    { genre: 'affecter', agentId: cible.id },
  );
  expect(apercu).toMatchObject({ etat: 'APERCU', total: 3, aFaire: 1, refuses: 2 });
  expect(apercu.libelle).toBe('Affecter à Claude Nom-instructeur');
  expect(apercu.raisons.map((r) => [r.message, r.dossiers.map((d) => d.id)]).sort()).toEqual([
    ['Ce dossier est clos : il garde le nom de qui l’a instruit.', [clos.id]],
    ['Déjà affecté à cet agent.', [pris.id]],
  ]);
  // Nothing yet, and it is not among the batches.
  expect((await dossierLu(libre.id)).agentId).toBeNull();
  expect((await agent.get('/api/lots')).body.total).toBe(0);

  await lancer(agent, apercu.id);
  await traiter(apercu.id);
  expect(await lu(agent, apercu.id)).toMatchObject({ etat: 'FINI', faits: 1, refuses: 2 });
  expect(await dossierLu(libre.id)).toMatchObject({ agentId: cible.id, version: 2 });

  // Once more: nothing.
  await traiter(apercu.id);
  expect((await dossierLu(libre.id)).version).toBe(2);
  const { text } = await agent.get(`/api/lots/${apercu.id}/rapport`).buffer().expect(200);
  const lignes = parse(text, { bom: true, delimiter: ';' }) as string[][];
  expect(lignes.slice(1).map(([reference, , etat]) => [reference, etat])).toEqual([
    [libre.reference, 'fait'],
    [pris.reference, 'refusé'],
    [clos.reference, 'refusé'],
  ]);
});

test('une étiquette s’ajoute puis se retire par lot : qui la porte déjà est laissé, et rien ne se fait deux fois', async () => {
  const service = await unService(api);
  const agent = await connecter(api, 'instructeur', service);
  const { id: etiquetteId } = await api.client.etiquette.create({
    data: { serviceId: service.id, nom: 'Ruralité', couleur: 'vert' },
  });
  const libre = await unDossier(api, { service });
  const clos = await unDossier(api, { service, etape: 'REFUS' });
  const deja = await unDossier(api, { service });
  await agent
    .post(`/api/dossiers/${deja.id}/etiquettes`)
    .send({ etiquetteId, posee: true })
    .expect(200);
  const selection = { filtres: { etat: 'tous' as const } };
  const poser: ActionLot = { genre: 'etiqueter', etiquetteId, posee: true };
  const apercu = await vu(agent, selection, poser);
  expect(apercu).toMatchObject({
    libelle: 'Ajouter l’étiquette « Ruralité »',
    aFaire: 2,
    refuses: 1,
    avertissements: ['Un de ces dossiers est clos : il changera aussi.'],
    raisons: [{ message: 'Porte déjà cette étiquette.', dossiers: [{ id: deja.id }] }],
  });
  await lancer(agent, apercu.id);
  await Promise.all([traiter(apercu.id), traiter(apercu.id)]);
  await traiter(apercu.id);
  expect(await lu(agent, apercu.id)).toMatchObject({ etat: 'FINI', faits: 2, refuses: 1 });
  const journal = (type: string) =>
    api.client.evenementJournal.count({
      where: { type, dossierId: { in: [libre.id, clos.id] } },
    });
  expect(await journal('EtiquettePosee')).toBe(2);
  // As on its own page, the dossier has no new version.
  expect((await dossierLu(libre.id)).version).toBe(libre.version);

  // Taken off by a colleague between the look and the launch: nothing was to be done, and that is told.
  const tard = await vu(agent, { dossiers: [deja.id] }, { ...poser, posee: false });
  await agent
    .post(`/api/dossiers/${deja.id}/etiquettes`)
    .send({ etiquetteId, posee: false })
    .expect(200);
  await lancer(agent, tard.id);
  await traiter(tard.id);
  expect(await lu(agent, tard.id)).toMatchObject({
    faits: 0,
    raisons: [{ message: 'Ne porte pas cette étiquette.', nombre: 1 }],
  });
  await agent
    .post(`/api/dossiers/${deja.id}/etiquettes`)
    .send({ etiquetteId, posee: true })
    .expect(200);

  const retirer = await vu(agent, selection, { ...poser, posee: false });
  expect(retirer).toMatchObject({ aFaire: 3, refuses: 0 });
  await lancer(agent, retirer.id);
  await traiter(retirer.id);
  expect(await journal('EtiquetteRetiree')).toBe(2);
  expect(await api.client.dossierEtiquette.count({ where: { etiquetteId } })).toBe(0);
});

test('une étiquette archivée ou d’ailleurs ne se pose pas par lot, ni sans le droit d’étiqueter', async () => {
  const service = await unService(api);
  const agent = await connecter(api, 'superviseur', service);
  const { id } = await unDossier(api, { service });
  const selection = { dossiers: [id] };
  const creer = (data: object) =>
    api.client.etiquette.create({
      data: { serviceId: service.id, nom: 'Locale', couleur: 'vert', ...data },
    });
  const { id: autre } = await creer({ serviceId: (await unService(api)).id });
  const poser = (etiquetteId: string): ActionLot => ({
    genre: 'etiqueter',
    etiquetteId,
    posee: true,
  });
  const { id: etiquetteId } = await creer({});
  await apercevoir(agent, { selection, action: poser(autre) }).expect(400);
  const lecteur = await connecter(api, 'lecture', service);
  await apercevoir(lecteur, { selection, action: poser(etiquetteId) }).expect(403);

  // Archived between the look and the launch: each dossier says so, none carries it.
  const lot = await vu(agent, selection, poser(etiquetteId));
  await api.client.etiquette.update({
    where: { id: etiquetteId },
    data: { archiveeLe: new Date() },
  });
  await apercevoir(await connecter(api, 'superviseur', service), {
    selection,
    action: poser(etiquetteId),
  }).expect(400);
  await lancer(agent, lot.id);
  await traiter(lot.id);
  expect(await lu(agent, lot.id)).toMatchObject({
    faits: 0,
    refuses: 1,
    raisons: [{ message: 'Cette étiquette est archivée.' }],
  });
});

test('qui reçoit des dossiers par lot l’apprend une fois, avec leur liste, et de nouveau si le lot reprend', async () => {
  const service = await unService(api);
  const agent = await connecter(api, 'superviseur', service);
  const cible = await connecter(api, 'instructeur', service);
  await api.client.utilisateur.update({
    where: { id: cible.compte.id },
    data: { modesNotification: { AFFECTATION: 'COURRIEL' } },
  });
  for (let i = 0; i < 3; i += 1) await unDossier(api, { service });
  const { id } = await vu(agent, { filtres: {} }, { genre: 'affecter', agentId: cible.compte.id });
  await lancer(agent, id);
  // Stopped when two are done.
  await api.client.ligneLot.updateMany({
    where: { lotId: id, rang: 3 },
    data: { etat: 'REFUSEE' },
  });
  await traiter(id);
  const dites = async () =>
    (await cible.get('/api/notifications').expect(200)).body.donnees as NotificationLue[];
  expect(await dites()).toEqual([
    expect.objectContaining({
      genre: 'AFFECTATION',
      phrase: '2 dossiers vous ont été affectés.',
      lotId: id,
      lueLe: null,
    }),
  ]);
  await traiter(id);
  expect(await dites()).toHaveLength(1);

  await api.client.ligneLot.updateMany({
    where: { lotId: id, rang: 3 },
    data: { etat: 'A_FAIRE' },
  });
  await api.client.lot.update({ where: { id }, data: { etat: 'ARRETE' } });
  await lancer(agent, id);
  await traiter(id);
  expect((await dites()).map((n) => n.phrase)).toEqual(['3 dossiers vous ont été affectés.']);
  const courriels = await api.client.courriel.findMany({
    where: { utilisateurId: cible.compte.id },
    orderBy: { creeLe: 'asc' },
  });
  expect(courriels.map((c) => c.objet)).toEqual([
    '2 dossiers vous ont été affectés',
    '3 dossiers vous ont été affectés',
  ]);

  // The list is for its author and for whoever was given them; a colleague finds nothing under that batch.
  const duLot = async (qui: AgentConnecte) =>
    (await qui.get('/api/dossiers').query({ lot: id }).expect(200)).body.total;
  const collegue = await connecter(api, 'superviseur', service);
  expect([await duLot(cible), await duLot(agent), await duLot(collegue)]).toEqual([3, 3, 0]);
  expect((await dites()).length).toBe(1);
  expect((await collegue.get('/api/notifications').expect(200)).body.total).toBe(0);
});

test('arrêté au premier dossier puis repris, un lot n’en laisse pas l’annonce', async () => {
  const service = await unService(api);
  const agent = await connecter(api, 'superviseur', service);
  const cible = await connecter(api, 'instructeur', service);
  for (let i = 0; i < 2; i += 1) await unDossier(api, { service });
  const { id } = await vu(agent, { filtres: {} }, { genre: 'affecter', agentId: cible.compte.id });
  await lancer(agent, id);
  const second = { where: { lotId: id, rang: 2 } };
  await api.client.ligneLot.updateMany({ ...second, data: { etat: 'REFUSEE' } });
  await traiter(id);
  const dites = async () =>
    ((await cible.get('/api/notifications').expect(200)).body.donnees as NotificationLue[]).map(
      (n) => n.phrase,
    );
  expect(await dites()).toEqual(['Ce dossier vous est affecté.']);
  await api.client.ligneLot.updateMany({ ...second, data: { etat: 'A_FAIRE' } });
  await api.client.lot.update({ where: { id }, data: { etat: 'ARRETE' } });
  await lancer(agent, id);
  await traiter(id);
  expect(await dites()).toEqual(['2 dossiers vous ont été affectés.']);
});

test('un acte par lot est jugé dossier par dossier, et qui a changé depuis l’aperçu est laissé', async () => {
  const service = await unService(api);
  const agent = await connecter(api, 'superviseur', service);
  const a = await unDossier(api, { service, etape: 'RECRUTEMENT' });
  const b = await unDossier(api, {
    service,
    etape: 'RECRUTEMENT',
    donnees: { contactCourriel: null },
  });
  const clos = await unDossier(api, { service, etape: 'REFUS' });
  const selection = { dossiers: [a.id, b.id, clos.id] };
  const { body } = await agent.post('/api/lots/possibles').send({ selection }).expect(200);
  expect(body.actes).toContainEqual(
    expect.objectContaining({ transition: 'classer_sans_suite', nombre: 2 }),
  );

  const apercu = await vu(agent, selection, classement);
  expect(apercu).toMatchObject({ aFaire: 2, refuses: 1, effetJuridique: true });
  expect(apercu.raisons[0]?.message).toMatch(/n’est pas possible à l’étape/);
  await modifierDossier(api.moyens, b.id, agent.compte, {
    version: b.version,
    agentId: agent.compte.id,
  });
  await lancer(agent, apercu.id);
  await traiter(apercu.id);
  const fini = await lu(agent, apercu.id);
  expect(fini).toMatchObject({ etat: 'FINI', faits: 1, refuses: 2 });
  expect(fini.raisons.map((r) => r.message)).toContain(
    'Ce dossier a changé depuis l’aperçu : rien n’y a été fait.',
  );
  expect(await dossierLu(a.id)).toMatchObject({ issue: 'SANS_SUITE' });
  expect(await dossierLu(b.id)).toMatchObject({ issue: null });
  const refusees = await agent.get(`/api/lots/${apercu.id}/lignes?etat=REFUSEE`).expect(200);
  expect(refusees.body.total).toBe(2);
});

test.each([
  ['qui demande une saisie', { transition: 'demander_complements_fiche' }],
  ['qui attribue', { transition: 'notifier_decision' }],
  ['inconnu', { transition: 'rien' }],
  ['sans son motif', { motif: undefined }],
])('un acte %s n’est pas proposé par lot', async (_, surcharge) => {
  const service = await unService(api);
  const agent = await connecter(api, 'superviseur', service);
  const { id } = await unDossier(api, { service });
  const action = { ...classement, ...surcharge } as ActionLot;
  await apercevoir(agent, { selection: { dossiers: [id] }, action }).expect(400);
});

test('des brouillons se préparent par lot, et pas deux fois', async () => {
  const service = await unService(api, COORDONNEES);
  const agent = await connecter(api, 'instructeur', service);
  const un = await unDossier(api, { service, etape: 'SIGNATURE_CONFIRMATION' });
  await unDossier(api, { service });
  const action: ActionLot = { genre: 'courrier', dispositif: 'VTA', modele: 'CONFIRMATION' };
  const selection = { filtres: {} };
  const apercu = await vu(agent, selection, action);
  expect(apercu).toMatchObject({ aFaire: 1, refuses: 1 });
  await lancer(agent, apercu.id);
  await Promise.all([traiter(apercu.id), traiter(apercu.id)]);
  expect(await lu(agent, apercu.id)).toMatchObject({ etat: 'FINI', faits: 1 });
  const courriers = await api.client.courrier.findMany({ where: { serviceId: service.id } });
  expect(courriers.map((c) => [c.dossierId, c.etat])).toEqual([[un.id, 'BROUILLON']]);
  const encore = await vu(agent, selection, action);
  expect(encore).toMatchObject({ aFaire: 0, refuses: 2 });
  await agent.post(`/api/lots/${encore.id}/lancement`).expect(422);
});

test('seul son auteur voit, arrête et reprend un traitement ; un arrêt ne défait rien', async () => {
  const service = await unService(api);
  const agent = await connecter(api, 'superviseur', service);
  const collegue = await connecter(api, 'superviseur', service);
  const { id: dossier } = await unDossier(api, { service });
  const { id } = await vu(agent, { dossiers: [dossier] }, classement);
  await lancer(agent, id);
  await collegue.get(`/api/lots/${id}`).expect(404);
  await collegue.get(`/api/lots/${id}/rapport`).expect(404);
  await collegue.post(`/api/lots/${id}/arret`).expect(404);
  expect((await agent.post(`/api/lots/${id}/arret`).expect(200)).body.etat).toBe('ARRETE');
  await traiter(id);
  expect((await dossierLu(dossier)).issue).toBeNull();
  await lancer(agent, id);
  await traiter(id);
  expect((await dossierLu(dossier)).issue).toBe('SANS_SUITE');
});

test('qui ne suit que certains dispositifs ne traite que ceux-là, et perd ses droits avec eux', async () => {
  const service = await unService(api);
  const compte = await unUtilisateur(api, 'superviseur', service, { dispositifs: ['AIDANTS'] });
  const limite = await ouvrirSession(api, compte);
  const { id } = await unDossier(api, { service });
  await apercevoir(limite, { selection: { dossiers: [id] }, action: classement }).expect(404);
  await apercevoir(limite, { selection: { filtres: {} }, action: classement }).expect(422);

  const agent = await connecter(api, 'superviseur', service);
  const lot = await vu(agent, { dossiers: [id] }, classement);
  await lancer(agent, lot.id);
  await api.client.utilisateur.update({
    where: { id: agent.compte.id },
    data: { dispositifs: ['AIDANTS'] },
  });
  await traiter(lot.id);
  expect((await dossierLu(id)).issue).toBeNull();
  const ligne = await api.client.ligneLot.findFirstOrThrow({ where: { lotId: lot.id } });
  expect(ligne).toMatchObject({
    etat: 'REFUSEE',
    raison: expect.stringContaining('plus le droit'),
  });
  expect(await lu(agent, lot.id)).toMatchObject({ total: 0, raisons: [] });
});

function lancerWorker(): ChildProcess {
  const enfant = spawn(process.execPath, [WORKER], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: api.base.url,
      DONNEES: api.config.DONNEES,
      NIVEAU_JOURNAL: 'silent',
    },
    stdio: 'ignore',
  });
  enfants.add(enfant);
  return enfant;
}
async function attendre(condition: () => Promise<boolean>): Promise<void> {
  const debut = Date.now();
  while (!(await condition())) {
    if (Date.now() - debut > 240_000) throw new Error('Attendu en vain');
    await new Promise((suite) => setTimeout(suite, 100));
  }
}

test('2 000 dossiers, dont 10 % refusés : un worker tué puis relancé ne fait rien deux fois', async () => {
  const service = await unService(api);
  const agent = await connecter(api, 'superviseur', service);
  const cible = await unUtilisateur(api, 'instructeur', service);
  const collectivite = await uneCollectivite(api, service);
  await beaucoupDeDossiers(api, { service, collectivite, nombre: 2000 });
  // Of forty applicants: each write counts the other dossiers of its own.
  const demandeurs = [collectivite.id];
  while (demandeurs.length < 40) demandeurs.push((await uneCollectivite(api, service)).id);
  await api.client.$executeRaw`
    UPDATE dossier SET collectivite_id = (${demandeurs}::uuid[])[1 + right(reference, 6)::int % 40]
    WHERE service_id = ${service.id}::uuid`;
  const ids = (
    await api.client.dossier.findMany({
      where: { serviceId: service.id },
      orderBy: { reference: 'asc' },
      select: { id: true },
    })
  ).map((d) => d.id);
  const deja = ids.filter((_, i) => [0, 10, 20].includes(i % 40));
  const changes = ids.filter((_, i) => i % 40 === 30);
  // A tenth will be left: some have that agent already, others change after they were looked at.
  await api.client.dossier.updateMany({
    where: { id: { in: deja } },
    data: { agentId: cible.id },
  });
  const apercu = await vu(agent, { filtres: {} }, { genre: 'affecter', agentId: cible.id });
  expect(apercu).toMatchObject({ total: 2000, aFaire: 1850, refuses: 150 });
  for (const id of changes)
    await modifierDossier(api.moyens, id, agent.compte, { version: 1, agentId: agent.compte.id });

  await api.client.outbox.updateMany({ where: { etat: 'A_RELAYER' }, data: { etat: 'FAIT' } });
  await lancer(agent, apercu.id);
  const lignes = (etat: 'FAITE' | 'A_FAIRE') =>
    api.client.ligneLot.count({ where: { lotId: apercu.id, etat } });
  const lot = () => api.client.lot.findUniqueOrThrow({ where: { id: apercu.id } });
  const premier = lancerWorker();
  await attendre(async () => (await lignes('FAITE')) > 300);
  enfants.delete(premier);
  const fin = once(premier, 'exit');
  premier.kill('SIGKILL');
  await fin;
  expect((await lot()).etat).toBe('EN_COURS');
  expect(await lignes('A_FAIRE')).toBeGreaterThan(500);

  // The queue has forgotten; the outbox hands over again what was not finished.
  await api.client.$executeRawUnsafe('DROP SCHEMA IF EXISTS bullmq CASCADE');
  await api.client.outbox.updateMany({
    where: { nom: 'lot.traiter', etat: 'RELAYE' },
    data: { relayeLe: new Date(0) },
  });
  lancerWorker();
  await attendre(async () => (await lot()).etat === 'FINI');
  const fini = await lu(agent, apercu.id);
  expect(fini).toMatchObject({ total: 2000, aFaire: 0, faits: 1800, refuses: 200 });
  expect(fini.raisons.map((r) => [r.message, r.nombre]).sort()).toEqual([
    ['Ces dossiers ont changé depuis l’aperçu : rien n’y a été fait.', 50],
    ['Déjà affectés à cet agent.', 150],
  ]);

  // Each that was to change did, once: one event, one version more; the others did not.
  const evenements = await api.client.evenementJournal.findMany({
    where: { type: 'DossierAffecte', dossierId: { in: ids } },
    select: { dossierId: true, charge: true },
  });
  const ecrites = evenements.filter((e) => (e.charge as { agentId: string }).agentId === cible.id);
  const laisses = new Set([...deja, ...changes]);
  expect(ecrites.map((e) => e.dossierId).sort()).toEqual(
    ids.filter((id) => !laisses.has(id)).sort(),
  );
  const ecrits = { serviceId: service.id, version: 2, agentId: cible.id };
  expect(await api.client.dossier.count({ where: ecrits })).toBe(1800);
}, 300_000);
