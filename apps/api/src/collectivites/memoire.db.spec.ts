import type { Memoire } from '@sciat/contrats';
import { type ApplicationDeTest, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  ouvrirSession,
  uneCollectivite,
  unService,
  unUtilisateur,
} from '../../test/fabriques.js';
import { enBase } from '../base/dates.js';

let api: ApplicationDeTest;
let service: { id: string };
let commune: { id: string };
let epci: { id: string };
let instructeur: AgentConnecte;
let limite: AgentConnecte;
let lecteur: AgentConnecte;

beforeAll(async () => {
  api = await demarrerApplication();
  service = await unService(api);
  epci = await uneCollectivite(api, service, { type: 'EPCI' });
  commune = await uneCollectivite(api, service, { epciId: epci.id });
  instructeur = await connecter(api, 'instructeur', service);
  lecteur = await connecter(api, 'lecture', service);
  const compte = await unUtilisateur(api, 'instructeur', service, { dispositifs: ['AIDANTS'] });
  limite = await ouvrirSession(api, compte);
  const collectivite = commune;
  await unDossier(api, { service, collectivite, etape: 'ACCORD' });
  await unDossier(api, { service, collectivite, recuLe: '2025-06-01', etape: 'REFUS' });
  await unDossier(api, { service, collectivite, etape: 'INSTRUCTION_ANCT' });
  await unDossier(api, { service, collectivite, donnees: { intitulePoste: 'Autre chose' } });
  await unDossier(api, { service, collectivite: epci });
  await instructeur
    .post('/api/dossiers')
    .send({ dispositif: 'AIDANTS', recuLe: '2026-02-01', collectiviteId: commune.id })
    .expect(201);
}, 120_000);
afterAll(() => api.fermer());
afterEach(() => expect(api.incidents).toEqual([]));

const lire = async (agent = instructeur, id = commune.id): Promise<Memoire> =>
  (await agent.get(`/api/collectivites/${id}/memoire`).expect(200)).body;

test('les totaux sont ceux d’un décompte indépendant, par dispositif et par année', async () => {
  const { totaux } = await lire();
  expect(totaux.map((t) => [t.dispositif, t.annee, t.dossiers, t.ouverts])).toEqual([
    ['AIDANTS', 2026, 1, 1],
    ['VTA', 2026, 3, 2],
    ['VTA', 2025, 1, 0],
  ]);
  const dossiers = await api.client.dossier.findMany({
    where: { collectiviteId: commune.id, dispositif: 'VTA' },
    include: { paiements: true },
  });
  const enDeux = (cle: 'demande' | 'accorde' | 'paye') =>
    totaux.filter((t) => t.dispositif === 'VTA').reduce((n, t) => n + t[cle], 0);
  expect(enDeux('demande')).toBe(
    dossiers.reduce((n, d) => n + Number(d.montantCalculeCentimes ?? 0), 0),
  );
  expect(enDeux('accorde')).toBe(dossiers.reduce((n, d) => n + (d.montantAccordeCentimes ?? 0), 0));
  const payes = dossiers.flatMap((d) => d.paiements).filter((p) => p.payeLe && !p.annuleLe);
  expect(enDeux('paye')).toBe(payes.reduce((n, p) => n + p.centimes, 0));
  expect(enDeux('paye')).toBeGreaterThan(0);
});

test('chaque contact est montré une fois, et à ceux-là seuls qui lisent les données personnelles', async () => {
  const { contacts } = await lire();
  expect(contacts?.map((c) => c.courriel)).toEqual(['mairie@exemple.invalid']);
  expect((await lire(lecteur)).contacts).toBeNull();
});

test('les faits se suivent du plus récent au plus ancien', async () => {
  const { frise, friseTronquee } = await lire();
  expect(friseTronquee).toBe(false);
  expect(frise.map((f) => f.le)).toEqual(
    frise
      .map((f) => f.le)
      .toSorted()
      .reverse(),
  );
  const nombre = (fait: string) => frise.filter((f) => f.fait === fait).length;
  expect([nombre('RECU'), nombre('ACCORDE'), nombre('PAYE'), nombre('CLOS')]).toEqual([5, 1, 1, 2]);
  expect(frise.find((f) => f.fait === 'CLOS' && f.detail === 'Refus')).toBeDefined();
});

test('deux demandes ouvertes ensemble, ou de même intitulé dans l’année, sont à regarder', async () => {
  const { doublons, nonCompares } = await lire();
  const motifs = doublons.map((d) => d.motif);
  expect(motifs).toContain('TITRE');
  expect(motifs).toContain('OUVERTS');
  for (const { dossiers } of doublons) {
    expect(dossiers.length).toBeGreaterThan(1);
    expect(new Set(dossiers.map((d) => d.dispositif)).size).toBe(1);
  }
  // For one reason, each dossier is in one group.
  const nommes = doublons.flatMap((d) => d.dossiers.map((n) => `${d.motif} ${n.id}`));
  expect(new Set(nommes).size).toBe(nommes.length);
  expect(nonCompares).toBe(0);
});

test('des aides de plusieurs dispositifs sont à regarder ensemble', async () => {
  expect((await lire()).cumul).toEqual([]);
  const { id } = await api.client.dossier.findFirstOrThrow({
    where: { collectiviteId: commune.id, dispositif: 'AIDANTS' },
  });
  const accorder = (centimes: number | null, le: Date | null) =>
    api.client.dossier.update({
      where: { id },
      data: { montantAccordeCentimes: centimes, accordeLe: le },
    });
  await accorder(100_000, enBase('2026-05-01'));
  expect((await lire()).cumul.map((c) => c.dispositif).sort()).toEqual(['AIDANTS', 'VTA']);
  await accorder(null, null);
});

test('les pièces acceptées et récentes sont celles qu’un autre dossier peut reprendre', async () => {
  const { pieces } = await lire();
  const acceptees = await api.client.piece.count({
    where: { etat: 'ACCEPTEE', dossier: { collectiviteId: commune.id } },
  });
  expect(pieces.length).toBeGreaterThan(0);
  expect(pieces.length).toBeLessThanOrEqual(acceptees);
  for (const p of pieces) expect(p.valableAu > p.deposeeLe).toBe(true);
});

test('une commune renvoie à son EPCI, un EPCI montre ses communes', async () => {
  expect((await lire()).epci).toMatchObject({ id: epci.id, dossiers: 1, ouverts: 1 });
  const { communes, epci: sien } = await lire(instructeur, epci.id);
  expect(sien).toBeNull();
  expect(communes).toEqual([expect.objectContaining({ id: commune.id, dossiers: 5, ouverts: 3 })]);
});

test('qui ne suit qu’un dispositif ne voit rien des autres', async () => {
  const vue = await lire(limite);
  expect(vue.totaux.map((t) => t.dispositif)).toEqual(['AIDANTS']);
  expect(vue.frise.map((f) => f.dossier.dispositif)).toEqual(['AIDANTS']);
  expect([vue.contacts, vue.pieces, vue.doublons, vue.cumul]).toEqual([[], [], [], []]);
  expect(vue.epci).toMatchObject({ dossiers: 0 });
  const courriers = await limite.get(`/api/courriers?collectiviteId=${commune.id}`).expect(200);
  expect(courriers.body.total).toBe(0);
});

test('la collectivité d’un autre service est refusée', async () => {
  const ailleurs = await connecter(api, 'instructeur', await unService(api));
  await ailleurs.get(`/api/collectivites/${commune.id}/memoire`).expect(403);
});
