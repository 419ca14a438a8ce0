import type { ApercuListe } from '@sciat/contrats';
import { demarrerApplication } from '../../test/application.js';
import {
  type AgentConnecte,
  type Api,
  connecter,
  type ServiceDeTest,
  uneCollectivite,
  unService,
  unUtilisateur,
} from '../../test/fabriques.js';
import {
  AUCUNE_TRACE,
  classeur,
  type EnvoiDeListe,
  envoyerListe,
  tracesDeListes,
} from '../../test/listes.js';
import { creerDossier } from '../dossiers/creer-dossier.js';

const CODE = 'QPV';
let api: Api;
let service: ServiceDeTest;
let administrateur: AgentConnecte;

beforeAll(async () => {
  api = await demarrerApplication();
});
beforeEach(async () => {
  service = await unService(api);
  administrateur = await connecter(api, 'administrateur', service);
});
afterAll(() => api.fermer());
afterEach(() => expect(api.incidents).toEqual([]));

type Position = number[];
/** A square of about 1 km, whose west side is at this longitude. */
const carre = (ouest: number, sud = 43.3): Position[] => [
  [ouest, sud],
  [ouest + 0.0124, sud],
  [ouest + 0.0124, sud + 0.009],
  [ouest, sud + 0.009],
  [ouest, sud],
];
const polygone = (...anneaux: unknown[]) => ({ type: 'Polygon', coordinates: anneaux });
const zone = (
  code: string | null,
  geometry: unknown = polygone(carre(5.4)),
  properties: object = { code_qp: code, lib_qp: `Quartier ${code}` },
) => ({ type: 'Feature', properties, geometry });
const carte = (features: unknown[], reste: object = {}) =>
  Buffer.from(JSON.stringify({ type: 'FeatureCollection', features, ...reste }));

const envoyer = (
  adresse: '/api/listes' | '/api/listes/apercu',
  fichier: Buffer,
  reste: Partial<EnvoiDeListe> = {},
) =>
  envoyerListe(administrateur, adresse, { code: CODE, effetLe: '2021-01-01', fichier, ...reste });
const importer = async (fichier: Buffer, reste: Partial<EnvoiDeListe> = {}) => {
  const { status, body } = await envoyer('/api/listes', fichier, reste);
  expect([status, body.raisons]).toEqual([201, undefined]);
  return body;
};
const apercevoir = async (fichier: Buffer, reste: Partial<EnvoiDeListe> = {}) => {
  const { status, body } = await envoyer('/api/listes/apercu', fichier, reste);
  expect([status, body.raisons]).toEqual([200, []]);
  return body as ApercuListe;
};

describe('une carte', () => {
  it('est publiée avec ses zones et leurs rectangles, et se relit', async () => {
    const deux = { type: 'MultiPolygon', coordinates: [[carre(5.4)], [carre(5.5, 43.4)]] };
    const fichier = carte(
      [
        zone('QP013001', polygone([...carre(5.4).map((p) => [...p, 12])])),
        zone('QP013002', deux, { CODE_QPV: 'QP013002', NOM_QPV: 'Deux morceaux' }),
        zone('QP013003', polygone(carre(5.6)), { code: 'QP013003' }),
      ],
      { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } } },
    );
    const liste = await importer(fichier, { nom: 'carte.csv' });
    expect(liste).toMatchObject({ nature: 'carte', nombre: 3 });

    const zones = await api.client.zoneCarte.findMany({
      where: { listeId: liste.id },
      orderBy: { rang: 'asc' },
    });
    expect(zones.map(({ rang, code, nom }) => [rang, code, nom])).toEqual([
      [1, 'QP013001', 'Quartier QP013001'],
      [2, 'QP013002', 'Deux morceaux'],
      // Without a name, the code.
      [3, 'QP013003', 'QP013003'],
    ]);
    expect(zones[0]).toMatchObject({
      // Altitudes are dropped.
      geometrie: polygone(carre(5.4)),
      ouest: 5.4,
      sud: 43.3,
      est: expect.closeTo(5.4124, 9),
      nord: expect.closeTo(43.309, 9),
    });
    expect(zones[1]).toMatchObject({ ouest: 5.4, sud: 43.3, nord: expect.closeTo(43.409, 9) });

    const lignes = `/api/listes/${liste.id}/lignes`;
    expect((await administrateur.get(`${lignes}?tri=code&ordre=desc`).expect(200)).body).toEqual({
      total: 3,
      donnees: [
        { id: '3', code: 'QP013003', nom: 'QP013003', valeur: null },
        { id: '2', code: 'QP013002', nom: 'Deux morceaux', valeur: null },
        { id: '1', code: 'QP013001', nom: 'Quartier QP013001', valeur: null },
      ],
    });
    const { body } = await administrateur.get(`${lignes}?q=MORCEAUX%20qp`).expect(200);
    expect(body.donnees.map((z: { code: string }) => z.code)).toEqual(['QP013002']);
  });

  it('aux noms qu’un texte ne peut pas contenir est publiée sans ces caractères', async () => {
    const noms = ['Nord\ud800', 'a\u0000b', `${'é'.repeat(199)}\u{1f600}`];
    const fichier = carte(
      noms.map((nom, i) => zone(`QP${i}`, polygone(carre(5.4)), { code: `QP${i}\udc00`, nom })),
    );
    const liste = await importer(fichier);
    const zones = await api.client.zoneCarte.findMany({
      where: { listeId: liste.id },
      orderBy: { rang: 'asc' },
    });
    expect(zones.map(({ code, nom }) => [code, nom])).toEqual([
      ['QP0', 'Nord'],
      ['QP1', 'ab'],
      ['QP2', 'é'.repeat(199)],
    ]);
  });

  it('aux mauvaises zones : un rapport zone par zone, rien n’est écrit', async () => {
    const [premier, ...autres] = carre(5.4);
    const mauvaises: [unknown, string][] = [
      [zone('A'), ''],
      [zone('A', polygone(carre(5.5))), 'Zone 2 (A) : le code A figure déjà zone 1.'],
      [zone(null), 'Zone 3 : aucun code parmi ses propriétés'],
      [
        zone('B', { type: 'Point', coordinates: [5, 43] }),
        'Zone 4 (B) : c’est un point, pas une surface.',
      ],
      [zone('C', null), 'Zone 5 (C) : elle n’a pas de contour (Polygon, MultiPolygon).'],
      [
        zone('D', polygone([premier, ...autres.slice(0, 3)])),
        'Zone 6 (D) : son contour n’est pas fermé.',
      ],
      [
        zone('E', polygone(carre(5.4), [premier, ...autres.slice(0, 3)])),
        'Zone 7 (E) : son contour n’est pas fermé.',
      ],
      [
        zone('F', polygone([premier, premier, premier])),
        'Zone 8 (F) : son contour a moins de trois côtés.',
      ],
      [zone('G', polygone()), 'Zone 9 (G) : son contour est vide.'],
      [
        zone('H', polygone(carre(5.4).map(([x = 0, y = 0]) => [x * 165_000, y * 145_000]))),
        'sont en Lambert-93 : exportez la carte en WGS 84.',
      ],
      [
        zone('I', polygone(carre(5.4).map(([x = 0, y = 0]) => [x + 200, y]))),
        'ne sont pas une longitude et une latitude.',
      ],
      [
        zone('J', polygone(carre(5.4).map(([x = 0, y = 0]) => [y, x]))),
        'donnent la latitude avant la longitude.',
      ],
      [
        zone('K', polygone([premier, ['5', 'x'], ...autres])),
        'Zone 13 (K) : une de ses coordonnées n’est pas un nombre.',
      ],
      [null, 'Zone 14 : aucun code parmi ses propriétés'],
    ];
    const fichier = carte(mauvaises.map(([z]) => z));
    const { status, body } = await envoyer('/api/listes', fichier);
    expect([status, body.detail]).toEqual([422, '13 zones sur 14 refusées : rien n’a été publié.']);
    const attendus = mauvaises.flatMap(([, message]) => (message ? [message] : []));
    for (const [i, message] of attendus.entries())
      expect(body.raisons[i].message).toContain(message);
    expect(body.raisons[0]).toMatchObject({ code: 'ZONE', champ: 'zone 2' });
    const apercu = await envoyer('/api/listes/apercu', fichier);
    expect(apercu.body).toMatchObject({ lignes: 14, refusees: 13 });
    expect(await tracesDeListes(api, service)).toEqual(AUCUNE_TRACE);
  });

  it.each<[string, Buffer, statut: number, message: string]>([
    ['vide', carte([]), 400, 'La carte ne contient aucune zone.'],
    ['coupée', carte([zone('A')]).subarray(0, 60), 400, 'Ce fichier n’est pas du GeoJSON lisible.'],
    [
      'réduite à une zone seule',
      Buffer.from(JSON.stringify(zone('A'))),
      400,
      'Une carte est une « FeatureCollection » GeoJSON.',
    ],
    [
      'en Lambert-93, comme elle l’annonce',
      carte([zone('A')], { crs: { properties: { name: 'urn:ogc:def:crs:EPSG::2154' } } }),
      400,
      'Cette carte n’est pas en WGS 84 mais en Lambert-93 : exportez-la en longitude et latitude (EPSG:4326).',
    ],
    ['en CSV', Buffer.from('code;nom\nQP013001;X'), 415, 'Cette carte s’importe en GeoJSON.'],
    ['en classeur', classeur('xlsx', [['code'], ['A']]), 415, 'Cette carte s’importe en GeoJSON.'],
  ])('%s est refusée', async (_, fichier, statut, message) => {
    for (const adresse of ['/api/listes', '/api/listes/apercu'] as const) {
      const { status, body } = await envoyer(adresse, fichier);
      expect([status, body.raisons]).toMatchObject([statut, [{ champ: 'fichier', message }]]);
    }
    expect(await tracesDeListes(api, service)).toEqual(AUCUNE_TRACE);
  });

  it('l’aperçu dit les zones ajoutées, retirées et au contour changé', async () => {
    await importer(carte([zone('A'), zone('B', polygone(carre(5.5))), zone('C')]));
    const apercu = await apercevoir(
      carte([zone('A'), zone('B', polygone(carre(5.51))), zone('D')]),
      { effetLe: '2024-01-01' },
    );
    expect(apercu).toMatchObject({
      remplacee: { effetLe: '2021-01-01', nombre: 3 },
      ajoutees: [{ code: 'D', nom: 'Quartier D' }],
      retirees: [{ code: 'C' }],
      modifiees: [{ code: 'B', avant: null, valeur: null }],
    });
  });
});

describe('ce que l’aperçu annonce est ce que la publication fait', () => {
  /** Places at these metres west of the square at 5.4, in Marseille, by whoever asks for a tiers-lieu. */
  async function lieux(metres: number[]): Promise<string[]> {
    const porteur = await uneCollectivite(api, service, { type: 'ASSOCIATION', nom: 'Le Lieu' });
    const joueur = await unUtilisateur(api, 'superviseur', service);
    const ids: string[] = [];
    for (const ouest of metres) {
      const id = await creerDossier(api.moyens, joueur, {
        dispositif: 'TIERS_LIEUX',
        collectiviteId: porteur.id,
        recuLe: '2021-02-01',
        donnees: {},
      });
      await api.client.dossier.update({
        where: { id },
        data: {
          donnees: {
            lieuCommune: '13055',
            lieuLatitude: 43.3045,
            lieuLongitude: 5.4 - ouest / 80_925,
          },
        },
      });
      ids.push(id);
    }
    return ids;
  }
  const verdict = async (id: string) => {
    const { body } = await administrateur.get(`/api/dossiers/${id}`).expect(200);
    return body.eligibilite.criteres.find((c: { id: string }) => c.id === 'localisation').verdict;
  };

  it('pour une première carte, puis pour celle qui déplace une zone', async () => {
    const ids = await lieux([-500, 299, 300, 302]);
    const [dedans, pres, limite, loin] = ids as [string, string, string, string];
    const avant = await Promise.all(ids.map(verdict));
    expect(avant).toEqual(Array(4).fill('à apprécier'));

    const premiere = carte([zone('QP013001')]);
    const apercu = await apercevoir(premiere);
    expect(apercu.effets).toMatchObject({ examines: 4, tronque: false });
    const annonces = new Map(
      apercu.effets.changements.map(({ id, criteres }) => [id, criteres.join()]),
    );
    expect([...annonces.keys()].sort()).toEqual([dedans, pres, loin].sort());
    expect(annonces.get(pres)).toMatch(/ : à apprécier devient rempli$/);
    expect(annonces.get(loin)).toMatch(/ : à apprécier devient non rempli$/);
    expect(await Promise.all(ids.map(verdict))).toEqual(avant);

    await importer(premiere);
    const apres = ['rempli', 'rempli', 'à apprécier', 'non rempli'];
    expect(await Promise.all(ids.map(verdict))).toEqual(apres);

    // About 100 m further east.
    const deuxieme = carte([zone('QP013001', polygone(carre(5.40124)))]);
    const { effets } = await apercevoir(deuxieme);
    expect(effets.changements.map((c) => [c.id, c.criteres.join()])).toEqual([
      [pres, expect.stringMatching(/ : rempli devient non rempli$/)],
      [limite, expect.stringMatching(/ : à apprécier devient non rempli$/)],
    ]);
    await importer(deuxieme);
    expect(await Promise.all(ids.map(verdict))).toEqual([
      'rempli',
      'non rempli',
      'non rempli',
      'non rempli',
    ]);
    expect(await api.client.zoneCarte.count({ where: { liste: { serviceId: service.id } } })).toBe(
      2,
    );
  });
});
