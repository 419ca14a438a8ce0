import { buffer } from 'node:stream/consumers';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { LotScan } from '@sciat/contrats';
import { type ApplicationDeTest, demarrerApplication } from '../../../test/application.js';
import { avancer, COORDONNEES, rediger, rendreTout } from '../../../test/courriers.js';
import { unDossier } from '../../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  type ServiceDeTest,
  unPdf,
  unService,
} from '../../../test/fabriques.js';
import { EICAR, type FauxClamd, fauxClamd } from '../../../test/faux-clamd.js';
import { creerAntivirus } from '../../antivirus/antivirus.js';
import { registre } from '../../jobs/registre.js';
import type { MoyensTravaux } from '../../jobs/tour-quotidien.js';

let api: ApplicationDeTest;
let clamd: FauxClamd;
let service: ServiceDeTest;
let agent: AgentConnecte;

beforeAll(async () => {
  clamd = await fauxClamd();
  api = await demarrerApplication();
});
afterAll(async () => {
  await api.fermer();
  await clamd.fermer();
});
beforeEach(async () => {
  await api.base.vider();
  // Read at each deposit: the service holds the very same object.
  api.config.CLAMD_URL = undefined;
  clamd.recus.length = 0;
  service = await unService(api, COORDONNEES);
  agent = await connecter(api, 'instructeur', service);
});
afterEach(() => expect(api.incidents).toEqual([]));

const moyens = () =>
  ({ ...api.moyens, antivirus: creerAntivirus(api.config) }) as unknown as MoyensTravaux;

/** A letter given to sign, with its printed pages. */
async function aSigner(qui = agent, ou = service, paragraphe?: string) {
  const { id: dossierId } = await unDossier(api, {
    service: ou,
    etape: 'SIGNATURE_CONFIRMATION',
  });
  const { id } = await rediger(qui, dossierId, 'CONFIRMATION');
  if (paragraphe)
    await qui
      .patch(`/api/courriers/${id}`)
      .send({ version: 1, paragraphes: { suite: paragraphe } })
      .expect(200);
  await avancer(qui, id, 'A_SIGNER');
  await rendreTout(api);
  const { pdfCle } = await api.client.courrier.findUniqueOrThrow({ where: { id } });
  return { id, pdf: await buffer(await api.moyens.fichiers.lire(pdfCle as string)) };
}
const LONG = 'Un paragraphe qui prend de la place. '.repeat(150);

/** The pages named, in that order, as the copier's feeder gave them. */
async function melanger(...pages: [Buffer, number][]): Promise<Buffer> {
  const sortie = await PDFDocument.create();
  for (const [pdf, rang] of pages) {
    const [page] = await sortie.copyPages(await PDFDocument.load(pdf), [rang]);
    if (page) sortie.addPage(page);
  }
  return Buffer.from(await sortie.save());
}
const blanche = async () => {
  const pdf = await PDFDocument.create();
  pdf.addPage();
  return Buffer.from(await pdf.save());
};
const envoyer = (contenu: Buffer, nom = 'copieur.pdf', qui = agent) =>
  qui.post('/api/courriers/scans').attach('fichier', contenu, nom);
async function deposer(contenu: Buffer): Promise<string> {
  return (await envoyer(contenu).expect(202)).body.id;
}
const classer = (lotId: string, avec = moyens()) =>
  registre['scans.classer'].traiter(avec, { lotId });
const rapport = async (id: string): Promise<LotScan> =>
  (await agent.get(`/api/courriers/scans/${id}`).expect(200)).body;
const bilan = (lot: LotScan) =>
  lot.lignes.map((l) => [l.etat, l.pages, l.courrier?.chrono ?? null]);
const scan = (id: string) => agent.get(`/api/courriers/${id}/scan`);
const lireScan = async (id: string) => {
  const { scanCle } = await api.client.courrier.findUniqueOrThrow({ where: { id } });
  return PDFDocument.load(await buffer(await api.moyens.fichiers.lire(scanCle as string)));
};
const fichiersDe = async (prefixe: string) => {
  let n = 0;
  for await (const page of api.moyens.fichiers.parcourir(prefixe)) n += page.length;
  return n;
};

test('les pages mêlées de plusieurs lettres vont chacune à la sienne, et ce qui reste est dit', async () => {
  const courte = await aSigner();
  const longue = await aSigner(agent, service, LONG);
  const numerisee = await aSigner();
  await agent
    .post(`/api/courriers/${numerisee.id}/scan`)
    .attach('fichier', unPdf('à la main'), 'page.pdf')
    .expect(200);
  const annulee = await aSigner();
  await avancer(agent, annulee.id, 'ANNULE', { motif: 'Erreur de dossier.' });
  const reprise = await aSigner();
  await avancer(agent, reprise.id, 'BROUILLON', { motif: 'Une coquille.' });
  const ailleurs = await unService(api, COORDONNEES);
  const etranger = await connecter(api, 'instructeur', ailleurs);
  const autre = await aSigner(etranger, ailleurs);
  const incomplete = await aSigner(agent, service, LONG);
  const double = await aSigner();

  const id = await deposer(
    await melanger(
      [longue.pdf, 1],
      [courte.pdf, 0],
      [await blanche(), 0],
      [numerisee.pdf, 0],
      [longue.pdf, 0],
      [annulee.pdf, 0],
      [autre.pdf, 0],
      [reprise.pdf, 0],
      [incomplete.pdf, 1],
      [double.pdf, 0],
      [double.pdf, 0],
    ),
  );
  expect(await rapport(id)).toMatchObject({ etat: 'EN_COURS', lignes: [] });
  await classer(id);
  const lot = await rapport(id);
  expect(lot).toMatchObject({ etat: 'TERMINE', pages: 11, lues: 11, classes: 2, ecartes: 7 });
  expect(bilan(lot)).toEqual([
    ['CLASSE', [5, 1], '2026-0002'],
    ['CLASSE', [2], '2026-0001'],
    ['DEJA_NUMERISE', [4], '2026-0003'],
    ['ETAT', [6], '2026-0004'],
    // Another service's letter, and a page of a text taken back, are like a code nobody knows.
    ['INCONNU', [7], null],
    ['INCONNU', [8], null],
    ['INCOMPLET', [9], '2026-0006'],
    ['DOUBLE', [10, 11], '2026-0007'],
    ['ILLISIBLE', [3], null],
  ]);
  expect(lot.lignes.map((l) => l.manquantes).filter((m) => m.length > 0)).toEqual([[1], [1]]);

  // As the scan filed by hand: the letter's state is not touched.
  const { body: lu } = await agent.get(`/api/courriers/${longue.id}`).expect(200);
  expect(lu).toMatchObject({ etat: 'A_SIGNER', scan: true, scanAnalyse: 'NON_ANALYSE' });
  const pages = await lireScan(longue.id);
  expect(pages.getPageCount()).toBe(2);
  expect(pages.getTitle()).toBe('Courrier 2026-0002, signé');
  const { headers } = await scan(longue.id).expect(200);
  expect(headers['content-disposition']).toBe('attachment; filename=courrier-2026-0002-signe.pdf');
  const { body: journal } = await agent.get(`/api/dossiers/${lu.dossierId}/journal`).expect(200);
  expect(journal.donnees[0].phrase).toBe(
    'Courrier signé numérisé : Confirmation de la mission, n° 2026-0002',
  );
  for (const c of [autre, annulee, reprise, incomplete, double])
    expect(await api.client.courrier.findUniqueOrThrow({ where: { id: c.id } })).toMatchObject({
      scanCle: null,
    });
  // The copier's file has served.
  expect(await fichiersDe(`${service.id}/scans`)).toBe(0);

  const { body: liste } = await agent.get('/api/courriers/scans').expect(200);
  expect(liste).toMatchObject({ total: 1, donnees: [{ id, classes: 2, ecartes: 7 }] });
  await etranger.get(`/api/courriers/scans/${id}`).expect(403);
  expect((await etranger.get('/api/courriers/scans').expect(200)).body.total).toBe(0);
}, 90_000);

test('tué au milieu puis repris, ou lancé deux fois, chaque lettre n’est classée qu’une fois', async () => {
  const lettres = [await aSigner(), await aSigner(), await aSigner()];
  const id = await deposer(await melanger(...lettres.map((l) => [l.pdf, 0] as [Buffer, number])));
  const { fichiers } = api.moyens;
  let rangees = 0;
  const tue = Object.assign(Object.create(fichiers), {
    deposer: async (...a: Parameters<typeof fichiers.deposer>) => {
      rangees += 1;
      if (rangees > 1) throw new Error('tué');
      return fichiers.deposer(...a);
    },
  });
  await expect(classer(id, { ...moyens(), fichiers: tue })).rejects.toThrow('tué');
  expect(bilan(await rapport(id))).toEqual([['CLASSE', [1], '2026-0001']]);
  await Promise.all([classer(id), classer(id)]);
  await classer(id);
  expect(bilan(await rapport(id))).toEqual([
    ['CLASSE', [1], '2026-0001'],
    ['CLASSE', [2], '2026-0002'],
    ['CLASSE', [3], '2026-0003'],
  ]);
  const evenements = { where: { type: 'CourrierScanne' } };
  expect(await api.client.evenementJournal.count(evenements)).toBe(3);
}, 90_000);

test('un fichier qui ne se lit pas ne classe rien et le dit ; ce qui n’est pas une page est refusé', async () => {
  const id = await deposer(
    Buffer.concat([unPdf(), Buffer.from('\nstartxref\n9999\n%%EOF')]).subarray(0, 40),
  );
  await classer(id);
  expect(await rapport(id)).toMatchObject({
    etat: 'ECHOUE',
    erreur: expect.stringContaining('abîmé'),
    lignes: [],
  });
  await envoyer(Buffer.from('MZ exécutable'), 'page.pdf').expect(415);
  await envoyer(Buffer.alloc(0)).expect(400);
  await agent.post('/api/courriers/scans').expect(400);
  await agent.get('/api/courriers/scans/pas-un-id').expect(404);
  const perdu = await deposer(await blanche());
  await registre['scans.classer'].abandonner?.(moyens(), { lotId: perdu }, 'trop d’essais');
  expect((await rapport(perdu)).erreur).toContain('administrateur');
  // Launched again by an administrator.
  await classer(perdu);
  expect(await rapport(perdu)).toMatchObject({ etat: 'TERMINE', erreur: null });
}, 60_000);

test('en quarantaine tant que l’antivirus n’a pas regardé, le fichier n’est pas ouvert', async () => {
  const { id: courrierId, pdf } = await aSigner();
  api.config.CLAMD_URL = clamd.url;
  const id = await deposer(pdf);
  await expect(classer(id, { ...moyens(), antivirus: null })).rejects.toThrow('CLAMD_URL');
  expect(await rapport(id)).toMatchObject({ etat: 'EN_COURS', lues: 0 });
  await classer(id);
  expect(bilan(await rapport(id))).toEqual([['CLASSE', [1], '2026-0001']]);
  expect(clamd.recus).toEqual([pdf]);
  // Its pages were looked at with the file they come from.
  const { body } = await agent.get(`/api/courriers/${courrierId}`).expect(200);
  expect(body.scanAnalyse).toBe('SAINE');
  await scan(courrierId).expect(200);
}, 60_000);

test('un fichier infecté ne classe rien, et disparaît', async () => {
  const { id: courrierId, pdf } = await aSigner();
  api.config.CLAMD_URL = clamd.url;
  const id = await deposer(Buffer.concat([pdf, Buffer.from(EICAR)]));
  await classer(id);
  await classer(id);
  expect(await rapport(id)).toMatchObject({
    etat: 'ECHOUE',
    erreur: expect.stringContaining('logiciel malveillant'),
    lignes: [],
  });
  await scan(courrierId).expect(404);
  expect(await fichiersDe(`${service.id}/scans`)).toBe(0);
  expect(await api.client.evenementJournal.count({ where: { type: 'ScanInfecte' } })).toBe(1);
}, 60_000);

test('la page signée déposée à la main passe l’antivirus comme une pièce', async () => {
  const { id } = await aSigner();
  api.config.CLAMD_URL = clamd.url;
  const deposerPage = (contenu: Buffer) =>
    agent.post(`/api/courriers/${id}/scan`).attach('fichier', contenu, 'page.pdf').expect(200);
  const analyser = () => registre['scan.analyser'].traiter(moyens(), { courrierId: id });
  expect((await deposerPage(unPdf('signé'))).body.scanAnalyse).toBe('EN_ATTENTE');
  expect((await scan(id).expect(409)).body.detail).toContain('quarantaine');
  await analyser();
  await scan(id).expect(200);

  await deposerPage(Buffer.concat([unPdf(), Buffer.from(EICAR)]));
  await analyser();
  await analyser();
  expect((await scan(id).expect(410)).body.detail).toContain('malveillant');
  const { body } = await agent.get(`/api/courriers/${id}`).expect(200);
  expect(body).toMatchObject({ scan: true, scanAnalyse: 'INFECTEE' });
  const { body: journal } = await agent.get(`/api/dossiers/${body.dossierId}/journal`).expect(200);
  expect(journal.donnees[0]).toMatchObject({
    phrase:
      'Fichier bloqué par l’antivirus : Confirmation de la mission, n° 2026-0001 (Eicar-Test-Signature)',
    auteur: 'Antivirus',
  });
  // Another, from a clean machine, takes its place.
  await deposerPage(unPdf('sain'));
  await analyser();
  await scan(id).expect(200);
});
