import { type ApplicationDeTest, AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import { type AgentConnecte, connecter, unService } from '../../test/fabriques.js';
import { lire } from '../../test/gestes.js';
import { recalculerEcheances } from '../echeances/recalculer.job.js';

let api: ApplicationDeTest;
let service: { id: string };
let admin: AgentConnecte;
beforeAll(async () => {
  api = await demarrerApplication();
});
beforeEach(async () => {
  service = await unService(api);
  admin = await connecter(api, 'administrateur', service);
});
afterAll(() => api.fermer());
afterEach(() => expect(api.incidents).toEqual([]));

const ajouter = (valeur: object) =>
  admin.post('/api/parametres').send({
    dispositif: 'VTA',
    effetLe: '2026-06-01',
    source: 'Note du 1er juin 2026',
    ...valeur,
  });
const recalculer = () =>
  recalculerEcheances({ client: api.client, horloge: api.horloge }, service.id, 'VTA');

test('un montant daté vaut pour les demandes reçues depuis, avec sa source', async () => {
  await ajouter({ cle: 'montantForfaitaire', valeur: 2_000_000 }).expect(201);
  const agent = await connecter(api, 'instructeur', service);
  const avant = await unDossier(api, { service, recuLe: '2026-05-31' });
  const apres = await unDossier(api, { service, recuLe: '2026-06-01' });
  expect((await lire(agent, avant.id)).montant).toMatchObject({
    calcule: 1_500_000,
    lignes: [{ source: { confiance: 'public' } }],
  });
  expect((await lire(agent, apres.id)).montant).toMatchObject({
    calcule: 2_000_000,
    lignes: [
      {
        source: {
          reference: 'Note du 1er juin 2026, effet le 1er juin 2026',
          confiance: 'service',
        },
      },
    ],
  });
});

test('un délai changé demande un nouveau calcul, qui ne touche que les dossiers concernés', async () => {
  const concerne = await unDossier(api, { service, recuLe: '2026-09-01' });
  const ancien = await unDossier(api, { service, recuLe: '2026-05-04' });
  const ailleurs = await unDossier(api, { recuLe: '2026-09-01' });
  const echeance = async ({ id }: { id: string }) =>
    (await api.client.obligation.findUniqueOrThrow({ where: { dossierId: id } })).echeanceLe
      ?.toISOString()
      .slice(0, 10);
  const avant = [await echeance(concerne), await echeance(ancien), await echeance(ailleurs)];
  expect(avant).toEqual(['2026-09-15', '2026-05-20', '2026-09-15']);

  await ajouter({ cle: 'delaiVerification', valeur: 5 }).expect(201);
  const travail = await api.client.outbox.findFirstOrThrow({
    where: { serviceId: service.id, nom: 'echeances.recalculer' },
  });
  expect(travail.charge).toEqual({ serviceId: service.id, dispositif: 'VTA' });
  // Handed over twice, it changes nothing the second time.
  for (const _ of [1, 2]) {
    await recalculer();
    expect(await echeance(concerne)).toBe('2026-09-08');
    expect(await echeance(ancien)).toBe('2026-05-20');
    expect(await echeance(ailleurs)).toBe('2026-09-15');
  }
});

test('le départ des trois mois se choisit, et l’autre date reste montrée', async () => {
  const { id } = await unDossier(api, { service, recuLe: '2026-06-01', etape: 'FICHE_DE_POSTE' });
  expect(id).toBeTruthy();
  const agent = await connecter(api, 'superviseur', service);
  await admin
    .post('/api/parametres')
    .send({
      dispositif: 'VTA',
      cle: 'departVersement',
      valeur: 'SIGNATURE_CONTRAT',
      effetLe: '2026-01-01',
      source: 'Choix du service',
    })
    .expect(201);
  const paye = await unDossier(api, { service, etape: 'MISE_EN_PAIEMENT' });
  const versement = (await lire(agent, paye.id)).echeances.find((e) => e.code === 'VERSEMENT');
  expect(versement).toMatchObject({
    le: '2026-06-30',
    alternative: 'demande d’aide complète le 22 avril 2026, soit le 22 juillet 2026',
  });
});

test.each([
  ['un délai de plusieurs siècles', { cle: 'delaiSignature', valeur: 20_000_000 }, 'valeur'],
  ['un nombre négatif', { cle: 'delaiSignature', valeur: -1 }, 'valeur'],
  ['une fraction', { cle: 'delaiSignature', valeur: 1.5 }, 'valeur'],
  ['plus de 100 %', { cle: 'quotiteMinimale', valeur: 101 }, 'valeur'],
  ['plus de dix ans de mois', { cle: 'delaiVersement', valeur: 121 }, 'valeur'],
  ['un choix inconnu', { cle: 'departVersement', valeur: 'AUTRE' }, 'valeur'],
  ['un nombre pour un choix', { cle: 'departVersement', valeur: 1 }, 'valeur'],
  ['un paramètre inconnu', { cle: 'inconnu', valeur: 1 }, 'cle'],
  ['une date qui n’existe pas', { cle: 'delaiAnct', valeur: 1, effetLe: '2026-02-30' }, 'effetLe'],
  ['une source vide', { cle: 'delaiAnct', valeur: 1, source: ' ' }, 'source'],
])('%s : 400, rien n’est gardé', async (_, valeur, champ) => {
  const { body } = await ajouter(valeur).expect(400);
  expect(body.raisons[0].champ).toBe(champ);
  expect(await api.client.valeurParametre.count({ where: { serviceId: service.id } })).toBe(0);
});

test('une valeur ajoutée est signée, datée et consignée', async () => {
  const { body } = await ajouter({ cle: 'delaiAnct', valeur: 45 }).expect(201);
  expect(body).toMatchObject({ cle: 'delaiAnct', valeur: 45, defaut: 30 });
  expect(body.valeurs).toMatchObject([
    { valeur: 45, effetLe: '2026-06-01', auteur: expect.any(String) },
  ]);
  const evenement = await api.client.evenementJournal.findFirstOrThrow({
    where: { serviceId: service.id, type: 'ParametreAjoute' },
  });
  expect(evenement.dateLegale).toEqual(new Date(AUJOURDHUI));
  expect(evenement.auteurId).toBe(admin.compte.id);
});
