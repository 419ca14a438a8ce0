import type { Pretentions } from '@sciat/contrats';
import { definitions, dernieresVersions } from '@sciat/dispositifs';
import type { Collectivite } from '@sciat/prisma';
import { AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import { type AgentConnecte, type Api, connecter, uneCollectivite } from '../../test/fabriques.js';
import type { Tx } from '../base/prisma.service.js';
import { pretentionsDe, versionsA } from './pretentions.js';

let api: Api;
let agent: AgentConnecte;
let commune: Collectivite;
let epci: Collectivite;
beforeAll(async () => {
  api = await demarrerApplication();
  agent = await connecter(api, 'lecture');
  const service = { id: agent.compte.serviceId };
  epci = await uneCollectivite(api, service, {
    type: 'EPCI',
    nom: 'Métropole',
    population: 90_000,
    populationMillesime: 'Édition 2026',
  });
  commune = await uneCollectivite(api, service, { nom: 'Aurons', epciId: epci.id });
  await api.client.membreEpci.create({
    data: {
      epciId: epci.id,
      insee: commune.code,
      nom: 'Aurons',
      departement: '13',
      populationMunicipale: 555,
      populationTotale: 560,
    },
  });
  const auteur = await connecter(api, 'administrateur', service);
  await api.client.listeEligibilite.create({
    data: {
      serviceId: service.id,
      code: 'VTA_COMMUNES_EPCI_RURAUX',
      effetLe: new Date('2021-01-01'),
      source: 'Liste d’essai',
      fictive: true,
      sha256: '',
      nombre: 1,
      importeeParId: auteur.compte.id,
      lignes: { create: { collectiviteId: commune.id } },
    },
  });
});
afterAll(() => api.fermer());

async function lire(qui: { id: string }, date?: string): Promise<Pretentions> {
  const { body } = await agent
    .get(`/api/collectivites/${qui.id}/pretentions`)
    .query(date ? { date } : {})
    .expect(200);
  return body;
}
const de = ({ pretentions }: Pretentions, code: string) => {
  const trouvee = pretentions.find((p) => p.dispositif === code);
  if (!trouvee) throw new Error(`${code} manque.`);
  return trouvee;
};

test('tous les dispositifs répondent, chacun une fois, pour tout type de demandeur', async () => {
  const codes = dernieresVersions().map((d) => d.code);
  const service = { id: agent.compte.serviceId };
  const association = await uneCollectivite(api, service, { type: 'ASSOCIATION' });
  for (const qui of [commune, epci, association]) {
    const lues = await lire(qui);
    expect(lues.date).toBe(AUJOURDHUI);
    expect(lues.pretentions.map((p) => p.dispositif)).toEqual(codes);
    for (const { eligibilite } of lues.pretentions)
      expect(eligibilite.criteres.length).toBeGreaterThan(0);
  }
});

test('la commune inscrite sait pourquoi elle l’est, et ce qui reste à connaître', async () => {
  const vta = de(await lire(commune), 'VTA');
  expect(vta).toMatchObject({ ouvert: true, jugeLe: AUJOURDHUI, version: '2026' });
  expect(vta.eligibilite.criteres[0]).toMatchObject({
    verdict: 'rempli',
    explication: 'Aurons figure sur la liste.',
    origine: 'Liste d’essai, effet le 1er janvier 2021 (liste fictive)',
  });
  expect(vta.eligibilite.criteres.find((c) => c.id === 'duree')?.enAttente).toBe(true);
  expect(vta.eligibilite.conclusion).toBe('à apprécier');
});

test('l’absence de la liste suffit à conclure', async () => {
  const voisine = await uneCollectivite(api, { id: agent.compte.serviceId }, { nom: 'Arles' });
  expect(de(await lire(voisine), 'VTA').eligibilite.conclusion).toBe('non éligible');
});

test('à une date passée, c’est la version d’alors qui juge, avec les listes d’alors', async () => {
  expect(de(await lire(commune, '2022-06-01'), 'VTA')).toMatchObject({
    version: '2021',
    ouvert: true,
    jugeLe: '2022-06-01',
  });
  // Before anything began: the first day of the first version.
  const avant = de(await lire(commune, '2020-12-31'), 'VTA');
  expect(avant).toMatchObject({ version: '2021', ouvert: false, jugeLe: '2021-01-01' });
});

test('un dispositif clos est jugé à son dernier jour, et le dit', async () => {
  const anciennes = definitions.filter((d) => d.code === 'VTA' && d.enVigueur.au !== null);
  expect(versionsA('2022-12-31', anciennes)).toMatchObject([
    { ouvert: true, jugeLe: '2022-12-31' },
  ]);
  const closes = versionsA('2026-09-15', anciennes);
  expect(closes).toMatchObject([
    { definition: { version: '2023' }, ouvert: false, jugeLe: '2025-12-31' },
  ]);
  const sujet = { serviceId: agent.compte.serviceId, collectivite: commune };
  const [lue] = await pretentionsDe(api.client, sujet, closes, AUJOURDHUI);
  expect(lue).toMatchObject({ version: '2023', ouvert: false, jugeLe: '2025-12-31' });
  expect(lue?.eligibilite.criteres[0]?.verdict).toBe('rempli');
});

test('un appel dont la dernière vague est passée est fermé, et rouvert par une vague du service', async () => {
  const fitn = async () => de(await lire(commune), 'FITN7');
  expect(await fitn()).toMatchObject({
    ouvert: false,
    depot: expect.stringMatching(/Hors délai.*15 octobre 2021/),
  });
  const service = { id: agent.compte.serviceId };
  const administrateur = await connecter(api, 'administrateur', service);
  await administrateur
    .post('/api/vagues')
    .send({
      dispositif: 'FITN7',
      code: 'VAGUE_4',
      libelle: 'la quatrième vague',
      ouvreLe: '2026-09-01',
      fermeLe: AUJOURDHUI,
      source: 'Note fictive',
    })
    .expect(201);
  expect(await fitn()).toMatchObject({
    ouvert: true,
    depot: expect.stringMatching(/quatrième vague, jusqu’au 15 septembre 2026/),
  });
});

test('les dossiers ouverts ou accordés de la collectivité sont comptés, les refusés non', async () => {
  const service = { id: agent.compte.serviceId };
  for (const etape of ['INSTRUCTION_ANCT', 'ACCORD', 'REFUS'])
    await unDossier(api, { service, collectivite: commune, etape });
  const lues = await lire(commune);
  expect(de(lues, 'VTA').autresDossiers).toBe(2);
  for (const p of lues.pretentions) if (p.dispositif !== 'VTA') expect(p.autresDossiers).toBe(0);
});

test('le nombre de requêtes ne dépend pas du nombre de dispositifs', async () => {
  const compter = async (versions: ReturnType<typeof versionsA>, collectivite: Collectivite) => {
    let requetes = 0;
    const client = api.client.$extends({
      query: {
        $allOperations: ({ args, query }) => {
          requetes += 1;
          return query(args);
        },
      },
    });
    const sujet = { serviceId: agent.compte.serviceId, collectivite };
    await pretentionsDe(client as unknown as Tx, sujet, versions, AUJOURDHUI);
    return requetes;
  };
  const toutes = versionsA(AUJOURDHUI);
  const vta = toutes.filter((v) => v.definition.code === 'VTA');
  const chaque = definitions.map((definition) => ({
    definition,
    ouvert: true,
    jugeLe: AUJOURDHUI,
  }));
  for (const qui of [commune, epci]) {
    const pourUn = await compter(vta, qui);
    expect(pourUn).toBeLessThanOrEqual(8);
    expect(await compter(toutes, qui)).toBe(pourUn);
    expect(await compter([...chaque, ...chaque], qui)).toBe(pourUn);
  }
});

test('une date impossible ou une autre question est refusée, une collectivité d’ailleurs aussi', async () => {
  const adresse = `/api/collectivites/${commune.id}/pretentions`;
  const { body } = await agent.get(`${adresse}?date=2026-02-30`).expect(400);
  expect(body.raisons).toMatchObject([{ champ: 'date' }]);
  await agent.get(`${adresse}?annee=2026`).expect(400);
  await agent.get('/api/collectivites/rien/pretentions').expect(404);
  const ailleurs = await connecter(api, 'superviseur');
  await ailleurs.get(adresse).expect(403);
});
