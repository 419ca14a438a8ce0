import { createHash } from 'node:crypto';
import { readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Dossier } from '@sciat/contrats';
import { AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  type Api,
  connecter,
  type ServiceDeTest,
  unPdf,
  unService,
} from '../../test/fabriques.js';
import { adresse, deposer, franchir } from '../../test/gestes.js';
import { unMp4 } from '../../test/videos.js';
import { lirePour } from '../dossiers/ecrire-dossier.js';
import { faitsDuDossier } from '../dossiers/faits.js';
import { deposerPiece } from './deposer-piece.js';
import { FichiersService } from './fichiers.service.js';
import { nettoyerFichiers } from './nettoyer-fichiers.js';

const CODE = 'FICHE_DE_POSTE';
let api: Api;
let service: ServiceDeTest;
let agent: AgentConnecte;
let dossierId: string;
let depot: string;

beforeAll(async () => {
  api = await demarrerApplication();
  depot = join(api.config.DONNEES, 'fichiers');
});
afterAll(() => api.fermer());
beforeEach(async () => {
  await api.base.vider();
  await rm(depot, { recursive: true, force: true });
  api.incidents.length = 0;
  service = await unService(api);
  agent = await connecter(api, 'superviseur', service);
  dossierId = (await unDossier(api, { service })).id;
});

/** Keys in the local store. */
async function cles(): Promise<string[]> {
  const entrees = await readdir(depot, { recursive: true, withFileTypes: true }).catch(() => []);
  return entrees
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath, e.name).slice(depot.length + 1));
}

describe('un fichier que le dépôt a perdu', () => {
  const fichier = () => `${adresse(dossierId)}/pieces/${CODE}/versions/1`;
  beforeEach(async () => {
    await deposer(agent, dossierId, CODE).expect(201);
  });

  test('présent, HEAD en dit la taille et GET le donne', async () => {
    const { headers } = await agent.head(fichier()).expect(200);
    expect(headers['content-length']).toBe(String(unPdf(CODE).length));
    const { body } = await agent.get(fichier()).expect(200);
    expect(Buffer.from(body)).toEqual(unPdf(CODE));
    expect(api.incidents).toEqual([]);
  });

  test('perdu, il est dit perdu, à l’agent et au journal, et le serveur continue', async () => {
    await rm(depot, { recursive: true });
    await agent.head(fichier()).expect(404);
    const { body, type, headers } = await agent.get(fichier()).expect(404);
    expect(type).toBe('application/problem+json');
    expect(headers['content-disposition']).toBeUndefined();
    expect(body.detail).toBe(
      'Le fichier n’est plus dans le dépôt de fichiers : prévenez un administrateur.',
    );
    await new Promise((suite) => setTimeout(suite, 50));
    expect(api.incidents).toHaveLength(2);
    expect(api.incidents[0]).toContain('fichier absent du dépôt');
    await agent.get(adresse(dossierId)).expect(200);
  });
});

describe('un fichier mesuré', () => {
  const envoyer = (contenu: Buffer, nom: string) =>
    agent
      .post(`${adresse(dossierId)}/pieces`)
      .field('code', CODE)
      .attach('fichier', contenu, nom);
  const version = (body: Dossier) => body.pieces.find((p) => p.code === CODE)?.versions[0];
  const enAttente = () => readdir(join(api.config.DONNEES, 'envois'));

  test('dit ses pages, et les règles les lisent', async () => {
    const pdf = await PDFDocument.create();
    for (let i = 0; i < 12; i += 1) pdf.addPage();
    const { body } = await envoyer(Buffer.from(await pdf.save()), 'fiche.pdf').expect(201);
    expect(version(body)?.mesures).toEqual({ pages: 12 });
    const lu = await lirePour(api.client, dossierId, agent.compte, 'dossier:lire');
    const faits = await faitsDuDossier(api.client, lu, AUJOURDHUI);
    expect(faits.mesures).toEqual({ [CODE]: { pages: 12 } });
    expect(await enAttente()).toEqual([]);
  });

  test('peut être une vidéo plus lourde qu’un document, servie sans être lue en place', async () => {
    const video = unMp4(168, 'isom', 26 * 1024 * 1024);
    const { body } = await envoyer(video, 'presentation.mp4').expect(201);
    expect(version(body)).toMatchObject({
      type: 'video/mp4',
      taille: video.length,
      mesures: { secondes: 168 },
      sha256: createHash('sha256').update(video).digest('hex'),
    });
    const fichier = await agent
      .get(`${adresse(dossierId)}/pieces/${CODE}/versions/1?apercu=1`)
      .expect(200);
    expect(fichier.headers['content-disposition']).toMatch(/^attachment/);
    expect(fichier.headers['content-security-policy']).toContain('sandbox');
    expect(video.equals(fichier.body)).toBe(true);
  });

  test('trop lourd pour ce qu’il est, il est refusé en disant la limite, et rien ne reste', async () => {
    const lourd = Buffer.concat([unPdf(), Buffer.alloc(26 * 1024 * 1024)]);
    const { body } = await envoyer(lourd, 'fiche.pdf').expect(413);
    expect(body.detail).toBe('Ce fichier PDF est trop volumineux : 25 Mo au plus.');
    await envoyer(unMp4(60, 'isom', 101 * 1024 * 1024), 'longue.mp4').expect(413);
    expect(await enAttente()).toEqual([]);
    expect(await cles()).toEqual([]);
    expect(api.incidents).toEqual([]);
  });

  test('illisible au-delà de ses premiers octets, il est déposé sans mesure', async () => {
    const { body } = await envoyer(unMp4(60).subarray(0, 60), 'coupee.mp4').expect(201);
    expect(version(body)?.mesures).toEqual({});
  });
});

describe('un nom de fichier', () => {
  test.each([
    ['coupé au milieu d’un emoji', `${'a'.repeat(139)}😀${'b'.repeat(60)}.pdf`, 149],
    ['fait d’emoji', `${'😀'.repeat(140)}${'é'.repeat(20)}.pdf`, 148],
    ['qui n’a pas besoin d’être coupé', `${'😀'.repeat(100)}.pdf`, 104],
  ])('%s est gardé entier, sans caractère brisé', async (_, nom, longueur) => {
    const { body } = await agent
      .post(`${adresse(dossierId)}/pieces`)
      .field('code', CODE)
      .attach('fichier', unPdf(), nom)
      .expect(201);
    const { nom: garde } = body.pieces.find((p: { code: string }) => p.code === CODE).versions[0];
    expect(garde).not.toMatch(/\p{Cs}/u);
    expect(garde).toMatch(/\.pdf$/);
    expect([...garde].length).toBeLessThanOrEqual(longueur);
  });
});

describe('le dépôt', () => {
  const auteur = () => agent.compte as typeof agent.compte & { id: string };
  const fichier = () => ({ nom: 'fiche.pdf', contenu: unPdf() });
  /** Something happens while the store is writing. */
  const pendantLeDepot = (action: () => Promise<unknown>): FichiersService =>
    Object.assign(Object.create(api.moyens.fichiers) as FichiersService, {
      async deposer(...parametres: Parameters<FichiersService['deposer']>) {
        const cle = await api.moyens.fichiers.deposer(...parametres);
        await action();
        return cle;
      },
    });
  const avec = (action: () => Promise<unknown>) => ({
    ...api.moyens,
    fichiers: pendantLeDepot(action),
  });

  test('un dépôt de fichiers lent ne retient pas le dossier', async () => {
    const libre = () =>
      api.client.$queryRaw`SELECT 1 FROM dossier WHERE id = ${dossierId}::uuid FOR UPDATE NOWAIT`;
    await deposerPiece(avec(libre), dossierId, auteur(), CODE, fichier());
    expect(await cles()).toHaveLength(1);
  });

  test('un dossier clos entre-temps refuse la pièce et le fichier est retiré', async () => {
    const clore = () => franchir(api, agent, dossierId, 'enregistrer_desistement');
    await expect(
      deposerPiece(avec(clore), dossierId, auteur(), CODE, fichier()),
    ).rejects.toMatchObject({ nature: 'invalide' });
    expect(await cles()).toEqual([]);
  });

  test('rien n’est écrit pour un dossier d’un autre service, ni pour une pièce inconnue', async () => {
    const autre = await connecter(api, 'superviseur');
    await deposer(autre, dossierId, CODE).expect(403);
    await deposer(agent, dossierId, 'INCONNUE').expect(400);
    expect(await cles()).toEqual([]);
  });

  test('la base perdue pendant l’enregistrement : le fichier reste, puisqu’il peut être nommé', async () => {
    await api.client.$executeRawUnsafe(`
      CREATE FUNCTION mourir() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$`);
    await api.client.$executeRawUnsafe(`
      CREATE CONSTRAINT TRIGGER mourir AFTER INSERT ON version_piece
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mourir()`);
    try {
      await expect(
        deposerPiece(api.moyens, dossierId, auteur(), CODE, fichier()),
      ).rejects.toThrow();
    } finally {
      await api.prisma.pool.query('DROP FUNCTION mourir CASCADE');
    }
    expect(await cles()).toHaveLength(1);
    expect(await api.client.versionPiece.count()).toBe(0);
  });
});

describe('le ménage du dépôt de fichiers', () => {
  const HIER = new Date(Date.parse(`${AUJOURDHUI}T09:00:00Z`) - 25 * 3600 * 1000);

  test('ne retire que les vieux fichiers que rien ne nomme, sous les services de la base', async () => {
    const { fichiers } = api.moyens;
    await deposer(agent, dossierId, CODE).expect(201);
    const [nomme] = await cles();
    const poser = (prefixe: string) =>
      fichiers.avecFichier(unPdf(), (chemin) =>
        fichiers.deposer(prefixe, chemin, 'application/pdf'),
      );
    const orphelin = await poser(`${service.id}/${dossierId}`);
    const etranger = await poser('autre-application');
    for (const cle of await cles()) await utimes(join(depot, cle), HIER, HIER);
    const recent = await poser(`${service.id}/${dossierId}`);
    const maintenant = new Date(`${AUJOURDHUI}T09:00:00Z`);
    await utimes(join(depot, recent), maintenant, maintenant);

    expect(await nettoyerFichiers(api.moyens)).toBe(1);
    expect((await cles()).sort()).toEqual([etranger, nomme, recent].sort());
    expect(await cles()).not.toContain(orphelin);
    expect(await nettoyerFichiers(api.moyens)).toBe(0);
  });

  test('retire ce que des envois coupés ont laissé, sauf ceux du jour', async () => {
    const envois = join(api.config.DONNEES, 'envois');
    for (const nom of ['vieux', 'recent']) await writeFile(join(envois, nom), unPdf());
    await utimes(join(envois, 'vieux'), HIER, HIER);
    await utimes(join(envois, 'recent'), new Date(), new Date(`${AUJOURDHUI}T09:00:00Z`));
    await nettoyerFichiers(api.moyens);
    expect(await readdir(envois)).toEqual(['recent']);
    await rm(join(envois, 'recent'));
  });

  test('sans dossier local, il n’y a rien à faire', async () => {
    await rm(depot, { recursive: true, force: true });
    expect(await nettoyerFichiers(api.moyens)).toBe(0);
  });

  describe('sur un dépôt S3', () => {
    let s3: Server;
    let objets: Map<string, Date>;
    let lus: number;

    beforeEach(async () => {
      objets = new Map();
      lus = 0;
      // As much of S3 as the sweep uses; two keys a page.
      s3 = createServer((requete, reponse) => {
        const url = new URL(requete.url ?? '', 'http://s3');
        if (requete.method === 'DELETE') {
          objets.delete(url.pathname.replace('/seau/', ''));
          reponse.writeHead(204).end();
          return;
        }
        lus += 1;
        const apres = url.searchParams.get('continuation-token') ?? '';
        const prefixe = url.searchParams.get('prefix') ?? '';
        const reste = [...objets].sort().filter(([c]) => c.startsWith(prefixe) && c > apres);
        const page = reste.slice(0, 2);
        const suite = reste.length > 2 ? page[1]?.[0] : undefined;
        const contenu = page.map(
          ([cle, le]) =>
            `<Contents><Key>${cle}</Key><LastModified>${le.toISOString()}</LastModified><Size>1</Size></Contents>`,
        );
        reponse.setHeader('content-type', 'application/xml');
        reponse.end(
          `<?xml version="1.0"?><ListBucketResult>${suite ? `<NextContinuationToken>${suite}</NextContinuationToken>` : ''}${contenu.join('')}</ListBucketResult>`,
        );
      });
      await new Promise<void>((suite) => s3.listen(0, '127.0.0.1', suite));
    });
    afterEach(() => {
      s3.closeAllConnections();
      s3.close();
    });

    test('page par page, il retire les mêmes', async () => {
      await deposer(agent, dossierId, CODE).expect(201);
      const nomme = (await api.client.versionPiece.findFirstOrThrow()).cle;
      const orphelins = [1, 2, 3].map((n) => `${service.id}/${dossierId}/orphelin-${n}`);
      for (const cle of [nomme, ...orphelins]) objets.set(cle, HIER);
      const recent = `${service.id}/${dossierId}/recent`;
      objets.set(recent, new Date(`${AUJOURDHUI}T08:00:00Z`));
      objets.set('ailleurs/orphelin', HIER);
      const fichiers = new FichiersService({
        ...api.config,
        FICHIERS: 's3',
        S3_ENDPOINT: `http://127.0.0.1:${(s3.address() as AddressInfo).port}`,
        S3_BUCKET: 'seau',
        S3_CLE: 'cle',
        S3_SECRET: 'secret',
      });

      expect(await nettoyerFichiers({ ...api.moyens, fichiers })).toBe(3);
      expect([...objets.keys()].sort()).toEqual([nomme, recent, 'ailleurs/orphelin'].sort());
      expect(lus).toBe(3);
    });
  });
});
