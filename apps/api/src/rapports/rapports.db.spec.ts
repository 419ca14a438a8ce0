import { read } from '@e965/xlsx';
import type { Rapport } from '@sciat/contrats';
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
import { lirePdf } from '../../test/lire-pdf.js';
import { imprimerRapport } from './imprimer-rapport.js';

let api: ApplicationDeTest;
let service: { id: string };
let superviseur: AgentConnecte;

beforeAll(async () => {
  api = await demarrerApplication();
  service = await unService(api, { nom: 'Service d’essai' });
  superviseur = await connecter(api, 'superviseur', service);
  const collectivite = await uneCollectivite(api, service);
  for (const etape of ['FICHE_DE_POSTE', 'COMPLEMENTS_FICHE', 'REFUS', 'DESISTEMENT', 'ACCORD'])
    await unDossier(api, { service, collectivite, etape });
  await unDossier(api, { service, etape: 'VERSEMENT' });
  await unDossier(api, { service, recuLe: '2025-12-31', etape: 'IRRECEVABLE' });
  // Another service's counts nowhere.
  await unDossier(api, { etape: 'ACCORD' });
}, 120_000);
afterAll(() => api.fermer());
afterEach(() => expect(api.incidents).toEqual([]));

const lire = async (annee = 2026, agent = superviseur): Promise<Rapport> =>
  (await agent.get(`/api/rapports?dispositif=VTA&annee=${annee}`).expect(200)).body;
const tableau = (rapport: Rapport, id: string) => {
  const trouve = rapport.tableaux.find((t) => t.id === id);
  if (!trouve) throw new Error(id);
  return trouve;
};
const ligne = (rapport: Rapport, id: string, nom: string) =>
  tableau(rapport, id).lignes.find((l) => l[0] === nom);
/** Counted on the rows themselves. */
async function compter(quoi: string, ou: string): Promise<number> {
  const [lu] = await api.client.$queryRawUnsafe<{ n: number }[]>(
    `SELECT coalesce(${quoi}, 0)::int AS n FROM dossier d LEFT JOIN obligation o ON o.dossier_id = d.id
     WHERE d.service_id = '${service.id}' AND d.dispositif = 'VTA' AND ${ou}`,
  );
  return lu?.n ?? -1;
}
const EN_2026 = (colonne: string) => `extract(year FROM ${colonne}) = 2026`;

test('chaque chiffre est celui qu’un décompte indépendant donne', async () => {
  const rapport = await lire();
  const attendus: [string, string, number, string, string][] = [
    ['ensemble', 'Demandes reçues', 1, 'count(*)', EN_2026('d.recu_le')],
    ['ensemble', 'Décidés ou clos', 1, 'count(*)', EN_2026('coalesce(d.accorde_le, d.clos_le)')],
    ['ensemble', 'Ouverts', 1, 'count(*)', 'd.clos_le IS NULL'],
    ['ensemble', 'En retard', 1, 'count(*)', `o.echeance_le < date '${rapport.au}'`],
    ['montants', 'Demandé', 2, 'sum(d.montant_calcule_centimes)', EN_2026('d.recu_le')],
    ['montants', 'Accordé', 1, 'count(*)', EN_2026('d.accorde_le')],
    ['montants', 'Accordé', 2, 'sum(d.montant_accorde_centimes)', EN_2026('d.accorde_le')],
    [
      'montants',
      'Payé',
      2,
      `sum((SELECT sum(p.centimes) FROM paiement p WHERE p.dossier_id = d.id AND p.annule_le IS NULL AND ${EN_2026('p.paye_le')}))`,
      'TRUE',
    ],
    ['decisions', 'Refus', 1, 'count(*)', `d.issue = 'REFUS' AND ${EN_2026('d.clos_le')}`],
    ['decisions', 'Accord', 1, 'count(*)', EN_2026('d.accorde_le')],
    ['decisions', 'Accord', 3, 'max(d.accorde_le - d.recu_le)', EN_2026('d.accorde_le')],
  ];
  for (const [id, nom, colonne, quoi, ou] of attendus) {
    const attendu = await compter(quoi, ou);
    expect([nom, ligne(rapport, id, nom)?.[colonne]]).toEqual([nom, attendu]);
    if (nom !== 'En retard') expect(attendu).toBeGreaterThan(0);
  }
  expect(ligne(rapport, 'decisions', 'Accord')?.[2]).toBeNull();
});

test('les mois, les EPCI et les collectivités font le même total', async () => {
  const rapport = await lire();
  const sommer = (id: string, colonne: number) =>
    tableau(rapport, id).lignes.reduce((n, l) => n + Number(l[colonne]), 0);
  const [, recues] = ligne(rapport, 'ensemble', 'Demandes reçues') ?? [];
  expect([sommer('mois', 1), sommer('epci', 1), sommer('demandeurs', 1)]).toEqual(
    Array(3).fill(recues),
  );
  expect(sommer('mois', 3)).toBe(ligne(rapport, 'montants', 'Accordé')?.[2]);
  expect(sommer('demandeurs', 4)).toBe(sommer('mois', 3));
  expect(tableau(rapport, 'pieces').lignes).toEqual([['Fiche de poste', 1, 1]]);
});

test('une année passée ne compte que la sienne', async () => {
  const rapport = await lire(2025);
  expect(rapport.au).toBe('2025-12-31');
  expect(ligne(rapport, 'ensemble', 'Demandes reçues')?.[1]).toBe(1);
  expect(ligne(rapport, 'ensemble', 'Ouverts')?.[1]).toBe(1);
  expect(ligne(rapport, 'ensemble', 'Décidés ou clos')?.[1]).toBe(0);
});

test('le PDF est balisé, dit tous les chiffres, et en mots ce que montrent ses diagrammes', async () => {
  const rapport = await lire();
  const { body } = await superviseur
    .get('/api/rapports/pdf?dispositif=VTA&annee=2026')
    .buffer(true)
    .parse((res, fait) => {
      const morceaux: Buffer[] = [];
      res.on('data', (m: Buffer) => morceaux.push(m));
      res.on('end', () => fait(null, Buffer.concat(morceaux)));
    })
    .expect(200)
    .expect('content-type', 'application/pdf');
  const lu = await lirePdf(body);
  expect(lu).toMatchObject({
    titre: 'Rapport annuel 2026 : Volontariat territorial en administration',
    titreMontre: true,
    langue: 'fr-FR',
    balise: true,
    norme: '1',
    sansPlace: [],
  });
  expect(lu.roles.filter((r) => r === 'H1')).toHaveLength(1);
  expect(lu.roles.filter((r) => r === 'H2')).toHaveLength(rapport.tableaux.length);
  expect(lu.roles.filter((r) => r === 'Table').length).toBeGreaterThanOrEqual(
    rapport.tableaux.filter((t) => t.lignes.length > 0).length,
  );
  expect(lu.roles).toContain('TH');
  const recues = ligne(rapport, 'ensemble', 'Demandes reçues')?.[1];
  expect(lu.roles.filter((r) => r === 'Figure')).toHaveLength(2);
  expect(lu.alternatives).toEqual([
    expect.stringContaining(`Diagramme en barres. Demandes reçues : ${recues} en tout`),
    expect.stringContaining('Diagramme en barres. Accordé : '),
  ]);
  for (const mot of ['Service d’essai', 'Demandes reçues', 'trop peu de cas', 'Par EPCI'])
    expect(lu.texte).toContain(mot);
});

test('un rapport sans aucun dossier s’imprime aussi', async () => {
  const vide = await lire(2020);
  const lu = await lirePdf(imprimerRapport(vide, 'Service d’essai'));
  expect(lu).toMatchObject({ norme: '1', sansPlace: [] });
  expect(lu.texte).toContain('Aucun dossier.');
});

test('le classeur a une feuille par tableau, des nombres qui sont des nombres et les mêmes diagrammes', async () => {
  const rapport = await lire();
  const { body } = await superviseur
    .get('/api/rapports/ods?dispositif=VTA&annee=2026')
    .buffer(true)
    .parse((res, fait) => {
      const morceaux: Buffer[] = [];
      res.on('data', (m: Buffer) => morceaux.push(m));
      res.on('end', () => fait(null, Buffer.concat(morceaux)));
    })
    .expect(200);
  const classeur = read(body);
  expect(classeur.SheetNames).toEqual(['Rapport', ...rapport.tableaux.map((t) => t.titre)]);
  // Names of files are bare in an archive.
  for (const objet of ['Object 1/content.xml', 'Object 2/content.xml'])
    expect(body.includes(objet)).toBe(true);
  expect(classeur.Sheets['Mois par mois']?.B2).toMatchObject({
    t: 'n',
    v: tableau(rapport, 'mois').lignes[0]?.[1],
  });
});

test('un dispositif non suivi est refusé, un inconnu ou une année à venir aussi', async () => {
  const compte = await unUtilisateur(api, 'lecture', service, { dispositifs: ['CANTINE'] });
  const limite = await ouvrirSession(api, compte);
  for (const suite of ['', '/pdf', '/ods']) {
    await limite.get(`/api/rapports${suite}?dispositif=VTA&annee=2026`).expect(403);
    await limite.get(`/api/rapports${suite}?dispositif=CANTINE&annee=2026`).expect(200);
    await superviseur.get(`/api/rapports${suite}?dispositif=RIEN&annee=2026`).expect(400);
    await superviseur.get(`/api/rapports${suite}?dispositif=VTA&annee=2099`).expect(400);
  }
});
