import type { ApercuParametre, ParametreLu } from '@sciat/contrats';
import { definitions, dernieresVersions } from '@sciat/dispositifs';
import { type ApplicationDeTest, AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import { type AgentConnecte, connecter, unService } from '../../test/fabriques.js';
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

const demande = (valeur: object) => ({
  dispositif: 'VTA',
  effetLe: '2026-06-01',
  source: 'Note du 1er juin 2026',
  ...valeur,
});
const apercevoir = async (valeur: object): Promise<ApercuParametre> =>
  (await admin.post('/api/parametres/apercu').send(demande(valeur)).expect(200)).body;
const ajouter = (valeur: object) => admin.post('/api/parametres').send(demande(valeur)).expect(201);
const ecrits = async () => ({
  valeurs: await api.client.valeurParametre.count({ where: { serviceId: service.id } }),
  travaux: await api.client.outbox.count({
    where: { serviceId: service.id, nom: 'echeances.recalculer' },
  }),
});
/** What the lists and the search read of each dossier, once the job has run. */
async function inscrits(ids: string[]) {
  await recalculerEcheances({ client: api.client, horloge: api.horloge }, service.id, 'VTA');
  const dossiers = await api.client.dossier.findMany({
    where: { id: { in: ids } },
    include: { obligation: true },
  });
  return ids.map((id) => {
    const dossier = dossiers.find((d) => d.id === id);
    return {
      montant: Number(dossier?.montantCalculeCentimes),
      echeance: dossier?.obligation?.echeanceLe?.toISOString().slice(0, 10),
    };
  });
}
async function parametres(dispositif: string): Promise<ParametreLu[]> {
  return (await admin.get(`/api/parametres?dispositif=${dispositif}`).expect(200)).body.donnees;
}

describe('ce que l’aperçu annonce est ce que l’ajout fait', () => {
  it('un montant', async () => {
    const { id: avant } = await unDossier(api, { service, recuLe: '2026-05-31' });
    const { id: apres } = await unDossier(api, { service, recuLe: '2026-06-01' });
    await unDossier(api, { service, recuLe: '2026-06-01', etape: 'IRRECEVABLE' });
    await unDossier(api, { recuLe: '2026-06-01' });
    const [, actuel] = await inscrits([avant, apres]);

    const apercu = await apercevoir({ cle: 'montantForfaitaire', valeur: 3_000_000 });
    expect(apercu).toMatchObject({
      remplacee: { valeur: actuel?.montant, effetLe: null },
      suivante: null,
      dossiersOuverts: 1,
      effets: { examines: 1, changements: [] },
      calculs: {
        montants: 1,
        echeances: 0,
        exemples: [
          { id: apres, montant: { avant: actuel?.montant, apres: 3_000_000 }, echeances: [] },
        ],
      },
    });
    expect(await ecrits()).toEqual({ valeurs: 0, travaux: 0 });

    await ajouter({ cle: 'montantForfaitaire', valeur: 3_000_000 });
    const [ancien, recent] = await inscrits([avant, apres]);
    expect(recent?.montant).toBe(3_000_000);
    expect(ancien?.montant).not.toBe(3_000_000);
  });

  it('un délai', async () => {
    const { id } = await unDossier(api, { service, recuLe: '2026-09-01' });
    const [avant] = await inscrits([id]);
    const { calculs, effets } = await apercevoir({ cle: 'delaiVerification', valeur: 5 });
    expect(effets.changements).toEqual([]);
    expect(calculs).toMatchObject({
      montants: 0,
      echeances: 1,
      exemples: [
        { id, montant: null, echeances: [{ avant: avant?.echeance, apres: '2026-09-08' }] },
      ],
    });
    await ajouter({ cle: 'delaiVerification', valeur: 5 });
    expect(await inscrits([id])).toMatchObject([{ echeance: '2026-09-08' }]);
  });

  it('un seuil d’éligibilité', async () => {
    const { id } = await unDossier(api, { service, recuLe: '2026-09-01' });
    const verdict = async () => {
      const { body } = await admin.get(`/api/dossiers/${id}`).expect(200);
      return body.eligibilite.criteres.find((c: { id: string }) => c.id === 'duree').verdict;
    };
    expect(await verdict()).toBe('rempli');
    const { effets } = await apercevoir({ cle: 'dureeMinimale', valeur: 13 });
    expect(effets.changements).toMatchObject([
      {
        id,
        apres: 'non éligible',
        criteres: [expect.stringMatching(/ : rempli devient non rempli$/)],
      },
    ]);
    expect(await verdict()).toBe('rempli');
    await ajouter({ cle: 'dureeMinimale', valeur: 13 });
    expect(await verdict()).toBe('non rempli');
  });

  it('entre deux valeurs datées, seuls les dossiers de l’intervalle changent', async () => {
    await ajouter({ cle: 'delaiVerification', valeur: 5, effetLe: '2026-03-01' });
    await ajouter({ cle: 'delaiVerification', valeur: 6, effetLe: '2026-09-01' });
    await ajouter({ cle: 'delaiVerification', valeur: 7, effetLe: '2026-09-01' });
    const { id } = await unDossier(api, { service, recuLe: '2026-08-31' });
    await unDossier(api, { service, recuLe: '2026-09-01' });
    const apercu = await apercevoir({ cle: 'delaiVerification', valeur: 8 });
    expect(apercu).toMatchObject({
      remplacee: { valeur: 5, effetLe: '2026-03-01' },
      suivante: { valeur: 7, effetLe: '2026-09-01' },
      dossiersOuverts: 1,
      calculs: { echeances: 1, exemples: [{ id }] },
    });
  });
});

test.each([
  ['une valeur impossible', { cle: 'delaiSignature', valeur: -1 }, 400],
  ['un paramètre inconnu', { cle: 'inconnu', valeur: 1 }, 400],
  ['un dispositif inconnu', { dispositif: 'AUTRE', cle: 'delaiSignature', valeur: 1 }, 404],
])('%s : l’aperçu refuse comme l’ajout', async (_, valeur, statut) => {
  for (const adresse of ['/api/parametres/apercu', '/api/parametres'])
    await admin.post(adresse).send(demande(valeur)).expect(statut);
  expect(await ecrits()).toEqual({ valeurs: 0, travaux: 0 });
});

describe('chaque nombre qu’emploie une règle est montré', () => {
  it.each(dernieresVersions().map((d) => d.code))(
    '%s, avec sa source, fermé ou non',
    async (code) => {
      const lus = await parametres(code);
      const employes = new Set(
        definitions.filter((d) => d.code === code).flatMap((d) => d.parametres.map((p) => p.cle)),
      );
      expect(new Set(lus.map((p) => p.cle))).toEqual(employes);
      for (const p of lus) {
        expect(p.source.reference).not.toBe('');
        expect(p.versions.length).toBeGreaterThan(0);
        expect([p.cle, typeof p.valeur]).toEqual([p.cle, typeof p.defaut]);
      }
    },
  );

  it('avec la valeur de chaque version du dispositif', async () => {
    const montant = (await parametres('VTA')).find((p) => p.cle === 'montantForfaitaire');
    expect(montant?.versions.map((v) => v.version)).toEqual(
      definitions.filter((d) => d.code === 'VTA').map((d) => d.version),
    );
    const duJour = montant?.versions.find(
      (v) => v.du <= AUJOURDHUI && (v.au === null || AUJOURDHUI <= v.au),
    );
    expect(montant?.valeur).toBe(duJour?.defaut);
  });

  it('et un paramètre que la dernière version ne lit plus se change encore, pour les dossiers d’alors', async () => {
    const [, derniere] = definitions.filter((d) => d.code === 'TIERS_LIEUX');
    expect(derniere?.parametres.some((p) => p.cle === 'distanceQpv')).toBe(false);
    const valeur = {
      dispositif: 'TIERS_LIEUX',
      cle: 'distanceQpv',
      valeur: 250,
      effetLe: '2021-01-01',
    };
    expect(await apercevoir(valeur)).toMatchObject({ remplacee: { valeur: 300, effetLe: null } });
    await ajouter(valeur);
    const lu = (await parametres('TIERS_LIEUX')).find((p) => p.cle === 'distanceQpv');
    expect(lu).toMatchObject({ valeur: 250, defaut: 300, versions: [{ version: '2021' }] });
  });
});
