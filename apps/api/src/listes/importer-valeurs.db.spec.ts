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
import { recalculerEcheances } from '../echeances/recalculer.job.js';

const CODE = 'ANCT_CLASSES';
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
  // Large enough for the class to decide.
  aurons = await uneCollectivite(api, service, {
    code: '13008',
    nom: 'Aurons',
    population: 9000,
    populationMillesime: '2026',
  });
  await uneCollectivite(api, service, { code: '13002', nom: 'Allauch' });
  await uneCollectivite(api, service, { code: '13004', nom: 'Arles' });
});
afterAll(() => api.fermer());
afterEach(() => expect(api.incidents).toEqual([]));

const utf8 = (texte: string) => Buffer.from(texte, 'utf8');
const envoyer = (adresse: '/api/listes' | '/api/listes/apercu', envoi: Partial<EnvoiDeListe>) =>
  envoyerListe(administrateur, adresse, { code: CODE, fichier: null, ...envoi });
const importer = (fichier: Buffer, reste: Partial<EnvoiDeListe> = {}) =>
  envoyer('/api/listes', { fichier, ...reste });
const apercevoir = async (fichier: Buffer, reste: Partial<EnvoiDeListe> = {}) => {
  const { status, body } = await envoyer('/api/listes/apercu', { fichier, ...reste });
  expect([status, body.raisons]).toEqual([200, []]);
  return body as ApercuListe;
};

describe('une liste de valeurs', () => {
  it.each<[string, Buffer]>([
    ['valeur', utf8('code;nom;valeur\n13008;Aurons;1\n13002;Allauch;6')],
    ['classe, en Windows-1252', Buffer.from('code;Classe;dép.\n13008;1;é\n13002;6;é', 'latin1')],
    [
      'classe, en nombres dans un classeur',
      classeur('xlsx', [
        ['code', 'classe'],
        [13008, 1],
        [13002, 6],
      ]),
    ],
    [
      'population, dans un ODS',
      classeur('ods', [
        ['population', 'code'],
        [1, '13008'],
        ['6', '13002'],
      ]),
    ],
  ])('à la colonne %s est publiée et relue avec ses valeurs', async (_, fichier) => {
    const { status, body } = await importer(fichier);
    expect([status, body.raisons]).toEqual([201, undefined]);
    expect(body).toMatchObject({ nature: 'valeur', nombre: 2 });
    const { body: lignes } = await administrateur.get(`/api/listes/${body.id}/lignes`);
    expect(lignes.donnees).toMatchObject([
      { code: '13002', nom: 'Allauch', valeur: '6' },
      { code: '13008', nom: 'Aurons', valeur: '1' },
    ]);
  });

  it('aux mauvaises valeurs : un rapport ligne par ligne, rien n’est écrit', async () => {
    const fichier = utf8('code;classe\n13008;7\n13002;\n13004;trois\n99999;1');
    const { status, body } = await importer(fichier);
    expect(status).toBe(422);
    expect(body.raisons.map((r: { message: string }) => r.message)).toEqual([
      'Ligne 2 : la valeur « 7 » n’est pas admise : 1, 2, 3, 4, 5 ou 6 est attendu.',
      'Ligne 3 : la valeur est vide : 1, 2, 3, 4, 5 ou 6 est attendu.',
      'Ligne 4 : la valeur « trois » n’est pas admise : 1, 2, 3, 4, 5 ou 6 est attendu.',
      'Ligne 5 : aucune collectivité du service n’a le code « 99999 ».',
    ]);
    expect(await tracesDeListes(api, service)).toEqual(AUCUNE_TRACE);
  });

  it('sans colonne de valeurs', async () => {
    const { status, body } = await importer(utf8('code;nom\n13008;Aurons'));
    expect([status, body.raisons[0].message]).toEqual([
      400,
      'La colonne « valeur » (ou « classe », ou « population ») manque sur la première ligne.',
    ]);
  });

  it('l’aperçu montre les valeurs qui changent', async () => {
    await importer(utf8('code;classe\n13008;1\n13002;6'));
    const apercu = await apercevoir(utf8('code;classe\n13008;3\n13004;2'), {
      effetLe: '2026-06-01',
    });
    expect(apercu).toMatchObject({
      ajoutees: [{ code: '13004', valeur: '2' }],
      retirees: [{ code: '13002', valeur: '6' }],
      modifiees: [{ code: '13008', nom: 'Aurons', valeur: '3', avant: '1' }],
    });
  });
});

describe('ce que l’aperçu annonce est ce que la publication fait', () => {
  const COUT = 1_000_000;
  async function demande(recuLe: string) {
    const joueur = await unUtilisateur(api, 'superviseur', service);
    return creerDossier(api.moyens, joueur, {
      dispositif: 'ANCT_SM',
      collectiviteId: aurons.id,
      recuLe,
      donnees: { coutHt: COUT },
    });
  }
  const lu = async (id: string) => {
    const { body } = await administrateur.get(`/api/dossiers/${id}`).expect(200);
    return {
      taux: body.eligibilite.criteres.find((c: { id: string }) => c.id === 'taux').verdict,
      montant: body.montant.calcule,
    };
  };
  /** The amount as the lists and the search read it, once the job has run. */
  const inscrit = async (id: string) => {
    const moyens = { client: api.client, horloge: api.horloge };
    await recalculerEcheances(moyens, service.id, 'ANCT_SM');
    const dossier = await api.client.dossier.findUniqueOrThrow({ where: { id } });
    return dossier.montantCalculeCentimes && Number(dossier.montantCalculeCentimes);
  };

  beforeEach(async () => {
    // The rate is that of the class once the population is known, and above the threshold.
    await administrateur
      .post('/api/parametres')
      .send({
        dispositif: 'ANCT_SM',
        cle: 'naturePopulation',
        valeur: 'COMMUNES',
        effetLe: '2021-01-01',
        source: 'Choix du service',
      })
      .expect(201);
  });

  it('un taux qui apparaît, puis change, avec le montant', async () => {
    const id = await demande('2026-06-02');
    const ancien = await demande('2026-01-02');
    expect(await lu(id)).toEqual({ taux: 'à apprécier', montant: null });
    const reste = { effetLe: '2026-06-01' };

    const premiere = await apercevoir(utf8('code;classe\n13008;1'), reste);
    expect(premiere).toMatchObject({
      dossiersOuverts: 1,
      effets: {
        examines: 1,
        tronque: false,
        changements: [
          { id, criteres: ['Taux de prise en charge connu : à apprécier devient rempli'] },
        ],
      },
      calculs: { montants: 1, exemples: [{ id, montant: { avant: null, apres: 800_000 } }] },
    });
    expect(await lu(id)).toEqual({ taux: 'à apprécier', montant: null });
    await importer(utf8('code;classe\n13008;1'), reste);
    expect(await lu(id)).toEqual({ taux: 'rempli', montant: 800_000 });
    expect(await inscrit(id)).toBe(800_000);
    expect(await lu(ancien)).toEqual({ taux: 'à apprécier', montant: null });

    const deuxieme = await apercevoir(utf8('code;classe\n13008;5'), reste);
    expect(deuxieme.effets).toEqual({ examines: 1, tronque: false, changements: [] });
    expect(deuxieme.calculs).toMatchObject({
      montants: 1,
      exemples: [{ id, montant: { avant: 800_000, apres: 330_000 } }],
    });
    await importer(utf8('code;classe\n13008;5'), reste);
    expect(await lu(id)).toEqual({ taux: 'rempli', montant: 330_000 });
  });

  it('une liste qu’une suivante remplace déjà n’a d’effet qu’entre les deux dates', async () => {
    const entre = await demande('2026-03-02');
    await demande('2026-06-02');
    await importer(utf8('code;classe\n13008;1'), { effetLe: '2026-06-01' });
    const apercu = await apercevoir(utf8('code;classe\n13008;5'), { effetLe: '2026-02-01' });
    expect(apercu.effets.examines).toBe(1);
    expect(apercu.calculs.exemples.map((e) => e.id)).toEqual([entre]);
  });
});
