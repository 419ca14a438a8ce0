import { buffer, text } from 'node:stream/consumers';
import yauzl from 'yauzl';
import { type ApplicationDeTest, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  navigateur,
  type ServiceDeTest,
  unPdf,
  unService,
} from '../../test/fabriques.js';
import { adresse } from '../../test/gestes.js';
import { demanderAvis } from '../consultations/demander-avis.js';
import { noterAvis } from '../consultations/rendre-avis.js';
import { nomSur } from './nommer.js';

let api: ApplicationDeTest;
let service: ServiceDeTest;
let agent: AgentConnecte;
let dossierId: string;

beforeAll(async () => {
  api = await demarrerApplication();
});
afterAll(() => api.fermer());
beforeEach(async () => {
  await api.base.vider();
  api.incidents.length = 0;
  service = await unService(api);
  agent = await connecter(api, 'instructeur', service);
  dossierId = (await unDossier(api, { service, etape: 'VERIFICATION_COMPLETUDE' })).id;
});

const telecharger = () =>
  agent
    .get(`${adresse(dossierId)}/archive`)
    .buffer(true)
    .parse((flux, fin) => {
      buffer(flux as unknown as NodeJS.ReadableStream).then(
        (b) => void fin(null, b),
        (erreur) => void fin(erreur, null),
      );
    });

async function ouvrir(): Promise<Map<string, string>> {
  const { body } = await telecharger().expect(200);
  const archive = await yauzl.fromBufferPromise(body);
  const contenus = new Map<string, string>();
  for await (const entree of archive.eachEntry())
    contenus.set(entree.fileName, await text(await archive.openReadStreamPromise(entree)));
  return contenus;
}
const deposer = (code: string, nom: string, contenu = unPdf(code)) =>
  agent
    .post(`${adresse(dossierId)}/pieces`)
    .field('code', code)
    .attach('fichier', contenu, nom)
    .expect(201);

test('contient les pièces, les courriels et le journal, sous un index', async () => {
  await deposer('RIB', 'rib <b>été</b>.pdf');
  await deposer('RIB', 'rib <b>été</b>.pdf', unPdf('deux'));
  const { headers } = await telecharger().expect(200);
  expect(headers['content-type']).toBe('application/zip');
  expect(headers['content-disposition']).toBe('attachment; filename=VTA-2026-0001.zip');
  expect(headers['cache-control']).toContain('no-store');
  const contenus = await ouvrir();
  const noms = [...contenus.keys()];
  expect(noms[0]).toBe('index.html');
  const rib = noms.filter((n) => n.startsWith('pieces/RIB/v'));
  expect(rib).toHaveLength(2);
  expect(contenus.get(rib[1] as string)).toBe(unPdf('RIB').toString());
  expect(noms).toContain('journal.csv');
  const mail = noms.find((n) => n.startsWith('courriels/001 '));
  expect(contenus.get(mail as string)).toContain('À : mairie@exemple.invalid');
  const index = contenus.get('index.html') ?? '';
  expect(index).not.toContain('<b>');
  expect(index).toContain('SHA-256');
  for (const [, lien] of index.matchAll(/href="([^"]+)"/g))
    expect(noms).toContain(decodeURIComponent(lien as string));
  expect(contenus.get('journal.csv')).toContain('"Dossier VTA-2026-0001 créé"');
  const lu = await agent.get(`${adresse(dossierId)}/journal`).expect(200);
  expect(lu.body.donnees[0]).toMatchObject({
    phrase: `Dossier téléchargé en entier (ZIP, ${noms.length} fichiers)`,
    auteur: expect.not.stringContaining('Tâche'),
  });
  expect(api.incidents).toEqual([]);
});

test('laisse dehors ce que l’antivirus retient et ce que le dépôt a perdu, en le disant', async () => {
  await deposer('RIB', 'rib.pdf');
  await deposer('CHARTE', 'charte.pdf');
  await deposer('CONTRAT', 'contrat.pdf');
  const marquer = (code: string, analyse: 'INFECTEE' | 'EN_ATTENTE') =>
    api.client.versionPiece.updateMany({ where: { piece: { code } }, data: { analyse } });
  await marquer('RIB', 'INFECTEE');
  await marquer('CHARTE', 'EN_ATTENTE');
  const { cle } = await api.client.versionPiece.findFirstOrThrow({
    where: { piece: { code: 'CONTRAT' } },
  });
  await api.moyens.fichiers.supprimer(cle);
  const contenus = await ouvrir();
  expect([...contenus.keys()].filter((n) => n.startsWith('pieces/'))).toEqual([
    'pieces/FICHE_DE_POSTE/v1-FICHE_DE_POSTE.pdf',
  ]);
  const index = contenus.get('index.html') ?? '';
  for (const dit of ['bloqué par l’antivirus', 'en quarantaine', 'absent du dépôt de fichiers'])
    expect(index).toContain(dit);
});

test('n’emporte pas le lien de dépôt d’un courriel', async () => {
  const { body } = await agent
    .post(`${adresse(dossierId)}/liens`)
    .send({})
    .expect(201);
  const { id } = await api.client.courriel.findFirstOrThrow({ where: { dossierId } });
  const texte = `Déposez ici :\n${body.adresse}\n`;
  await api.client.courriel.update({ where: { id }, data: { texte } });
  const jeton = body.adresse.split('/depot/')[1];
  for (const contenu of (await ouvrir()).values()) expect(contenu).not.toContain(jeton);
});

test('est réservée aux agents qui instruisent, dans leur service', async () => {
  const refuser = async (autre: AgentConnecte) =>
    autre.get(`${adresse(dossierId)}/archive`).expect(403);
  await refuser(await connecter(api, 'lecture', service));
  await refuser(await connecter(api, 'administrateur', service));
  await refuser(await connecter(api, 'superviseur'));
  await navigateur(api)
    .get(`${adresse(dossierId)}/archive`)
    .expect(401);
});

test.each([
  ['../../etc/passwd', '_.._etc_passwd'],
  ['CON.pdf', '_CON.pdf'],
  ['.cache', 'cache'],
  ['a\u202Efdp.exe', 'a_fdp.exe'],
  ['///', '___'],
  ['...', 'sans-nom'],
  [`${'é'.repeat(300)}.pdf`, `${'é'.repeat(120)}.pdf`],
])('le nom %j devient %j', (nom, attendu) => {
  expect(nomSur(nom)).toBe(attendu);
});

test('contient les avis demandés, sauf la question et la réponse de ceux qui sont confidentiels', async () => {
  const qui = agent.compte as typeof agent.compte & { role: 'instructeur' };
  const demander = async (organisme: string, confidentiel: boolean) => {
    const id = await demanderAvis(api.moyens, dossierId, qui, {
      destinataire: { type: 'organisme', organisme, courriel: `${organisme}@exemple.invalid` },
      question: `Question à ${organisme}`,
      pieces: [],
      echeanceLe: '2026-12-01',
      confidentiel,
    });
    await noterAvis(api.moyens, dossierId, qui, id, {
      reponse: 'DEFAVORABLE',
      commentaire: `Réponse de ${organisme}`,
      canal: 'COURRIER',
      reponduLe: api.horloge.aujourdhui(),
    });
  };
  await demander('ouvert', false);
  await demander('ferme', true);
  const contenus = await ouvrir();
  const avis = contenus.get('avis/001 ouvert.txt');
  expect(avis).toContain('Question à ouvert');
  expect(avis).toContain('Réponse : Défavorable');
  expect(avis).toContain('Réponse de ouvert');
  const tout = [...contenus.values()].join('\n');
  expect(tout).toContain('confidentiel, absent de l’archive');
  expect(tout).not.toMatch(/Question à ferme|Réponse de ferme/);
});
