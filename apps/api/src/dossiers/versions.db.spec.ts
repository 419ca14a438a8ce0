import type { Dossier } from '@sciat/contrats';
import { type ApplicationDeTest, AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import {
  type AgentConnecte,
  connecter,
  type ServiceDeTest,
  uneCollectivite,
  unService,
} from '../../test/fabriques.js';
import { adresse, lire } from '../../test/gestes.js';
import { recalculerEcheances } from '../echeances/recalculer.job.js';

let api: ApplicationDeTest;
let service: ServiceDeTest;
let superviseur: AgentConnecte;
let administrateur: AgentConnecte;
beforeAll(async () => {
  api = await demarrerApplication();
});
beforeEach(async () => {
  service = await unService(api);
  superviseur = await connecter(api, 'superviseur', service);
  administrateur = await connecter(api, 'administrateur', service);
});
afterEach(() => {
  api.horloge.regler(AUJOURDHUI);
  expect(api.incidents).toEqual([]);
});
afterAll(() => api.fermer());

async function recevoir(
  dispositif: string,
  recuLe: string,
  donnees: Record<string, unknown> = {},
): Promise<Dossier> {
  const { id: collectiviteId } = await uneCollectivite(api, service);
  const demande = { dispositif, collectiviteId, recuLe, donnees };
  return (await superviseur.post('/api/dossiers').send(demande).expect(201)).body;
}
async function regler(dispositif: string, cle: string, valeur: number, effetLe: string) {
  const demande = { dispositif, cle, valeur, effetLe, source: 'Circulaire' };
  await administrateur.post('/api/parametres').send(demande).expect(201);
  await recalculerEcheances(api.moyens, service.id, dispositif);
}
const version = (d: Dossier) => d.dispositifVersion;
const montant = (d: Dossier) => d.montant?.calcule;
const verdict = (d: Dossier, id: string) =>
  d.eligibilite.criteres.find((c) => c.id === id)?.verdict;
const relire = ({ id }: Dossier) => lire(superviseur, id);

describe('un dossier VTA garde les règles de sa réception', () => {
  test.each([
    ['2021-01-01', '2021', 1_500_000],
    ['2022-12-31', '2021', 1_500_000],
    ['2023-01-01', '2023', 2_000_000],
    ['2025-12-31', '2023', 2_000_000],
    ['2026-01-01', '2026', 1_500_000],
  ])('reçu le %s : version %s', async (recuLe, attendue, centimes) => {
    const dossier = await recevoir('VTA', recuLe);
    expect([version(dossier), montant(dossier)]).toEqual([attendue, centimes]);
  });

  test('aucune ne vaut la veille de la première', async () => {
    const { id: collectiviteId } = await uneCollectivite(api, service);
    const demande = { dispositif: 'VTA', collectiviteId, recuLe: '2020-12-31', donnees: {} };
    const { body } = await superviseur.post('/api/dossiers').send(demande).expect(400);
    expect(body.raisons[0].champ).toBe('dispositif');
  });

  test('un montant ajouté pour plus tard ne change que les demandes reçues depuis', async () => {
    const veille = await recevoir('VTA', '2022-12-31');
    const jour = await recevoir('VTA', '2023-01-01');
    await regler('VTA', 'montantForfaitaire', 1_800_000, '2023-01-01');
    expect((await Promise.all([veille, jour].map(relire))).map(montant)).toEqual([
      1_500_000, 1_800_000,
    ]);
  });

  test('une réception corrigée ne passe pas d’une version à l’autre', async () => {
    const { id, version: connue } = await recevoir('VTA', '2022-12-31');
    const correction = { version: connue, rang: 1, motif: 'Tampon de la mairie.' };
    const corriger = (dateLegale: string) =>
      superviseur.post(`${adresse(id)}/corrections`).send({ ...correction, dateLegale });
    const { body } = await corriger('2023-01-01').expect(400);
    expect(body.raisons[0]).toMatchObject({
      champ: 'dateLegale',
      message: expect.stringMatching(/autre version des règles/),
    });
    expect((await corriger('2022-12-30').expect(200)).body.dispositifVersion).toBe('2021');
  });
});

describe('un dossier de cantine garde les règles de sa signature', () => {
  /** A social tariff for families above the quotient that the rules admit since August 2022. */
  const grille = [
    { quotientMax: 600, prix: 80 },
    { quotientMax: 1200, prix: 100 },
    { quotientMax: null, prix: 350 },
  ];
  const CRITERE = 'grille';

  test.each([
    ['2022-07-31', '2019', 'rempli'],
    ['2022-08-01', '2022', 'non rempli'],
  ])('signée le %s : version %s, grille : %s', async (recuLe, attendue, conforme) => {
    const dossier = await recevoir('CANTINE', recuLe, { grille });
    expect([version(dossier), verdict(dossier, CRITERE)]).toEqual([attendue, conforme]);
  });

  test('quoi qu’on y écrive ou qu’on y règle ensuite', async () => {
    const ancien = await recevoir('CANTINE', '2022-07-31', { grille });
    const nouveau = await recevoir('CANTINE', '2022-08-01', { grille });
    await regler('CANTINE', 'plafondQuotient', 1500, '2022-08-01');
    const { body } = await superviseur
      .patch(adresse(ancien.id))
      .send({ version: ancien.version, donnees: { ecoles: 'École des Oliviers' } })
      .expect(200);
    expect([version(body), verdict(body, CRITERE)]).toEqual(['2019', 'rempli']);
    const relu = await relire(nouveau);
    expect([version(relu), verdict(relu, CRITERE)]).toEqual(['2022', 'rempli']);
  });
});
