import { demarrerApplication } from '../../test/application.js';
import {
  type AgentConnecte,
  type Api,
  connecter,
  type ServiceDeTest,
  uneCollectivite,
  unService,
} from '../../test/fabriques.js';
import {
  AUCUNE_TRACE,
  archive,
  classeur,
  type EnvoiDeListe,
  envoyerListe,
  tracesDeListes,
} from '../../test/listes.js';
import { TAILLE_DEPLIEE } from './dezipper.js';

const CODE = 'VTA_COMMUNES_EPCI_RURAUX';
let api: Api;
let service: ServiceDeTest;
let administrateur: AgentConnecte;

beforeAll(async () => {
  api = await demarrerApplication();
  service = await unService(api);
  administrateur = await connecter(api, 'administrateur', service);
  await uneCollectivite(api, service, { code: '13008', nom: 'Aurons' });
  await uneCollectivite(api, service, { code: '01004', nom: 'Ambérieu-en-Bugey' });
  await uneCollectivite(api, service, { code: '241300375', nom: 'Métropole', type: 'EPCI' });
});
afterAll(() => api.fermer());
afterEach(() => expect(api.incidents).toEqual([]));

const envoyer = (adresse: '/api/listes' | '/api/listes/apercu', envoi: Partial<EnvoiDeListe>) =>
  envoyerListe(administrateur, adresse, { code: CODE, fichier: null, ...envoi });
const importer = (fichier: Buffer, nom?: string) => envoyer('/api/listes', { fichier, nom });
const apercevoir = (fichier: Buffer) => envoyer('/api/listes/apercu', { fichier });
const messages = (body: { raisons: { message: string }[] }) => body.raisons.map((r) => r.message);

const LIGNES = [
  ['Nom', 'CODE'],
  ['Aurons', '13008'],
  ['Ambérieu-en-Bugey', '01004'],
];

describe.each(['xlsx', 'ods'] as const)('un classeur %s', (format) => {
  it.each<[string, Parameters<typeof classeur>[1]]>([
    ['de textes', LIGNES],
    [
      'aux codes en nombres, un zéro perdu, un zéro rendu par le format',
      [['code'], [13008], [{ t: 'n', v: 1004, z: '00000' }], [{ t: 'n', v: 241300375, z: '0' }]],
    ],
    [
      'aux codes en nombres à séparateur de milliers',
      [['code'], [{ t: 'n', v: 13008, z: '#,##0' }]],
    ],
    ['au zéro de tête perdu', [['code'], [1004]]],
    ['aux lignes vides, avant l’en-tête et après', [[], ['code'], [], ['13008'], ['']]],
    [
      'dont une colonne non lue porte des formules',
      [
        ['code', 'x'],
        ['13008', { t: 'n', v: 2, f: '1+1' }],
      ],
    ],
  ])('%s est publié', async (_, lignes) => {
    const { status, body } = await importer(classeur(format, lignes), 'liste.csv');
    expect([status, body.raisons]).toEqual([201, undefined]);
    const { body: lues } = await administrateur.get(`/api/listes/${body.id}/lignes?tri=code`);
    const attendues = lignes
      .slice(1)
      .flat()
      .map((c) => String(typeof c === 'object' ? c.v : c).padStart(5, '0'));
    for (const { code } of lues.donnees) expect(attendues).toContain(code);
    expect(lues.total).toBe(body.nombre);
    expect(lues.total).toBeGreaterThan(0);
  });

  it('à plusieurs feuilles : seule la première est lue, et l’aperçu le dit', async () => {
    const fichier = classeur(format, LIGNES, { Notes: [['code'], ['99999']] });
    const { body } = await apercevoir(fichier);
    expect(body).toMatchObject({
      lignes: 2,
      refusees: 0,
      remarques: ['Ce classeur a 2 feuilles : seule la première, « Liste », est lue.'],
    });
  });

  it('aux mauvaises lignes : un rapport ligne par ligne, rien n’est écrit', async () => {
    const avant = await tracesDeListes(api, service);
    const fichier = classeur(format, [
      ['code', 'nom'],
      ['13008', 'Aurons'],
      [],
      [{ t: 's', v: '01004', f: 'CONCATENATE("01","004")' }, 'Formule'],
      ['99999', 'Nulle part'],
      ['', 'Sans code'],
      ['13008', 'Aurons encore'],
      [{ t: 'n', v: 0, f: 'NA()' }, 'Sans résultat'],
    ]);
    const { status, body } = await importer(fichier);
    expect([status, body.detail]).toEqual([422, '5 lignes sur 6 refusées : rien n’a été publié.']);
    expect(messages(body)).toEqual([
      'Ligne 4 : la cellule contient une formule : remplacez-la par sa valeur.',
      'Ligne 5 : aucune collectivité du service n’a le code « 99999 ».',
      'Ligne 6 : le code est vide.',
      'Ligne 7 : le code 13008 figure déjà ligne 2.',
      'Ligne 8 : la cellule contient une formule : remplacez-la par sa valeur.',
    ]);
    expect((await apercevoir(fichier)).body).toMatchObject({ lignes: 6, refusees: 5 });
    expect(await tracesDeListes(api, service)).toEqual(avant);
  });

  it('sans colonne code', async () => {
    const { status, body } = await importer(classeur(format, [['insee'], ['13008']]));
    expect([status, messages(body)]).toEqual([
      400,
      ['La colonne « code » (INSEE ou SIREN) manque sur la première ligne.'],
    ]);
  });

  it('vide', async () => {
    const { status, body } = await importer(classeur(format, []));
    expect([status, messages(body)]).toEqual([400, ['Le fichier ne contient aucune ligne.']]);
  });
});

describe('ce qui n’est pas une liste est refusé, quel que soit son nom', () => {
  const ZEROS = Buffer.alloc(TAILLE_DEPLIEE + 1);
  const CLASSEUR = {
    '[Content_Types].xml': Buffer.from('<Types/>'),
    'xl/workbook.xml': Buffer.from('<workbook/>'),
  };
  const TROP =
    'Ce classeur contient trop de données pour une liste : gardez la seule feuille utile, sans image.';
  const ABIME = 'Ce classeur n’a pas pu être lu : il est abîmé ou incomplet.';
  const PIEGE = 'Ce classeur n’a pas pu être lu : il est abîmé, ou protégé par un mot de passe.';
  const ods = (contenu: string, reste: Record<string, Buffer> = {}) =>
    archive({
      mimetype: Buffer.from('application/vnd.oasis.opendocument.spreadsheet'),
      'META-INF/manifest.xml': Buffer.from('<manifest/>'),
      'content.xml': Buffer.from(contenu),
      ...reste,
    });
  const cellule = (balise: string) =>
    ods(
      `<table:table><table:table-row><${balise}><text:p>code</text:p></table:table-cell></table:table-row></table:table>`,
    );

  it.each<[string, Buffer, statut: number, message: string | RegExp]>([
    [
      'un programme',
      Buffer.concat([Buffer.from('MZ\u0090\u0000\u0003\u0000', 'latin1'), Buffer.alloc(200)]),
      415,
      /^Ce fichier n’est ni un tableau \(CSV, XLSX, ODS\) ni une carte GeoJSON : .*application\/x-msdownload/,
    ],
    ['un PDF', Buffer.from('%PDF-1.4\n'), 415, /application\/pdf/],
    ['des octets sans forme', Buffer.from([1, 0, 2, 0, 3]), 415, /ni un tableau/],
    [
      'un ancien .xls',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      415,
      /\.xls : enregistrez-le/,
    ],
    [
      'une archive ordinaire',
      archive({ 'lisez-moi.txt': Buffer.from('bonjour') }),
      415,
      'Cette archive n’est pas un classeur XLSX ou ODS.',
    ],
    ['un classeur coupé', classeur('xlsx', LIGNES).subarray(0, 600), 400, ABIME],
    ['un début de classeur', Buffer.from('504b0304140008080800c0ff', 'hex'), 400, ABIME],
    [
      'un classeur au contenu illisible',
      archive(CLASSEUR),
      400,
      /Ce classeur n’a pas pu être lu|aucune ligne/,
    ],
    [
      'une archive piégée, qui se déplie en dizaines de mégaoctets',
      archive({ ...CLASSEUR, 'xl/worksheets/sheet1.xml': ZEROS }),
      400,
      TROP,
    ],
    [
      'une archive piégée, dont les fichiers se recouvrent',
      archive({ ...CLASSEUR, 'xl/worksheets/sheet1.xml': ZEROS.subarray(0, 1_000_000) }, 100),
      400,
      TROP,
    ],
    [
      'un ODS piégé, dont une cellule en vaut des milliards',
      ods(
        '<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string" table:number-columns-repeated="16000"><text:p>code</text:p></table:table-cell></table:table-row></table:table>',
      ),
      400,
      'Ce classeur contient trop de cellules pour une liste.',
    ],
    [
      'un ODS piégé, dont le compte n’est pas écrit en chiffres',
      cellule('table:table-cell table:number-columns-repeated="1e9"'),
      400,
      PIEGE,
    ],
    [
      'un ODS piégé, dont le compte est caché par un autre',
      cellule('table:table-cell x:number-columns-repeated="1" number-columns-repeated="9000000"'),
      400,
      'Ce classeur contient trop de cellules pour une liste.',
    ],
    [
      'un ODS piégé, dont la balise en cache une autre',
      cellule('table:table-cell_ number-columns-repeated="9000000"'),
      400,
      'Ce classeur contient trop de cellules pour une liste.',
    ],
    [
      'un ODS piégé, dont la balise est coupée par un commentaire',
      cellule('table:table-<!-- -->cell number-columns-repeated="9000000"'),
      400,
      PIEGE,
    ],
    [
      'un ODS piégé, qui cache sa feuille derrière une autre du même nom',
      ods('<table:table/>', { 'Content.xml': Buffer.from('<table:table/>') }),
      400,
      ABIME,
    ],
    [
      'un ODS piégé, dont les balises ne se ferment jamais',
      ods('<table:table-cell a="'.repeat(1_500_000)),
      400,
      /Ce classeur n’a pas pu être lu|aucune ligne/,
    ],
    [
      'un GeoJSON à la place d’une liste',
      Buffer.from('{"type":"FeatureCollection","features":[]}'),
      415,
      'Cette liste s’importe en CSV, XLSX ou ODS, pas en GeoJSON.',
    ],
  ])('%s', async (_, fichier, statut, message) => {
    const avant = await tracesDeListes(api, service);
    for (const nom of ['liste.xlsx', 'liste.csv']) {
      for (const adresse of ['/api/listes', '/api/listes/apercu'] as const) {
        const { status, body } = await envoyer(adresse, { fichier, nom });
        expect([status, body.raisons]).toEqual([
          statut,
          [
            {
              code: expect.any(String),
              champ: 'fichier',
              message: typeof message === 'string' ? message : expect.stringMatching(message),
            },
          ],
        ]);
      }
    }
    expect(await tracesDeListes(api, service)).toEqual(avant);
  });

  it('un fichier de plus de 20 Mo', async () => {
    const { status } = await importer(Buffer.alloc(20 * 1024 * 1024 + 1, 'a'));
    expect(status).toBe(413);
  });
});

describe('une liste de 50 000 lignes', () => {
  const NOMBRE = 50_000;
  const code = (i: number) => `X${String(i).padStart(5, '0')}`;
  const lignes = Array.from({ length: NOMBRE }, (_, i) => [code(i), `Commune ${i}`]);
  const formats: [string, () => Buffer][] = [
    ['en CSV', () => Buffer.from(`code;nom\n${lignes.map((l) => l.join(';')).join('\n')}`)],
    ['en XLSX', () => classeur('xlsx', [['code', 'nom'], ...lignes])],
    ['en ODS', () => classeur('ods', [['code', 'nom'], ...lignes])],
  ];

  it.each(formats)(
    '%s, toutes inconnues : chacune est comptée, rien n’est écrit',
    async (_, fichier) => {
      const vierge = await unService(api);
      const agent = await connecter(api, 'administrateur', vierge);
      const depart = Date.now();
      const { status, body } = await envoyerListe(agent, '/api/listes', {
        code: CODE,
        fichier: fichier(),
      });
      expect([status, body.detail]).toEqual([
        422,
        '50000 lignes sur 50000 refusées : rien n’a été publié.',
      ]);
      expect(body.raisons).toHaveLength(500);
      expect(Date.now() - depart).toBeLessThan(8000);
      expect(await tracesDeListes(api, vierge)).toEqual(AUCUNE_TRACE);
    },
  );

  it('toutes connues : aperçue puis publiée en quelques secondes', async () => {
    const grand = await unService(api);
    const agent = await connecter(api, 'administrateur', grand);
    await api.client.$executeRaw`
      INSERT INTO collectivite (id, service_id, type, nom, code, siren, departement, recherche, codes_postaux)
      SELECT gen_random_uuid(), ${grand.id}::uuid, 'COMMUNE', 'Commune ' || i,
             'X' || lpad(i::text, 5, '0'), (300000000 + i)::text, '13', 'commune ' || i, '{}'
      FROM generate_series(0, ${NOMBRE - 1}::int) AS i`;
    const fichier = (formats[1] as (typeof formats)[1])[1]();
    const depart = Date.now();
    const apercu = await envoyerListe(agent, '/api/listes/apercu', { code: CODE, fichier });
    expect(apercu.body).toMatchObject({ lignes: NOMBRE, refusees: 0 });
    expect(apercu.body.ajoutees).toHaveLength(NOMBRE);
    const { status, body } = await envoyerListe(agent, '/api/listes', { code: CODE, fichier });
    expect([status, body.nombre]).toEqual([201, NOMBRE]);
    expect(Date.now() - depart).toBeLessThan(20_000);
    expect(await tracesDeListes(api, grand)).toMatchObject({ listes: 1, lignes: NOMBRE });
  });

  it('au delà de 60 000 lignes, le fichier est refusé entier', async () => {
    const fichier = Buffer.from(`code\n${'13008\n'.repeat(60_001)}`);
    const { status, body } = await importer(fichier);
    expect([status, messages(body)]).toEqual([400, ['Le fichier dépasse 60000 lignes.']]);
  });
});
