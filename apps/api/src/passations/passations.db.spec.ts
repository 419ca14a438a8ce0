import type { NotificationLue } from '@sciat/contrats';
import { ajouterJours } from '@sciat/dispositifs';
import { type ApplicationDeTest, AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  ouvrirSession,
  unService,
  unUtilisateur,
} from '../../test/fabriques.js';
import { modifierDossier } from '../dossiers/modifier-dossier.js';
import { executerPassation } from './executer.job.js';

let api: ApplicationDeTest;
beforeAll(async () => {
  api = await demarrerApplication();
});
beforeEach(() => api.horloge.regler(AUJOURDHUI));
afterAll(() => api.fermer());

/** A supervisor, someone away with three open dossiers and a closed one, and who takes them over. */
async function uneEquipe(surcharge = {}) {
  const service = await unService(api);
  const superviseur = await connecter(api, 'superviseur', service);
  const absente = await unUtilisateur(api, 'instructeur', service);
  const repreneur = await unUtilisateur(api, 'instructeur', service, surcharge);
  const dossiers = [];
  for (const etape of ['FICHE_DE_POSTE', 'FICHE_DE_POSTE', 'FICHE_DE_POSTE', 'IRRECEVABLE'])
    dossiers.push(await unDossier(api, { service, agentId: absente.id, etape }));
  const ids = dossiers.slice(0, 3).map((d) => d.id) as [string, string, string];
  const demande = { deId: absente.id, versId: repreneur.id };
  const passer = async (autre = {}) => {
    const { body } = await superviseur
      .post('/api/passations')
      .send({ ...demande, motif: 'Congé maladie', ...autre })
      .expect(201);
    await executerPassation(api.moyens, body.id);
    return body.id as string;
  };
  const lire = async (id: string) =>
    (await superviseur.get(`/api/passations/${id}`).expect(200)).body;
  const annuler = async (id: string) => {
    await superviseur.post(`/api/passations/${id}/annulation`).expect(200);
    await executerPassation(api.moyens, id);
    return lire(id);
  };
  return { service, superviseur, absente, repreneur, ids, demande, passer, lire, annuler };
}
const agents = async (ids: string[]) =>
  (
    await api.client.dossier.findMany({
      where: { id: { in: ids } },
      orderBy: { id: 'asc' },
      select: { agentId: true, obligation: { select: { agentId: true } } },
    })
  ).map((d) => {
    expect(d.obligation?.agentId ?? null).toBe(d.agentId);
    return d.agentId;
  });

test('l’aperçu dit combien de dossiers changeront d’agent, et n’écrit rien', async () => {
  const { superviseur, demande, ids, absente } = await uneEquipe();
  const { body } = await superviseur.post('/api/passations/apercu').send(demande).expect(200);
  expect(body).toMatchObject({
    transmis: 3,
    ecartes: 0,
    parDispositif: [{ dispositif: 'VTA', nombre: 3 }],
  });
  expect(await agents(ids)).toEqual(Array(3).fill(absente.id));
});

test('tous les dossiers ouverts passent au repreneur, chacun avec le motif à son journal', async () => {
  const { ids, repreneur, superviseur, absente, passer, lire } = await uneEquipe();
  const id = await passer();
  expect(await agents(ids)).toEqual(Array(3).fill(repreneur.id));
  expect(await api.client.dossier.count({ where: { agentId: absente.id } })).toBe(1);
  expect(await lire(id)).toMatchObject({ transmis: 3, ecartes: 0, enAttente: 0, annulable: true });
  const { body } = await superviseur.get(`/api/dossiers/${ids[0]}/journal`).expect(200);
  expect(body.donnees[0]).toMatchObject({ detail: 'Congé maladie' });
  expect(body.donnees[0].phrase).toContain('par passation');
});

test('reprise après une interruption, elle ne fait rien deux fois', async () => {
  const { ids, passer } = await uneEquipe();
  const id = await passer();
  const versions = () =>
    api.client.dossier.findMany({ where: { id: { in: ids } }, select: { version: true } });
  const avant = await versions();
  await executerPassation(api.moyens, id);
  await api.client.lignePassation.updateMany({
    where: { passationId: id, dossierId: ids[0] },
    data: { etat: 'A_FAIRE' },
  });
  await Promise.all([1, 2].map(() => executerPassation(api.moyens, id)));
  expect(await versions()).toEqual(avant);
});

test('seuls les dossiers choisis changent, et ceux que le repreneur ne suit pas restent', async () => {
  const choisie = await uneEquipe();
  await choisie.passer({ dossierIds: [choisie.ids[1]] });
  const attendus = [choisie.absente.id, choisie.repreneur.id, choisie.absente.id];
  expect(await agents(choisie.ids)).toEqual(attendus);

  const limitee = await uneEquipe({ dispositifs: ['AIDANTS'] });
  const { body } = await limitee.superviseur
    .post('/api/passations/apercu')
    .send(limitee.demande)
    .expect(200);
  expect(body).toMatchObject({ transmis: 0, ecartes: 3 });
  const id = await limitee.passer();
  expect(await limitee.lire(id)).toMatchObject({ transmis: 0, ecartes: 3, annulable: false });
  expect(await agents(limitee.ids)).toEqual(Array(3).fill(limitee.absente.id));
});

test('l’annulation rend les dossiers, sauf ceux qui ont changé d’agent depuis', async () => {
  const { ids, absente, repreneur, service, passer, annuler, superviseur } = await uneEquipe();
  const id = await passer();
  const tiers = await unUtilisateur(api, 'superviseur', service);
  const affecter = async (dossierId: string, agentId: string) => {
    const { version } = await api.client.dossier.findUniqueOrThrow({ where: { id: dossierId } });
    await modifierDossier(api.moyens, dossierId, tiers, { version, agentId });
  };
  await affecter(ids[1], tiers.id);
  // Back to whom it was handed over to, but by another decision.
  await affecter(ids[2], tiers.id);
  await affecter(ids[2], repreneur.id);
  expect(await annuler(id)).toMatchObject({ rendus: 1, maintenus: 2, annulable: false });
  expect(await agents(ids)).toEqual([absente.id, tiers.id, repreneur.id]);
  await superviseur.post(`/api/passations/${id}/annulation`).expect(422);
});

test('un dossier repris par un autre avant son tour reste à cet autre', async () => {
  const { ids, superviseur, demande, service, lire } = await uneEquipe();
  const { body } = await superviseur
    .post('/api/passations')
    .send({ ...demande, motif: 'Départ' })
    .expect(201);
  expect(body).toMatchObject({ enAttente: 3 });
  const tiers = await unUtilisateur(api, 'superviseur', service);
  const { version } = await api.client.dossier.findUniqueOrThrow({ where: { id: ids[0] } });
  await modifierDossier(api.moyens, ids[0], tiers, { version, agentId: tiers.id });
  await executerPassation(api.moyens, body.id);
  expect(await lire(body.id)).toMatchObject({
    transmis: 2,
    ecartes: 1,
    exemples: [{ dossierId: ids[0], raison: 'Le dossier a changé d’agent entre-temps.' }],
  });
});

test('le repreneur l’apprend une fois, avec le nombre et la liste ; rendus, c’est l’agent d’avant', async () => {
  const { ids, service, superviseur, absente, repreneur, passer, annuler } = await uneEquipe();
  // Those of her own dossiers, when they were created.
  await api.client.notification.deleteMany({ where: { utilisateurId: absente.id } });
  const [lui, elle] = [await ouvrirSession(api, repreneur), await ouvrirSession(api, absente)];
  const dites = async (qui: AgentConnecte) =>
    ((await qui.get('/api/notifications').expect(200)).body.donnees as NotificationLue[]).map(
      (n) => [n.phrase, n.passationId],
    );
  const liste = async (qui: AgentConnecte, passation: string) =>
    (await qui.get('/api/dossiers').query({ passation, etat: 'tous' }).expect(200)).body.total;
  const id = await passer();
  await executerPassation(api.moyens, id);
  expect(await dites(lui)).toEqual([['3 dossiers vous ont été transmis.', id]]);
  expect(await dites(elle)).toEqual([]);
  const collegue = await connecter(api, 'instructeur', service);
  const ailleurs = await connecter(api, 'superviseur');
  const qui = [lui, elle, superviseur, collegue, ailleurs];
  expect(await Promise.all(qui.map((q) => liste(q, id)))).toEqual([3, 3, 3, 0, 0]);

  await api.client.dossier.update({ where: { id: ids[0] }, data: { agentId: null } });
  await annuler(id);
  expect(await dites(elle)).toEqual([['2 dossiers vous ont été rendus.', id]]);
  expect(await dites(lui)).toEqual([]);
  expect(await liste(elle, id)).toBe(2);

  const unSeul = await passer({ dossierIds: [ids[1]] });
  expect(await dites(lui)).toEqual([['Ce dossier vous est transmis.', null]]);
  expect(await liste(lui, unSeul)).toBe(1);
});

test('passé le délai, ou dans un autre service, elle ne s’annule plus', async () => {
  const { passer, superviseur, lire } = await uneEquipe();
  const id = await passer();
  const ailleurs = await connecter(api, 'superviseur');
  await ailleurs.get(`/api/passations/${id}`).expect(404);
  await ailleurs.post(`/api/passations/${id}/annulation`).expect(404);
  api.horloge.regler(ajouterJours(AUJOURDHUI, 8));
  expect(await lire(id)).toMatchObject({ annulable: false });
  await superviseur.post(`/api/passations/${id}/annulation`).expect(422);
});

test.each([
  ['à soi-même', (e: { deId: string }) => ({ versId: e.deId })],
  ['à qui n’instruit pas', () => ({ versId: '00000000-0000-4000-8000-000000000000' })],
  ['sans motif', () => ({ motif: ' ' })],
  ['d’un inconnu', () => ({ deId: '00000000-0000-4000-8000-000000000000' })],
])('une passation %s est refusée', async (_, changement) => {
  const { superviseur, demande } = await uneEquipe();
  const corps = { ...demande, motif: 'Congé', ...changement(demande) };
  await superviseur.post('/api/passations').send(corps).expect(400);
});

test('chacun pose son absence, un superviseur celle des autres', async () => {
  const { service, superviseur, absente } = await uneEquipe();
  const instructeur = await connecter(api, 'instructeur', service);
  const jours = { du: AUJOURDHUI, au: ajouterJours(AUJOURDHUI, 4) };
  await instructeur
    .put(`/api/utilisateurs/${instructeur.compte.id}/absence`)
    .send(jours)
    .expect(200);
  await instructeur.put(`/api/utilisateurs/${absente.id}/absence`).send(jours).expect(403);
  await superviseur.put(`/api/utilisateurs/${absente.id}/absence`).send(jours).expect(200);
  const { body } = await superviseur.get('/api/tableau-de-bord').expect(200);
  expect(body.absents).toMatchObject([{ id: absente.id, absentAu: jours.au, nombre: 3 }]);
  const inverse = { du: jours.au, au: jours.du };
  await superviseur.put(`/api/utilisateurs/${absente.id}/absence`).send(inverse).expect(400);
  const ailleurs = await connecter(api, 'superviseur');
  await ailleurs.put(`/api/utilisateurs/${absente.id}/absence`).send(jours).expect(403);
  const vide = { du: null, au: null };
  await superviseur.put(`/api/utilisateurs/${absente.id}/absence`).send(vide).expect(200);
  expect((await superviseur.get('/api/tableau-de-bord')).body.absents).toEqual([]);
});
