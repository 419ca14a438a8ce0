import type { Dossier, VagueLue } from '@sciat/contrats';
import { demarrerApplication } from '../../test/application.js';
import {
  type AgentConnecte,
  type Api,
  connecter,
  type ServiceDeTest,
  uneCollectivite,
  unService,
} from '../../test/fabriques.js';
import { franchir, lire } from '../../test/gestes.js';

let api: Api;
let service: ServiceDeTest;
let administrateur: AgentConnecte;
let superviseur: AgentConnecte;
let collectiviteId: string;

beforeAll(async () => {
  api = await demarrerApplication();
});
afterAll(() => api.fermer());
beforeEach(async () => {
  service = await unService(api);
  administrateur = await connecter(api, 'administrateur', service);
  superviseur = await connecter(api, 'superviseur', service);
  collectiviteId = (await uneCollectivite(api, service)).id;
});
afterEach(() => expect(api.incidents).toEqual([]));

const VAGUE = {
  dispositif: 'FITN7',
  code: '2026',
  libelle: 'la vague de 2026',
  ouvreLe: '2026-06-01',
  fermeLe: '2026-08-31',
  source: 'Instruction du 4 mai 2026',
};
const ajouter = (reste: object = {}, qui = administrateur) =>
  qui.post('/api/vagues').send({ ...VAGUE, ...reste });

async function vagues(dispositif = 'FITN7', qui = administrateur): Promise<VagueLue[]> {
  const { body } = await qui.get('/api/vagues').query({ dispositif }).expect(200);
  expect(body.total).toBe(body.donnees.length);
  return body.donnees;
}
const ecrites = () => api.client.vague.count({ where: { serviceId: service.id } });

const deposer = (recuLe: string, reste: object = {}) =>
  superviseur
    .post('/api/dossiers')
    .send({ dispositif: 'FITN7', collectiviteId, recuLe, donnees: {}, ...reste });
const dossiers = () => api.client.dossier.count({ where: { serviceId: service.id } });
const critere = ({ eligibilite }: Dossier) => eligibilite.criteres.find((c) => c.id === 'vague');

describe('une vague', () => {
  test('s’ajoute à celles de la définition, signée, consignée, et les dossiers sont recalculés', async () => {
    const { body } = await ajouter().expect(201);
    expect(body).toMatchObject({
      ...VAGUE,
      auteur: 'Claude Nom-administrateur',
      source: { reference: VAGUE.source, confiance: 'service' },
    });
    const lues = await vagues();
    expect(lues.map((v) => v.code)).toEqual(['VAGUE_1', 'VAGUE_2', 'VAGUE_3', '2026']);
    expect(lues[0]?.auteur).toBeNull();
    const [evenement] = await api.client.evenementJournal.findMany({
      where: { serviceId: service.id, type: 'VagueAjoutee' },
    });
    const { dispositif, code, ouvreLe, fermeLe } = VAGUE;
    expect(evenement?.charge).toEqual({ dispositif, code, ouvreLe, fermeLe });
    const [travail] = await api.client.outbox.findMany({ where: { serviceId: service.id } });
    expect([travail?.nom, travail?.charge]).toEqual([
      'echeances.recalculer',
      { serviceId: service.id, dispositif },
    ]);
  });

  test('se corrige par son code, celle de la définition aussi', async () => {
    await ajouter().expect(201);
    await ajouter({ fermeLe: '2026-09-30' }).expect(201);
    await ajouter({ code: 'VAGUE_3', ouvreLe: '2021-08-16', fermeLe: '2021-11-15' }).expect(201);
    const lues = await vagues();
    expect(lues).toHaveLength(4);
    expect(lues.find((v) => v.code === '2026')).toMatchObject({ fermeLe: '2026-09-30' });
    expect(lues.find((v) => v.code === 'VAGUE_3')).toMatchObject({ fermeLe: '2021-11-15' });
    // None is removed: what was known before stays.
    expect(await ecrites()).toBe(3);
  });

  test.each([
    ['une vague du texte', { ouvreLe: '2021-10-15', fermeLe: '2021-12-31' }, 'la troisième vague'],
    ['une vague du service', { ouvreLe: '2026-08-31', fermeLe: '2026-12-31' }, 'la vague de 2026'],
    ['une vague qu’elle contient', { ouvreLe: '2026-05-01' }, 'la vague de 2026'],
  ])('ne croise pas %s', async (_, dates, croisee) => {
    await ajouter().expect(201);
    const { body } = await ajouter({ code: 'AUTRE', ...dates }).expect(400);
    expect(body.raisons).toEqual([
      expect.objectContaining({ champ: 'ouvreLe', message: expect.stringContaining(croisee) }),
    ]);
    expect(await ecrites()).toBe(1);
    await ajouter({ code: 'AUTRE', ouvreLe: '2026-09-01', fermeLe: '2026-12-31' }).expect(201);
  });

  test('ajoutée par deux administrateurs au même moment ne croise pas la leur', async () => {
    const ensemble = ['A', 'B', 'C', 'D'].map((code) => ajouter({ code }));
    const statuts = (await Promise.all(ensemble)).map((r) => r.status);
    expect(statuts.sort()).toEqual([201, 400, 400, 400]);
    expect(await ecrites()).toBe(1);
  });

  test('d’une version passée des règles se voit, et ne se croise pas non plus', async () => {
    const codes = (await vagues('TIERS_LIEUX')).map((v) => v.code);
    expect(codes).toEqual(['2021-1', '2021-2', '2021-3', '2021-4', '2023-1']);
    await ajouter({
      dispositif: 'TIERS_LIEUX',
      ouvreLe: '2021-12-01',
      fermeLe: '2021-12-31',
    }).expect(400);
  });

  test.each<[string, object, number, string | undefined]>([
    ['d’un dispositif inconnu', { dispositif: 'XXX' }, 404, undefined],
    ['d’un dispositif sans vagues', { dispositif: 'VTA' }, 400, 'dispositif'],
    ['qui ferme avant d’ouvrir', { fermeLe: '2026-05-31' }, 400, 'fermeLe'],
    ['à une date qui n’existe pas', { ouvreLe: '2026-02-30' }, 400, 'ouvreLe'],
    ['au code mal formé', { code: 'été 2026' }, 400, 'code'],
    ['sans libellé', { libelle: ' ' }, 400, 'libelle'],
    ['sans source', { source: '' }, 400, 'source'],
    ['au libellé piégé', { libelle: 'a\u0000b' }, 400, 'libelle'],
  ])('%s est refusée en nommant le champ', async (_, faux, statut, champ) => {
    const { body } = await ajouter(faux).expect(statut);
    expect(body.raisons[0]?.champ).toBe(champ);
    expect(await ecrites()).toBe(0);
  });

  test('n’est connue que du service qui l’a ajoutée', async () => {
    await ajouter().expect(201);
    const ailleurs = await connecter(api, 'administrateur');
    expect(await vagues('FITN7', ailleurs)).toHaveLength(3);
    await ajouter({ libelle: 'la nôtre' }, ailleurs).expect(201);
    expect((await vagues()).find((v) => v.code === '2026')?.libelle).toBe(VAGUE.libelle);
  });

  test.each(['', '?dispositif=VTA', '?dispositif=XXX', '?dispositif=FITN7&autre=1'])(
    'ne se cherche pas par « %s »',
    async (query) => {
      const { status } = await superviseur.get(`/api/vagues${query}`);
      expect([400, 404]).toContain(status);
    },
  );
});

describe('une demande', () => {
  test('déposée le jour de la clôture est dans la vague', async () => {
    const { body } = await deposer('2021-10-15').expect(201);
    expect(body.depot.recevable).toBe(true);
    expect(critere(body)?.verdict).toBe('rempli');
  });

  test('hors vague est refusée, puis retenue pour la suivante si l’agent le dit', async () => {
    await ajouter({ ouvreLe: '2026-10-01', fermeLe: '2026-12-31' }).expect(201);
    const { body: refusee } = await deposer('2026-09-10').expect(422);
    expect(refusee.raisons).toEqual([
      expect.objectContaining({
        code: 'VAGUE_SUIVANTE',
        champ: 'vagueSuivante',
        message: expect.stringMatching(/la vague de 2026, ouverte du 1er octobre 2026/),
      }),
    ]);
    expect(await dossiers()).toBe(0);
    const { body } = await deposer('2026-09-10', { vagueSuivante: true }).expect(201);
    expect(body.depot).toEqual({
      phrase: expect.stringMatching(/^Retenue pour la vague suivante/),
      recevable: true,
    });
    expect(critere(body)?.verdict).toBe('à apprécier');
  });

  test('après la dernière vague s’enregistre, hors délai', async () => {
    const { body } = await deposer('2021-10-16').expect(201);
    expect(body.depot.recevable).toBe(false);
    expect(critere(body)?.verdict).toBe('non rempli');
    // A wave published since lets it in.
    await ajouter({ code: 'VAGUE_4', ouvreLe: '2021-10-16', fermeLe: '2021-12-31' }).expect(201);
    expect(critere(await lire(superviseur, body.id))?.verdict).toBe('rempli');
  });

  test('close reste jugée sur les vagues connues à sa clôture', async () => {
    const { body } = await deposer('2021-10-16').expect(201);
    const clos = await franchir(api, superviseur, body.id, 'declarer_irrecevable', {
      motif: 'Déposée après la dernière vague.',
    });
    expect(clos.issue).toBe('IRRECEVABLE');
    await ajouter({ code: 'VAGUE_4', ouvreLe: '2021-10-16', fermeLe: '2021-12-31' }).expect(201);
    const relu = await lire(superviseur, body.id);
    expect(critere(relu)?.verdict).toBe('non rempli');
    expect(relu.depot?.recevable).toBe(false);
  });
});

describe('un dossier repris', () => {
  const clore = async (recuLe = '2021-10-16') => {
    const { body } = await deposer(recuLe).expect(201);
    return franchir(api, superviseur, body.id, 'declarer_irrecevable', { motif: 'Hors délai.' });
  };

  test('et sa suite se connaissent', async () => {
    const repris: Dossier = await clore();
    const { body: suite } = await deposer('2026-09-01', { suiteDeId: repris.id }).expect(201);
    const lien = ({ id, reference }: Dossier) => ({ id, reference });
    expect(suite.suiteDe).toEqual(lien(repris));
    expect((await lire(superviseur, repris.id)).suites).toEqual([lien(suite)]);
  });

  test.each<[string, () => Promise<string>]>([
    ['encore ouvert', async () => (await deposer('2021-10-16').expect(201)).body.id],
    ['qui n’existe pas', async () => '00000000-0000-7000-8000-000000000000'],
    [
      'd’un autre demandeur',
      async () => {
        const sien = collectiviteId;
        collectiviteId = (await uneCollectivite(api, service)).id;
        const { id } = await clore();
        collectiviteId = sien;
        return id;
      },
    ],
    [
      'd’un autre dispositif',
      async () =>
        (
          await api.client.dossier.update({
            where: { id: (await clore()).id },
            data: { dispositif: 'VTA' },
          })
        ).id,
    ],
  ])('%s est refusé en nommant le champ', async (_, preparer) => {
    const suiteDeId = await preparer();
    const avant = await dossiers();
    const { body } = await deposer('2026-09-01', { suiteDeId }).expect(400);
    expect(body.raisons[0].champ).toBe('suiteDeId');
    expect(await dossiers()).toBe(avant);
  });

  test('d’un autre service n’est pas dit exister', async () => {
    const ailleurs = await unService(api);
    const eux = await connecter(api, 'superviseur', ailleurs);
    const demande = {
      dispositif: 'FITN7',
      collectiviteId: (await uneCollectivite(api, ailleurs)).id,
      recuLe: '2021-10-16',
      donnees: {},
    };
    const { body } = await eux.post('/api/dossiers').send(demande).expect(201);
    await franchir(api, eux, body.id, 'declarer_irrecevable', { motif: 'Hors délai.' });
    const refusee = await deposer('2026-09-01', { suiteDeId: body.id }).expect(400);
    expect(refusee.body.raisons[0].champ).toBe('suiteDeId');
  });
});
