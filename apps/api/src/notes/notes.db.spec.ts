import type { Notes } from '@sciat/contrats';
import { type ApplicationDeTest, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  ouvrirSession,
  unService,
  unUtilisateur,
} from '../../test/fabriques.js';

let api: ApplicationDeTest;
let service: { id: string };
let auteur: AgentConnecte;
let lea: AgentConnecte;
let adresse: string;
let dossierId: string;

beforeAll(async () => {
  api = await demarrerApplication();
  service = await unService(api);
  auteur = await connecter(api, 'instructeur', service);
  const compte = { prenom: 'Léa', nom: 'Martin' };
  lea = await ouvrirSession(api, await unUtilisateur(api, 'superviseur', service, compte));
  // Neither may read the notes of this dossier: a mention would tell them of it.
  await unUtilisateur(api, 'lecture', service, { prenom: 'Noé', nom: 'Petit' });
  const ailleurs = { prenom: 'Zoé', nom: 'Roux', dispositifs: ['CANTINE'] };
  await unUtilisateur(api, 'instructeur', service, ailleurs);
  dossierId = (await unDossier(api, { service, etape: 'INSTRUCTION_ANCT' })).id;
  adresse = `/api/dossiers/${dossierId}/notes`;
});
afterAll(() => api.fermer());
afterEach(() => expect(api.incidents).toEqual([]));

const lire = async (qui = auteur): Promise<Notes> => (await qui.get(adresse).expect(200)).body;
const mentions = (utilisateurId: string) =>
  api.client.noteMention.findMany({ where: { utilisateurId } });

test('une note appelle les collègues qu’elle nomme et qui suivent le dossier, et eux seuls', async () => {
  const { version } = await api.client.dossier.findUniqueOrThrow({ where: { id: dossierId } });
  const texte = 'À voir avec @Léa Martin, @Noé Petit et @Zoé Roux.';
  const { body } = await auteur.post(adresse).send({ texte }).expect(201);
  expect(body).toMatchObject({ texte, modifiable: true, mentions: [{ nom: 'Martin' }] });
  expect(await mentions(lea.compte.id)).toMatchObject([{ noteId: body.id }]);
  expect((await lire(lea)).donnees[0]).toMatchObject({ texte, modifiable: false });
  expect((await lire()).mentionnables.map((a) => a.nom)).not.toContain('Roux');
  // Nobody's form on the dossier is refused because someone noted something.
  const apres = await api.client.dossier.findUniqueOrThrow({ where: { id: dossierId } });
  expect(apres.version).toBe(version);
});

test('seul son auteur la modifie ou la supprime ; supprimée, il reste sa trace', async () => {
  const { body: note } = await auteur
    .post(adresse)
    .send({ texte: 'Secret @Léa Martin' })
    .expect(201);
  const sienne = `${adresse}/${note.id}`;
  await lea.patch(sienne).send({ texte: 'Autre' }).expect(403);
  await lea.post(`${sienne}/suppression`).expect(403);
  const { body: modifiee } = await auteur.patch(sienne).send({ texte: 'Corrigée' }).expect(200);
  expect(modifiee).toMatchObject({ texte: 'Corrigée', mentions: [] });
  expect(modifiee.modifieeLe).not.toBeNull();

  for (const _ of [1, 2]) {
    const { body } = await auteur.post(`${sienne}/suppression`).expect(200);
    expect(body).toMatchObject({ texte: null, modifiable: false });
  }
  await auteur.patch(sienne).send({ texte: 'Encore' }).expect(409);
  const gardee = await api.client.note.findUniqueOrThrow({ where: { id: note.id } });
  expect(gardee).toMatchObject({ texte: '', auteurId: auteur.compte.id });
});

test('le journal dit qu’une note a été écrite, jamais son texte', async () => {
  const evenements = await api.client.evenementJournal.findMany({
    where: { dossierId, type: { startsWith: 'Note' } },
    include: { prive: true },
    orderBy: { rang: 'asc' },
  });
  expect(evenements.map((e) => e.type)).toEqual([
    'NoteAjoutee',
    'NoteAjoutee',
    'NoteModifiee',
    'NoteSupprimee',
  ]);
  expect(JSON.stringify(evenements)).not.toMatch(/Secret|Corrigée|À voir/);
});

test('les notes ne sont ouvertes ni à la lecture, ni à l’administration, ni hors des dispositifs suivis', async () => {
  const limite = await ouvrirSession(
    api,
    await unUtilisateur(api, 'instructeur', service, { dispositifs: ['CANTINE'] }),
  );
  const autres = [
    limite,
    await connecter(api, 'lecture', service),
    await connecter(api, 'administrateur', service),
    await connecter(api, 'superviseur'),
  ];
  for (const qui of autres) {
    await qui.get(adresse).expect(403);
    await qui.post(adresse).send({ texte: 'x' }).expect(403);
  }
});

test('une note vide ou trop longue est refusée, et celle d’un autre dossier introuvable', async () => {
  for (const texte of ['   ', 'x'.repeat(4001)])
    await auteur.post(adresse).send({ texte }).expect(400);
  const autre = await unDossier(api, { service });
  const { body } = await auteur
    .post(`/api/dossiers/${autre.id}/notes`)
    .send({ texte: 'Ailleurs' })
    .expect(201);
  await auteur.patch(`${adresse}/${body.id}`).send({ texte: 'x' }).expect(404);
});

test('une note ne part pas avec l’archive du dossier', async () => {
  const { body } = await auteur
    .get(`/api/dossiers/${dossierId}/archive`)
    .buffer(true)
    .parse((res, fini) => {
      const morceaux: Buffer[] = [];
      res.on('data', (m) => morceaux.push(m));
      res.on('end', () => fini(null, Buffer.concat(morceaux).toString('latin1')));
    })
    .expect(200);
  expect(body).not.toMatch(/notes?\.(html|txt|md)|Notes\//i);
});

test('qui est mentionné en est averti une fois, jusqu’à ce que la note soit supprimée', async () => {
  await api.client.notification.deleteMany();
  const dites = async (qui: AgentConnecte) =>
    (await qui.get('/api/notifications').expect(200)).body.donnees.map(
      (n: { genre: string; phrase: string }) => `${n.genre} ${n.phrase}`,
    );
  const texte = 'Pour @Léa Martin et @Noé Petit';
  const { body: note } = await auteur.post(adresse).send({ texte }).expect(201);
  await auteur
    .patch(`${adresse}/${note.id}`)
    .send({ texte: `${texte}, encore` })
    .expect(200);
  expect(await dites(lea)).toEqual(['MENTION Une note vous mentionne.']);
  expect(await api.client.notification.count()).toBe(1);
  await auteur.post(`${adresse}/${note.id}/suppression`).expect(200);
  expect(await dites(lea)).toEqual([]);
});
