import { type ApplicationDeTest, demarrerApplication } from '../../test/application.js';
import {
  connecter,
  MOT_DE_PASSE,
  navigateur,
  ouvrirSession,
  unService,
  unUtilisateur,
} from '../../test/fabriques.js';

let api: ApplicationDeTest;
beforeAll(async () => {
  api = await demarrerApplication();
});
afterAll(() => api.fermer());

const moi = '/api/auth/moi';
const compte = async () => unUtilisateur(api, 'instructeur', await unService(api));
const identifiants = ({ courriel }: { courriel: string }) => ({
  courriel,
  motDePasse: MOT_DE_PASSE,
});
const cookieDe = (reponse: { headers: Record<string, unknown> }) =>
  String((reponse.headers['set-cookie'] as unknown as string[] | undefined)?.[0]);
const nouveau = { actuel: MOT_DE_PASSE, nouveau: 'une phrase tout à fait neuve' };

test('un agent se connecte avec son adresse, majuscules et espaces compris, puis se déconnecte', async () => {
  const agent = await compte();
  const browser = navigateur(api);
  const { body, headers } = await browser
    .post('/api/auth/connexion')
    .send({ courriel: `  ${agent.courriel.toUpperCase()} `, motDePasse: MOT_DE_PASSE })
    .expect(200);
  expect(body.utilisateur).toEqual({
    id: agent.id,
    courriel: agent.courriel,
    dispositifs: [],
    nom: 'Nom-instructeur',
    prenom: 'Claude',
    role: 'instructeur',
    serviceId: agent.serviceId,
  });
  expect(cookieDe({ headers })).toMatch(/HttpOnly.*SameSite=Strict/);
  expect((await browser.get(moi).expect(200)).body.jetonCsrf).toBe(body.jetonCsrf);

  await browser.post('/api/auth/deconnexion').set('x-csrf-token', body.jetonCsrf).expect(204);
  await browser.get(moi).expect(401);
});

test('le cookie d’une session fermée ne rouvre rien', async () => {
  const ouverte = await navigateur(api)
    .post('/api/auth/connexion')
    .send(identifiants(await compte()));
  const cookie = cookieDe(ouverte).split(';')[0] as string;
  const entetes = { cookie, 'x-csrf-token': ouverte.body.jetonCsrf };
  await navigateur(api).post('/api/auth/deconnexion').set(entetes).expect(204);
  await navigateur(api).get(moi).set('Cookie', cookie).expect(401);
});

test('la connexion donne un nouvel identifiant de session : celui posé avant ne vaut rien', async () => {
  const agent = await compte();
  const premiere = await navigateur(api).post('/api/auth/connexion').send(identifiants(agent));
  const pose = cookieDe(premiere).split(';')[0] as string;
  const victime = await navigateur(api)
    .post('/api/auth/connexion')
    .set('Cookie', pose)
    .send(identifiants(await compte()))
    .expect(200);
  expect(cookieDe(victime).split(';')[0]).not.toBe(pose);
  await navigateur(api).get(moi).set('Cookie', pose).expect(401);
});

test('un cookie inventé ou mal signé n’est pas une session', async () => {
  for (const cookie of ['sciat=s%3Ainvente.signature', 'sciat=x', 'sciat=']) {
    await navigateur(api).get(moi).set('Cookie', cookie).expect(401);
  }
});

test('compte inconnu, compte fermé et mauvais mot de passe reçoivent la même réponse', async () => {
  const ouvert = await compte();
  const ferme = await unUtilisateur(api, 'instructeur', await unService(api), { actif: false });
  const reponses = await Promise.all(
    [
      { courriel: 'personne@exemple.invalid', motDePasse: MOT_DE_PASSE },
      { courriel: ferme.courriel, motDePasse: MOT_DE_PASSE },
      { courriel: ouvert.courriel, motDePasse: 'pas le bon mot de passe' },
    ].map((essai) => navigateur(api).post('/api/auth/connexion').send(essai).expect(401)),
  );
  const [premiere] = reponses;
  for (const { body, headers } of reponses) {
    expect(body).toEqual(premiere?.body);
    expect(headers['set-cookie']).toBeUndefined();
  }
});

describe('une écriture', () => {
  test.each([
    ['sans jeton', (jeton: string) => jeton && {}],
    ['avec un jeton inventé', () => ({ 'x-csrf-token': 'f'.repeat(128) })],
    [
      'venant d’un autre site',
      (jeton: string) => ({ 'x-csrf-token': jeton, 'sec-fetch-site': 'cross-site' }),
    ],
    [
      'venant d’un site voisin',
      (jeton: string) => ({ 'x-csrf-token': jeton, 'sec-fetch-site': 'same-site' }),
    ],
  ])('%s est refusée', async (_, entetes) => {
    const browser = navigateur(api);
    const { body } = await browser.post('/api/auth/connexion').send(identifiants(await compte()));
    const refus = await browser
      .post('/api/auth/deconnexion')
      .set(entetes(body.jetonCsrf) as Record<string, string>);
    expect(refus.status).toBe(403);
    await browser.get(moi).expect(200);
  });

  test('avec le jeton de la session d’un autre est refusée', async () => {
    const [un, autre] = await Promise.all([connecter(api, 'lecture'), connecter(api, 'lecture')]);
    const { body } = await autre.get(moi);
    await un.post('/api/auth/deconnexion').set('x-csrf-token', body.jetonCsrf).expect(403);
  });

  test('de notre propre page est acceptée', async () => {
    const agent = await connecter(api, 'lecture');
    await agent.post('/api/auth/deconnexion').set('sec-fetch-site', 'same-origin').expect(204);
  });
});

test('un autre site ne peut pas connecter quelqu’un à son insu', async () => {
  await navigateur(api)
    .post('/api/auth/connexion')
    .set('sec-fetch-site', 'cross-site')
    .send(identifiants(await compte()))
    .expect(403);
});

describe('les sessions ouvertes d’un compte s’arrêtent', () => {
  test.each([
    ['fermé', { actif: false }],
    ['changé de rôle', { role: 'lecture' }],
    ['dont l’administrateur a changé le mot de passe', { motDePasse: nouveau.nouveau }],
  ])('quand il est %s', async (_, changement) => {
    const service = await unService(api);
    const administrateur = await connecter(api, 'administrateur', service);
    const agent = await connecter(api, 'instructeur', service);
    await agent.get(moi).expect(200);
    await administrateur.patch(`/api/utilisateurs/${agent.compte.id}`).send(changement).expect(200);
    await agent.get(moi).expect(401);
  });

  test('quand il change de mot de passe, sauf celle où il le fait', async () => {
    const agent = await compte();
    const [ici, ailleurs] = [await ouvrirSession(api, agent), await ouvrirSession(api, agent)];
    await ici.post('/api/auth/mot-de-passe').send(nouveau).expect(204);
    await ici.get(moi).expect(200);
    await ailleurs.get(moi).expect(401);
    await ouvrirSession(api, agent, nouveau.nouveau);
    await navigateur(api).post('/api/auth/connexion').send(identifiants(agent)).expect(401);
  });

  test('mais pas quand seul son nom change', async () => {
    const service = await unService(api);
    const administrateur = await connecter(api, 'administrateur', service);
    const agent = await connecter(api, 'instructeur', service);
    const adresse = `/api/utilisateurs/${agent.compte.id}`;
    await administrateur.patch(adresse).send({ nom: 'Dupont' }).expect(200);
    expect((await agent.get(moi).expect(200)).body.utilisateur.nom).toBe('Dupont');
  });
});

test('le mot de passe actuel ne se devine pas mieux d’une session ouverte qu’à la connexion', async () => {
  const agent = await connecter(api, 'instructeur');
  const changer = (demande: object, statut: number) =>
    agent
      .post('/api/auth/mot-de-passe')
      .send({ ...nouveau, ...demande })
      .expect(statut);
  for (let i = 0; i < 5; i += 1) await changer({ actuel: `essai ${i}` }, 400);
  const { headers } = await changer({}, 429);
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  const connexion = navigateur(api).post('/api/auth/connexion');
  await connexion.send(identifiants(agent.compte)).expect(429);
});

test('un changement de mot de passe est au journal du service, sans donnée personnelle', async () => {
  const agent = await connecter(api, 'instructeur');
  await agent.post('/api/auth/mot-de-passe').send(nouveau).expect(204);
  const { id, serviceId } = agent.compte;
  const [evenement] = await api.client.evenementJournal.findMany({ where: { serviceId } });
  expect(evenement).toMatchObject({
    chaineId: serviceId,
    type: 'MotDePasseChange',
    charge: { utilisateurId: id },
    auteurId: id,
    empreintePrivee: null,
  });
});

test('changer de mot de passe demande l’actuel et une longueur suffisante', async () => {
  const agent = await connecter(api, 'instructeur');
  const changer = async (demande: object) =>
    (await agent.post('/api/auth/mot-de-passe').send(demande).expect(400)).body.raisons[0].champ;
  expect(await changer({ ...nouveau, actuel: 'pas celui-là' })).toBe('actuel');
  expect(await changer({ ...nouveau, nouveau: 'trop court' })).toBe('nouveau');
});

test('la démonstration finie, ses comptes n’ouvrent plus rien', async () => {
  const service = await unService(api);
  const fictif = await unUtilisateur(api, 'administrateur', service, { fictif: true });
  const entrer = () =>
    navigateur(api)
      .post('/api/auth/connexion')
      .send({ courriel: fictif.courriel, motDePasse: MOT_DE_PASSE });
  const { body } = await entrer().expect(401);
  expect(body.detail).toBe('Adresse ou mot de passe incorrect.');
  api.config.DEMO = true;
  const agent = await ouvrirSession(api, fictif);
  await agent.get('/api/auth/moi').expect(200);
  // A session opened during the demonstration ends with it.
  api.config.DEMO = false;
  await agent.get('/api/auth/moi').expect(401);
});
