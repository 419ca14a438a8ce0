import { randomUUID } from 'node:crypto';
import { type ApplicationDeTest, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  uneCollectivite,
  unPdf,
  unService,
  unUtilisateur,
} from '../../test/fabriques.js';

type Objets = Awaited<ReturnType<typeof unServiceGarni>>;
let api: ApplicationDeTest;
let ailleurs: Objets;
let instructeur: AgentConnecte;
let superviseur: AgentConnecte;
let administrateur: AgentConnecte;

/** A service with one of everything. */
async function unServiceGarni() {
  const service = await unService(api);
  const agent = await unUtilisateur(api, 'administrateur', service);
  const collectivite = await uneCollectivite(api, service);
  const dossier = await unDossier(api, { service, collectivite, etape: 'INSTRUCTION_ANCT' });
  const { id: serviceId } = service;
  const courriel = await api.client.courriel.findFirstOrThrow({ where: { serviceId } });
  await api.client.courriel.update({ where: { id: courriel.id }, data: { etat: 'ECHEC' } });
  const travail = await api.client.outbox.findFirstOrThrow({ where: { serviceId } });
  await api.client.outbox.update({ where: { id: travail.id }, data: { etat: 'ECHOUE' } });
  const liste = await api.client.listeEligibilite.create({
    data: {
      serviceId,
      code: 'VTA_COMMUNES_EPCI_RURAUX',
      effetLe: new Date('2026-01-01'),
      source: 'Essai',
      sha256: '',
      nombre: 1,
      importeeParId: agent.id,
      lignes: { create: { collectiviteId: collectivite.id } },
    },
  });
  return { service, agent, collectivite, dossier, courriel, travail, liste };
}

beforeAll(async () => {
  api = await demarrerApplication();
  ailleurs = await unServiceGarni();
  const service = await unService(api);
  [instructeur, superviseur, administrateur] = await Promise.all([
    connecter(api, 'instructeur', service),
    connecter(api, 'superviseur', service),
    connecter(api, 'administrateur', service),
  ]);
});
afterAll(() => api.fermer());

type Ids = {
  dossier: string;
  collectivite: string;
  courriel: string;
  travail: string;
  liste: string;
  compte: string;
};
type Appel = (ids: Ids) => Promise<{ status: number; body: { code?: string } }>;

const donnees = { version: 1, donnees: { intitulePoste: 'Autre' } };
const acte = { transition: 'enregistrer_avis_anct', version: 5, dateLegale: '2026-09-15' };
const correction = { version: 5, rang: 1, dateLegale: '2026-01-04', motif: 'Erreur' };
const appels: [string, Appel][] = [
  ['lire un dossier', ({ dossier }) => instructeur.get(`/api/dossiers/${dossier}`)],
  ['lire son journal', ({ dossier }) => instructeur.get(`/api/dossiers/${dossier}/journal`)],
  [
    'modifier un dossier',
    ({ dossier }) => instructeur.patch(`/api/dossiers/${dossier}`).send(donnees),
  ],
  [
    'faire un acte',
    ({ dossier }) => instructeur.post(`/api/dossiers/${dossier}/transitions`).send(acte),
  ],
  [
    'corriger une date',
    ({ dossier }) => superviseur.post(`/api/dossiers/${dossier}/corrections`).send(correction),
  ],
  ['lister ses pièces', ({ dossier }) => instructeur.get(`/api/dossiers/${dossier}/pieces`)],
  [
    'y déposer une pièce',
    ({ dossier }) =>
      instructeur
        .post(`/api/dossiers/${dossier}/pieces`)
        .field('code', 'RIB')
        .attach('fichier', unPdf(), 'rib.pdf'),
  ],
  [
    'vérifier une pièce',
    ({ dossier }) =>
      instructeur
        .post(`/api/dossiers/${dossier}/pieces/FICHE_DE_POSTE/verification`)
        .send({ numero: 1, etat: 'ACCEPTEE' }),
  ],
  [
    'télécharger une pièce',
    ({ dossier }) => instructeur.get(`/api/dossiers/${dossier}/pieces/FICHE_DE_POSTE/versions/1`),
  ],
  [
    'lire une collectivité',
    ({ collectivite }) => instructeur.get(`/api/collectivites/${collectivite}`),
  ],
  [
    'lire à quoi une collectivité peut prétendre',
    ({ collectivite }) => instructeur.get(`/api/collectivites/${collectivite}/pretentions`),
  ],
  [
    'examiner l’éligibilité d’une collectivité',
    ({ collectivite }) =>
      instructeur
        .post('/api/eligibilite')
        .send({ dispositif: 'VTA', collectiviteId: collectivite }),
  ],
  ['lire une liste', ({ liste }) => instructeur.get(`/api/listes/${liste}`)],
  ['lire un compte', ({ compte }) => administrateur.get(`/api/utilisateurs/${compte}`)],
  ['lire les lignes d’une liste', ({ liste }) => instructeur.get(`/api/listes/${liste}/lignes`)],
  [
    'relancer un courriel',
    ({ courriel }) => administrateur.post(`/api/courriels/${courriel}/relance`),
  ],
  ['relancer un travail', ({ travail }) => administrateur.post(`/api/travaux/${travail}/relance`)],
  [
    'modifier un compte',
    ({ compte }) => administrateur.patch(`/api/utilisateurs/${compte}`).send({ nom: 'X' }),
  ],
];

test.each(appels)('%s d’un autre service est refusé', async (_, appel) => {
  const { dossier, collectivite, courriel, travail, liste, agent } = ailleurs;
  const { status, body } = await appel({
    dossier: dossier.id,
    collectivite: collectivite.id,
    courriel: courriel.id,
    travail: travail.id,
    liste: liste.id,
    compte: agent.id,
  });
  expect([status, body.code]).toEqual([403, 'interdit']);
});

test.each(appels)('%s qui n’existe pas est introuvable', async (_, appel) => {
  const id = randomUUID();
  const { status, body } = await appel({
    dossier: id,
    collectivite: id,
    courriel: id,
    travail: id,
    liste: id,
    compte: id,
  });
  expect([status, body.code]).toEqual([404, 'introuvable']);
});

test.each(appels.filter(([nom]) => !nom.startsWith('examiner')))(
  '%s dont l’identifiant est mal formé est introuvable',
  async (_, appel) => {
    for (const id of ['42', "'%20OR%201=1--", 'null', `${randomUUID()}x`, '%00']) {
      const { status } = await appel({
        dossier: id,
        collectivite: id,
        courriel: id,
        travail: id,
        liste: id,
        compte: id,
      });
      expect([id, status]).toEqual([id, 404]);
    }
  },
);

test('créer un dossier pour la collectivité ou avec l’agent d’un autre service est refusé', async () => {
  const demande = {
    dispositif: 'VTA',
    recuLe: '2026-09-01',
    collectiviteId: ailleurs.collectivite.id,
  };
  await instructeur.post('/api/dossiers').send(demande).expect(403);
  const { id: collectiviteId } = await uneCollectivite(api, { id: instructeur.compte.serviceId });
  const agent = await unUtilisateur(api, 'instructeur', ailleurs.service);
  const { body } = await instructeur
    .post('/api/dossiers')
    .send({ ...demande, collectiviteId, agentId: agent.id })
    .expect(400);
  expect(body.raisons[0].champ).toBe('agentId');
});

test('les listes d’un service ne montrent rien d’un autre', async () => {
  const { dossier, collectivite, agent } = ailleurs;
  const vides = [
    '/api/dossiers?etat=tous',
    `/api/dossiers?etat=tous&collectiviteId=${collectivite.id}`,
    `/api/dossiers?etat=tous&q=${dossier.reference}`,
    `/api/dossiers?etat=tous&agent=${agent.id}`,
    '/api/courriels',
    `/api/courriels?dossierId=${dossier.id}`,
    '/api/travaux',
    '/api/listes',
  ];
  const autre = await connecter(api, 'administrateur');
  for (const adresse of [...vides, '/api/collectivites']) {
    const { body } = await autre.get(adresse).expect(200);
    expect([adresse, body.donnees, body.total]).toEqual([adresse, [], 0]);
  }
  const { body: comptes } = await autre.get('/api/utilisateurs').expect(200);
  expect(comptes.donnees.map((u: { id: string }) => u.id)).toEqual([autre.compte.id]);
  const { body: file } = await autre.get('/api/dossiers/compteurs').expect(200);
  expect(file).toMatchObject({ maFile: 0 });
  expect(Object.values(file).every((n) => n === 0)).toBe(true);
});

test('rien n’a été écrit chez l’autre service', async () => {
  const { dossier, courriel, travail } = ailleurs;
  const { client } = api;
  expect(await client.dossier.findUniqueOrThrow({ where: { id: dossier.id } })).toEqual(dossier);
  expect(await client.courriel.findUnique({ where: { id: courriel.id } })).toMatchObject({
    etat: 'ECHEC',
  });
  expect(await client.outbox.findUnique({ where: { id: travail.id } })).toMatchObject({
    etat: 'ECHOUE',
  });
});
