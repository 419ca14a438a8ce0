import { demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  type Api,
  connecter,
  type ServiceDeTest,
  uneCollectivite,
  unService,
} from '../../test/fabriques.js';
import { envoyerListe } from '../../test/listes.js';

const LISTE = 'VTA_COMMUNES_EPCI_RURAUX';
let api: Api;
let service: ServiceDeTest;
let administrateur: AgentConnecte;
let aurons: Awaited<ReturnType<typeof uneCollectivite>>;

beforeAll(async () => {
  api = await demarrerApplication();
});
beforeEach(async () => {
  service = await unService(api);
  administrateur = await connecter(api, 'administrateur', service);
  aurons = await uneCollectivite(api, service, { code: '13008', nom: 'Aurons' });
});
afterAll(() => api.fermer());
afterEach(() => expect(api.incidents).toEqual([]));

const apercevoir = async (texte: string, effetLe = '2026-01-01') => {
  const fichier = Buffer.from(texte);
  const { status, body } = await envoyerListe(administrateur, '/api/listes/apercu', {
    code: LISTE,
    effetLe,
    fichier,
  });
  expect([status, body.raisons]).toEqual([200, []]);
  return body;
};
const demande = (reste: Partial<Parameters<typeof unDossier>[1]> = {}) =>
  unDossier(api, { service, collectivite: aurons, ...reste });

/** As many dossiers as one likes, each as the first is. */
async function copier(modele: { id: string }, nombre: number): Promise<void> {
  await api.client.$transaction([
    api.client.$executeRaw`
      CREATE TEMPORARY TABLE copie ON COMMIT DROP AS
      SELECT gen_random_uuid() AS id, i FROM generate_series(1, ${nombre}::int) AS i`,
    api.client.$executeRaw`
      INSERT INTO dossier (id, service_id, reference, dispositif, dispositif_version, collectivite_id,
        collectivite_nom, etape, rang_etape, donnees, recu_le, modifie_le)
      SELECT c.id, service_id, 'COPIE-' || c.i, dispositif, dispositif_version, collectivite_id,
        collectivite_nom, etape, rang_etape, donnees, recu_le, now()
      FROM dossier, copie c WHERE dossier.id = ${modele.id}::uuid`,
    api.client.$executeRaw`
      INSERT INTO passage_etape (dossier_id, rang, etape, entree_le)
      SELECT c.id, rang, etape, entree_le FROM passage_etape, copie c WHERE dossier_id = ${modele.id}::uuid`,
    api.client.$executeRaw`
      INSERT INTO obligation (dossier_id, service_id, dispositif, etape, acteur, libelle, raison, depuis_le)
      SELECT c.id, service_id, dispositif, etape, acteur, libelle, raison, depuis_le
      FROM obligation, copie c WHERE dossier_id = ${modele.id}::uuid`,
  ]);
}

test('sont examinés les dossiers ouverts, reçus depuis l’effet, du service et du dispositif', async () => {
  const ouvert = await demande({ recuLe: '2026-01-01' });
  await demande({ recuLe: '2025-12-31' });
  await demande({ recuLe: '2026-01-01', etape: 'REFUS' });
  await unDossier(api, { recuLe: '2026-01-01' });
  const { dossiersOuverts, effets } = await apercevoir('code\n13008');
  expect(dossiersOuverts).toBe(1);
  expect(effets).toMatchObject({
    examines: 1,
    tronque: false,
    changements: [
      {
        id: ouvert.id,
        reference: ouvert.reference,
        collectivite: 'Aurons',
        etape: 'Fiche de poste',
        avant: 'à apprécier',
        apres: 'à apprécier',
      },
    ],
  });
});

test('un verdict donné par un agent tient, quoi que dise la nouvelle liste', async () => {
  const { id } = await demande({ recuLe: '2026-01-01' });
  await api.client.appreciationCritere.create({
    data: {
      dossierId: id,
      critere: 'beneficiaire',
      verdict: 'rempli',
      motif: 'Vu avec la sous-préfecture',
      auteurId: administrateur.compte.id,
      le: new Date('2026-01-02'),
    },
  });
  expect((await apercevoir('code\n13008')).effets).toEqual({
    examines: 1,
    tronque: false,
    changements: [],
  });
});

test('un EPCI se juge aussi sur ses membres dès la première liste', async () => {
  const epci = await uneCollectivite(api, service, {
    type: 'EPCI',
    nom: 'Pays',
    code: '200000001',
  });
  await api.client.membreEpci.create({
    data: {
      epciId: epci.id,
      insee: '13008',
      nom: 'Aurons',
      departement: '13',
      populationMunicipale: 500,
    },
  });
  const { id } = await demande({ collectivite: epci, recuLe: '2026-01-01' });
  const annonce = (await apercevoir('code\n13008')).effets.changements;
  await envoyerListe(administrateur, '/api/listes', {
    code: LISTE,
    fichier: Buffer.from('code\n13008'),
  });
  const { body } = await administrateur.get(`/api/dossiers/${id}`).expect(200);
  const critere = body.eligibilite.criteres.find((c: { id: string }) => c.id === 'beneficiaire');
  expect(annonce[0].criteres).toEqual([
    `${critere.libelle} : à apprécier devient ${critere.verdict}`,
  ]);
});

test('plus de 2 000 dossiers : les premiers sont examinés, en quelques secondes, et c’est dit', async () => {
  const modele = await demande({ recuLe: '2026-01-01' });
  await copier(modele, 2004);
  const depart = Date.now();
  const { dossiersOuverts, effets } = await apercevoir('code\n13008');
  expect(Date.now() - depart).toBeLessThan(20_000);
  expect(dossiersOuverts).toBe(2005);
  expect(effets).toMatchObject({ examines: 2000, tronque: true });
  expect(effets.changements).toHaveLength(2000);
});
