import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';
import { type ApplicationDeTest, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  navigateur,
  unPdf,
  unService,
} from '../../test/fabriques.js';
import { EICAR } from '../../test/faux-clamd.js';
import { adresse, lire } from '../../test/gestes.js';

/** By an agent, and through the link: the same door, held the same way. */
let api: ApplicationDeTest;
let agent: AgentConnecte;
let dossierId: string;
let chemin: string;

beforeAll(async () => {
  api = await demarrerApplication();
});
afterAll(() => api.fermer());
beforeEach(async () => {
  await api.base.vider();
  api.incidents.length = 0;
  const service = await unService(api);
  agent = await connecter(api, 'superviseur', service);
  dossierId = (await unDossier(api, { service, etape: 'COMPLEMENTS_DEMANDE' })).id;
  const { body } = await agent
    .post(`${adresse(dossierId)}/liens`)
    .send({})
    .expect(201);
  chemin = `/api${new URL(body.adresse).pathname}/pieces`;
});

async function envoyer(contenu: Buffer, nom: string) {
  const par = (appelant: ReturnType<typeof navigateur>, ou: string) =>
    appelant.post(ou).field('code', 'RIB').attach('fichier', contenu, nom);
  return [
    await par(navigateur(api), chemin),
    await par(agent, `${adresse(dossierId)}/pieces`),
  ] as const;
}
const rib = async () => (await lire(agent, dossierId)).pieces.find((p) => p.code === 'RIB');

/** A document whose images are zeros: a few hundred kilobytes that unfold into gigabytes. */
async function docx(images: number): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  const types =
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
  zip.addBuffer(Buffer.from(types), '[Content_Types].xml');
  zip.addBuffer(Buffer.from('<w:document/>'), 'word/document.xml');
  const vide = Buffer.alloc(40 * 1024 * 1024);
  for (let i = 0; i < images; i += 1) zip.addBuffer(vide, `word/media/image${i}.bmp`);
  zip.end();
  return buffer(zip.outputStream as NodeJS.ReadableStream);
}

const svg =
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(512)]);
test.each([
  ['un .exe renommé en .pdf', exe, 'rib.pdf', 415],
  ['un .exe', exe, 'rib.exe', 415],
  ['un SVG avec un script', Buffer.from(svg), 'rib.svg', 415],
  ['un SVG renommé en .png', Buffer.from(svg), 'rib.png', 415],
  ['une page HTML renommée en .pdf', Buffer.from('<html><script></script>'), 'rib.pdf', 415],
  ['un PDF renommé en .exe', unPdf(), 'rib.pdf.exe', 415],
  ['un fichier vide', Buffer.alloc(0), 'rib.pdf', 400],
  ['EICAR tel quel', Buffer.from(EICAR), 'rib.pdf', 415],
])('%s est refusé, et rien ne reste', async (_, contenu, nom, statut) => {
  for (const { status, body } of await envoyer(contenu, nom)) {
    expect(status).toBe(statut);
    expect(body.detail).toMatch(/fichier/);
  }
  expect((await rib())?.etat).toBe('ATTENDUE');
  expect(api.incidents).toEqual([]);
});

test('un document qui se déplie en centaines de mégaoctets est refusé sans être déplié', async () => {
  const bombe = await docx(8);
  expect(bombe.length).toBeLessThan(1024 * 1024);
  for (const { status, body } of await envoyer(bombe, 'rib.docx')) {
    expect(status).toBe(400);
    expect(body.detail).toContain('démesuré');
  }
  const coupe = (await docx(1)).subarray(0, -30);
  for (const { status } of await envoyer(coupe, 'rib.docx')) expect(status).toBe(400);
  const [par] = await envoyer(await docx(1), 'rib.docx');
  expect(par.status).toBe(201);
});

test('un PDF avec du JavaScript est accepté, et servi sans pouvoir agir', async () => {
  const pdf = Buffer.from(
    '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>\nendobj\n%%EOF\n',
  );
  const [par] = await envoyer(pdf, 'rib.pdf');
  expect(par.status).toBe(201);
  const adressePdf = `${adresse(dossierId)}/pieces/RIB/versions/1`;
  const { headers } = await agent.get(adressePdf).expect(200);
  expect(headers['content-disposition']).toMatch(/^attachment/);
  expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox");
  expect(headers['x-content-type-options']).toBe('nosniff');
  // In place it is drawn by the browser's own reader; our origin lends it no script and no request.
  const apercu = (await agent.get(`${adressePdf}?apercu=1`).expect(200)).headers;
  expect(apercu['content-security-policy']).toContain("default-src 'none'");
  expect(apercu['content-security-policy']).not.toContain('script-src');
});

test.each([
  ['../../../etc/passwd.pdf', 'passwd.pdf'],
  ['C:\\Users\\maire\\rib.pdf', 'rib.pdf'],
  ['rib\u202efdp.exe.pdf', 'ribfdp.exe.pdf'],
])('un nom avec un chemin (%j) ne garde que le nom', async (nom, garde) => {
  const [par] = await envoyer(unPdf(), nom);
  expect(par.status).toBe(201);
  const version = (await rib())?.versions.at(-1);
  expect(version?.nom).not.toMatch(/[/\\\p{Cc}]/u);
  expect(version?.nom).toBe(garde);
  const { cle } = await api.client.versionPiece.findFirstOrThrow({
    where: { lienId: { not: null } },
  });
  expect(cle).toMatch(/^[0-9a-f-]{36}\/[0-9a-f-]{36}\/[0-9a-f-]{36}$/);
});

test('deux fichiers, aucun fichier, ou un code qui n’est pas un texte : une réponse, pas une panne', async () => {
  const envoi = () => navigateur(api).post(chemin);
  await envoi().field('code', 'RIB').expect(400);
  await envoi().send({ code: 'RIB' }).expect(400);
  await envoi().attach('fichier', unPdf(), 'rib.pdf').expect(400);
  await envoi()
    .field('code', 'RIB')
    .field('code', 'CHARTE')
    .attach('fichier', unPdf(), 'a.pdf')
    .expect(400);
  await envoi()
    .field('code', 'RIB')
    .attach('fichier', unPdf(), 'a.pdf')
    .attach('fichier', unPdf(), 'b.pdf')
    .expect(400);
  await envoi().set('sec-fetch-site', 'cross-site').field('code', 'RIB').expect(403);
  expect(api.incidents).toEqual([]);
});
