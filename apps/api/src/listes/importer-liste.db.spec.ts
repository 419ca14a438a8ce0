import type { ApercuListe, ListeEligibilite, Probleme } from '@sciat/contrats';
import { AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  type Api,
  connecter,
  type ServiceDeTest,
  uneCollectivite,
  unService,
} from '../../test/fabriques.js';

const CODE = 'VTA_COMMUNES_EPCI_RURAUX';
type Collectivite = Awaited<ReturnType<typeof uneCollectivite>>;

let api: Api;
let service: ServiceDeTest;
let administrateur: AgentConnecte;
let [aurons, ain, allauch]: Collectivite[] = [];

beforeAll(async () => {
  api = await demarrerApplication();
});
afterAll(() => api.fermer());
beforeEach(async () => {
  service = await unService(api);
  administrateur = await connecter(api, 'administrateur', service);
  aurons = await uneCollectivite(api, service, { code: '13008', nom: 'Aurons' });
  ain = await uneCollectivite(api, service, { code: '01004', nom: 'Ambérieu-en-Bugey' });
  allauch = await uneCollectivite(api, service, { code: '13002', nom: 'Allauch' });
});
afterEach(() => expect(api.incidents).toEqual([]));

const utf8 = (texte: string) => Buffer.from(texte, 'utf8');
const BON = utf8('code;nom\n13008;Aurons\n01004;Ambérieu-en-Bugey\n');

interface Envoi {
  agent?: AgentConnecte;
  fichier?: Buffer | null;
  code?: string;
  effetLe?: string;
  source?: string;
}
async function envoyer(
  adresse: string,
  { agent = administrateur, fichier = BON, ...champs }: Envoi,
) {
  const demande = { code: CODE, effetLe: AUJOURDHUI, source: 'Note du 2 septembre', ...champs };
  const envoi = agent.post(adresse);
  for (const [nom, valeur] of Object.entries(demande)) envoi.field(nom, valeur);
  if (fichier) envoi.attach('fichier', fichier, 'liste.csv');
  return envoi;
}
const importer = async (envoi: Envoi = {}) => envoyer('/api/listes', envoi);
const apercevoir = async (envoi: Envoi = {}) => envoyer('/api/listes/apercu', envoi);

async function publiee(envoi: Envoi = {}): Promise<ListeEligibilite> {
  const { status, body } = await importer(envoi);
  expect([status, body.raisons]).toEqual([201, undefined]);
  return body;
}
async function codesDe({ id }: { id: string }): Promise<string[]> {
  const { body } = await administrateur.get(`/api/listes/${id}/lignes?tri=code`).expect(200);
  return body.donnees.map((c: { code: string }) => c.code);
}
/** Everything that publishing a list writes. */
async function traces() {
  const { client } = api;
  const where = { serviceId: service.id };
  return {
    listes: await client.listeEligibilite.count({ where }),
    evenements: await client.evenementJournal.count({ where }),
    travaux: await client.outbox.count({ where }),
  };
}
const RIEN = { listes: 0, evenements: 0, travaux: 0 };
const messages = ({ raisons }: Probleme) => raisons.map((r) => r.message);

describe('un bon fichier', () => {
  it.each<[string, Buffer]>([
    ['en UTF-8', BON],
    ['avec une marque d’ordre des octets', Buffer.concat([utf8('\ufeff'), BON])],
    ['en Windows-1252', Buffer.from('code;nom\r\n13008;Aurons\r\n01004;Ambérieu\r\n', 'latin1')],
    ['séparé par des virgules, titres en majuscules', utf8('Nom,CODE\nAurons,13008\nAin,01004')],
    ['séparé par des tabulations', utf8('code\tnom\n13008\tAurons, ville\n01004\tA;B')],
    ['entre guillemets', utf8('"code";"nom"\n"13008";"Aurons; village"\n"01004";""')],
    ['sans autre colonne que le code', utf8('code\n13008\n01004')],
    ['aux lignes vides et inégales', utf8('code;nom;dép.\n\n13008\n01004;Ain;01;en trop\n;;\n\n')],
    ['au zéro de tête perdu', utf8('code;nom\n13008;Aurons\n1004;Ambérieu-en-Bugey')],
    ['aux codes espacés', utf8('code;nom\n13 008 ; Aurons\n01\u00a0004;Ain')],
  ])('%s est publié', async (_, fichier) => {
    expect(await codesDe(await publiee({ fichier }))).toEqual(['01004', '13008']);
  });

  it('dont un nom contient l’autre séparateur est lu sur le séparateur de son en-tête', async () => {
    const fichier = utf8('code;nom\n13008;Aurons, ville\n13002;Allauch\tvillage');
    expect(await codesDe(await publiee({ fichier }))).toEqual(['13002', '13008']);
  });

  it('est gardé avec sa source, son auteur et son empreinte, et inscrit au journal', async () => {
    const liste = await publiee();
    expect(liste).toMatchObject({
      code: CODE,
      effetLe: AUJOURDHUI,
      source: 'Note du 2 septembre',
      fictive: false,
      nombre: 2,
      importeePar: 'Claude Nom-administrateur',
      enVigueur: true,
      remplaceeLe: null,
    });
    const { sha256 } = await api.client.listeEligibilite.findUniqueOrThrow({
      where: { id: liste.id },
    });
    const evenement = await api.client.evenementJournal.findFirstOrThrow({
      where: { serviceId: service.id, type: 'ListeImportee' },
    });
    expect(evenement).toMatchObject({
      dossierId: null,
      auteurId: administrateur.compte.id,
      charge: { listeId: liste.id, code: CODE, effetLe: AUJOURDHUI, lignes: 2, sha256 },
    });
  });

  it('fait recalculer les échéances du dispositif', async () => {
    await publiee();
    const travaux = await api.client.outbox.findMany({ where: { serviceId: service.id } });
    expect(travaux.map(({ nom, charge }) => ({ nom, charge }))).toEqual([
      { nom: 'echeances.recalculer', charge: { serviceId: service.id, dispositif: 'VTA' } },
    ]);
  });
});

describe('un mauvais fichier ne publie rien', () => {
  it('chaque ligne refusée a sa raison, à son numéro dans le fichier', async () => {
    const fichier = utf8(
      'code;nom\n13008;Aurons\n\n99999;Nulle part\n;Sans code\n13008;Aurons\n="1";Formule\n',
    );
    const { status, body } = await importer({ fichier });
    expect([status, body.detail]).toEqual([422, '4 lignes sur 5 refusées : rien n’a été publié.']);
    expect(messages(body)).toEqual([
      'Ligne 4 : aucune collectivité du service n’a le code « 99999 ».',
      'Ligne 5 : le code est vide.',
      'Ligne 6 : le code 13008 figure déjà ligne 2.',
      'Ligne 7 : aucune collectivité du service n’a le code « ="1" ».',
    ]);
    expect(await traces()).toEqual(RIEN);
  });

  it.each<[string, Buffer | null, string]>([
    ['absent', null, 'Joignez le fichier de la liste.'],
    ['vide', utf8(''), 'Le fichier ne contient aucune ligne.'],
    ['réduit à son en-tête', utf8('code;nom\n'), 'Le fichier ne contient aucune ligne.'],
    [
      'sans colonne code',
      utf8('insee;nom\n13008;Aurons'),
      'La colonne « code » (INSEE ou SIREN) manque sur la première ligne.',
    ],
    [
      'aux guillemets jamais fermés',
      utf8('code;nom\n13008;"Aurons\n01004;Ain'),
      'Ce fichier n’est pas un tableau CSV lisible (ligne 3).',
    ],
    [
      'à la colonne code en double',
      utf8('code;nom;code\n13008;Aurons;13008'),
      'La colonne « code » figure deux fois.',
    ],
  ])('%s', async (_, fichier, message) => {
    for (const { status, body } of [await importer({ fichier }), await apercevoir({ fichier })]) {
      expect([status, body.raisons]).toEqual([
        400,
        [{ code: 'INVALIDE', champ: 'fichier', message }],
      ]);
    }
    expect(await traces()).toEqual(RIEN);
  });

  it.each<[string, Envoi]>([
    ['code', { code: 'AUTRE_LISTE' }],
    ['code', { code: '\u0000' }],
    ['effetLe', { effetLe: '2026-02-30' }],
    ['source', { source: ' ' }],
  ])('au champ %s invalide', async (champ, envoi) => {
    for (const { status, body } of [await importer(envoi), await apercevoir(envoi)]) {
      expect(status).toBe(400);
      expect(body.raisons.map((r: { champ: string }) => r.champ)).toEqual([champ]);
    }
    expect(await traces()).toEqual(RIEN);
  });

  it('envoyé par un instructeur', async () => {
    const agent = await connecter(api, 'instructeur', service);
    expect((await importer({ agent })).status).toBe(403);
    expect((await apercevoir({ agent })).status).toBe(403);
    expect(await traces()).toEqual(RIEN);
  });
});

describe('une nouvelle liste', () => {
  const verdictDe = async ({ id }: { id: string }) => {
    const { body } = await administrateur.get(`/api/dossiers/${id}`).expect(200);
    return body.eligibilite.criteres.find((c: { id: string }) => c.id === 'beneficiaire').verdict;
  };

  it('vaut pour les dossiers reçus depuis son effet ; les autres gardent la leur', async () => {
    await publiee({ effetLe: '2026-01-01', fichier: utf8('code\n13008') });
    const ancien = await unDossier(api, {
      service,
      collectivite: aurons as Collectivite,
      recuLe: '2026-08-31',
    });
    const recent = await unDossier(api, {
      service,
      collectivite: aurons as Collectivite,
      recuLe: '2026-09-01',
    });
    expect([await verdictDe(ancien), await verdictDe(recent)]).toEqual(['rempli', 'rempli']);

    await publiee({ effetLe: '2026-09-01', fichier: utf8('code\n13002') });
    expect([await verdictDe(ancien), await verdictDe(recent)]).toEqual(['rempli', 'non rempli']);
  });

  it('remplace la précédente à son effet, une à venir n’y change encore rien', async () => {
    const premiere = await publiee({ effetLe: '2026-01-01' });
    const corrigee = await publiee({ effetLe: '2026-01-01' });
    const deuxieme = await publiee({ effetLe: '2026-09-01' });
    const prochaine = await publiee({ effetLe: '2027-01-01' });
    const { body } = await administrateur.get('/api/listes?tri=importeeLe').expect(200);
    const etats = body.donnees.map(({ id, enVigueur, remplaceeLe }: ListeEligibilite) => [
      id,
      enVigueur,
      remplaceeLe,
    ]);
    expect(etats).toEqual([
      // Corrected for the same date: replaced the day the correction was published.
      [premiere.id, false, AUJOURDHUI],
      [corrigee.id, false, '2026-09-01'],
      [deuxieme.id, true, '2027-01-01'],
      [prochaine.id, false, null],
    ]);
  });

  it('n’est vue d’aucun autre service, ni par lui ni pour ses dossiers', async () => {
    const liste = await publiee();
    const autre = await connecter(api, 'administrateur');
    expect((await autre.get('/api/listes').expect(200)).body).toEqual({ donnees: [], total: 0 });
    await autre.get(`/api/listes/${liste.id}`).expect(403);
    await autre.get(`/api/listes/${liste.id}/lignes`).expect(403);
    // Its codes are those of another service's collectivités.
    expect((await apercevoir({ agent: autre })).body).toMatchObject({
      refusees: 2,
      remplacee: null,
      ajoutees: [],
      retirees: [],
    });
  });
});

describe('l’aperçu', () => {
  it('dit ce que la liste ajoute et retire à celle de sa date, sans rien écrire', async () => {
    await publiee({ effetLe: '2026-01-01', fichier: utf8('code\n13008\n13002') });
    await publiee({ effetLe: '2027-01-01' });
    await unDossier(api, {
      service,
      collectivite: aurons as Collectivite,
      recuLe: '2026-08-31',
    });
    await unDossier(api, {
      service,
      collectivite: allauch as Collectivite,
      recuLe: '2026-09-02',
    });
    const avant = await traces();

    const { status, body } = await apercevoir({ effetLe: '2026-09-01' });
    expect(status).toBe(200);
    expect(body satisfies ApercuListe).toEqual({
      lignes: 2,
      refusees: 0,
      raisons: [],
      remplacee: { id: expect.any(String), effetLe: '2026-01-01', nombre: 2 },
      suivante: { id: expect.any(String), effetLe: '2027-01-01' },
      ajoutees: [{ id: ain?.id, code: '01004', nom: 'Ambérieu-en-Bugey', valeur: null }],
      retirees: [{ id: allauch?.id, code: '13002', nom: 'Allauch', valeur: null }],
      modifiees: [],
      nomsDifferents: [],
      remarques: [],
      dossiersOuverts: 1,
      effets: { examines: 1, tronque: false, changements: [expect.anything()] },
      calculs: { montants: 0, echeances: 0, exemples: [] },
    });
    expect(await traces()).toEqual(avant);
  });

  it('montre les lignes refusées et les noms qui ne sont pas les nôtres', async () => {
    const fichier = utf8('code;nom\n13008;AURONS\n13002;Ambérieu\n99999;X');
    const { status, body } = await apercevoir({ fichier });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      lignes: 3,
      refusees: 1,
      raisons: [
        {
          code: 'LIGNE',
          champ: 'ligne 4',
          message: 'Ligne 4 : aucune collectivité du service n’a le code « 99999 ».',
        },
      ],
      remplacee: null,
      nomsDifferents: [{ ligne: 3, code: '13002', nom: 'Allauch', nomDuFichier: 'Ambérieu' }],
    });
    expect(await traces()).toEqual(RIEN);
  });
});

test('un code de liste impossible est refusé, pas cherché', async () => {
  const { body } = await administrateur.get('/api/listes?code=%00').expect(400);
  expect(body.raisons[0].champ).toBe('code');
});
