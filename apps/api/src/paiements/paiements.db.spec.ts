import type { BilanPaiements, Paiements } from '@sciat/contrats';
import { type ApplicationDeTest, AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  type ServiceDeTest,
  uneCollectivite,
  unService,
} from '../../test/fabriques.js';
import { lire } from '../../test/gestes.js';

let api: ApplicationDeTest;
let service: ServiceDeTest;
let agent: AgentConnecte;
beforeAll(async () => {
  api = await demarrerApplication();
});
beforeEach(async () => {
  service = await unService(api);
  agent = await connecter(api, 'lecture', service);
});
afterEach(() => {
  expect(api.incidents).toEqual([]);
  api.horloge.regler(AUJOURDHUI);
});
afterAll(() => api.fermer());

const lister = async (query = ''): Promise<Paiements> =>
  (await agent.get(`/api/paiements?${query}`).expect(200)).body;
const resume = ({ donnees }: Paiements) =>
  donnees.map((l) => [l.etat, l.centimes, l.echeanceLe ?? l.payeLe]);

test('ce qui est à payer : à demander et demandé, par échéance, avec le total', async () => {
  const saintAndiol = await uneCollectivite(api, service, { nom: 'Saint-Andiol' });
  await unDossier(api, { service, etape: 'MISE_EN_PAIEMENT', collectivite: saintAndiol });
  await unDossier(api, { service, etape: 'VERSEMENT' });
  await unDossier(api, { service, etape: 'SUIVI_CONTRAT' });
  await unDossier(api, { service, etape: 'DECISION_ATTRIBUTIVE' });
  // Another service's.
  await unDossier(api, { etape: 'VERSEMENT' });
  const tout = await lister();
  expect(resume(tout).sort()).toEqual([
    ['A_DEMANDER', 1_500_000, '2026-07-22'],
    ['DEMANDE', 1_500_000, '2026-07-22'],
  ]);
  expect([tout.total, tout.totaux]).toEqual([
    2,
    [{ dispositif: 'VTA', nombre: 2, centimes: 3_000_000 }],
  ]);
  expect(resume(await lister('etat=payes'))).toEqual([['PAYE', 1_500_000, '2026-06-10']]);
  expect((await lister('q=andiol saint')).total).toBe(1);
  expect((await lister('parPage=1&page=2')).donnees).toHaveLength(1);
  for (const [filtre, total] of [
    ['dispositif=FITN7', 0],
    ['au=2026-07-21', 0],
    ['du=2026-07-22&au=2026-07-22', 2],
    ['etat=payes&du=2026-06-11', 0],
  ] as const)
    expect([filtre, (await lister(filtre)).total]).toEqual([filtre, total]);
});

test('en retard dès le lendemain de l’échéance', async () => {
  await unDossier(api, { service, etape: 'VERSEMENT' });
  api.horloge.regler('2026-07-22');
  expect((await lister('etat=en_retard')).total).toBe(0);
  api.horloge.regler('2026-07-23');
  expect((await lister('etat=en_retard')).total).toBe(1);
});

test('la prescription de quatre ans se voit dans l’année qui la précède', async () => {
  const { id } = await unDossier(api, { service, etape: 'VERSEMENT' });
  await api.client.dossier.update({
    where: { id },
    data: { accordeLe: new Date('2023-05-06') },
  });
  expect((await lister()).donnees[0]?.prescriptionLe).toBeNull();
  await api.client.dossier.update({ where: { id }, data: { accordeLe: new Date('2022-05-06') } });
  expect((await lister()).donnees[0]?.prescriptionLe).toBe('2026-12-31');
});

test('le bilan de l’année dit ce que disent les listes : dû, en retard, versé, remboursé, net', async () => {
  const instructeur = await connecter(api, 'instructeur', service);
  await unDossier(api, { service, etape: 'MISE_EN_PAIEMENT' });
  await unDossier(api, { service, etape: 'VERSEMENT' });
  await unDossier(api, { service, etape: 'SUIVI_CONTRAT' });
  const { id } = await unDossier(api, { service, etape: 'ACCORD' });
  await unDossier(api, { etape: 'ACCORD' });
  const { id: reversementId } = await api.client.reversement.create({
    data: {
      dossierId: id,
      centimes: 500_000,
      motif: 'Fin anticipée.',
      lignes: [],
      observationsLe: new Date('2026-08-01'),
      demandeLe: new Date('2026-08-02'),
      creeParId: instructeur.compte.id,
      remboursements: {
        create: [
          { centimes: 200_000, recuLe: new Date('2026-09-01') },
          { centimes: 100_000, recuLe: new Date('2025-12-31') },
        ],
      },
    },
  });
  api.horloge.regler('2026-07-23');
  const bilan: BilanPaiements = (await agent.get('/api/paiements/bilan').expect(200)).body;
  const vta = bilan.donnees.find((l) => l.dispositif === 'VTA');
  expect([bilan.annee, vta]).toEqual([
    2026,
    {
      dispositif: 'VTA',
      aPayer: { nombre: 2, centimes: 3_000_000 },
      enRetard: { nombre: 2, centimes: 3_000_000 },
      verses: { nombre: 2, centimes: 3_000_000 },
      rembourse: 200_000,
      net: 2_800_000,
      enveloppe: null,
      engage: 6_000_000,
      reste: null,
    },
  ]);
  for (const [filtre, somme] of [
    ['dispositif=VTA', vta?.aPayer],
    ['dispositif=VTA&etat=en_retard', vta?.enRetard],
    ['dispositif=VTA&etat=payes&du=2026-01-01&au=2026-12-31', vta?.verses],
  ] as const)
    expect((await lister(filtre)).totaux).toEqual([{ dispositif: 'VTA', ...somme }]);
  expect((await lire(instructeur, id)).rembourse).toBe(300_000);
  await api.client.remboursement.deleteMany({ where: { reversementId } });
});

test('un filtre absurde est refusé en français', async () => {
  const { body } = await agent.get('/api/paiements?etat=rien&du=hier').expect(400);
  expect(body.raisons.map((r: { champ: string }) => r.champ).sort()).toEqual(['du', 'etat']);
});
