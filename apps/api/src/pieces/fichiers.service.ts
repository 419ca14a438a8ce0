import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { CONFIG } from '../base/prisma.service.js';
import type { Config } from '../config.js';

/** Where files are: a local folder, or any S3-compatible store. Names are generated, never the user's. */
@Injectable()
export class FichiersService implements OnModuleInit {
  private ouvert: Promise<Disk> | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** The API writes: a folder that cannot be made stops the start. A worker may run without it. */
  onModuleInit(): void {
    if (this.config.FICHIERS === 'local')
      mkdirSync(dossierLocal(this.config), { recursive: true, mode: 0o700 });
  }

  /** Moves a file of this machine into the store. Returns the key to keep. */
  async deposer(prefixe: string, chemin: string, type: string): Promise<string> {
    const cle = `${prefixe}/${randomUUID()}`;
    const options = { contentType: type, visibility: 'private' } as const;
    await (await this.disque()).moveFromFs(chemin, cle, options);
    return cle;
  }

  /** A second file with the same content, with a life of its own. */
  async copier(source: string, prefixe: string): Promise<string> {
    const cle = `${prefixe}/${randomUUID()}`;
    await (await this.disque()).copy(source, cle, { visibility: 'private' });
    return cle;
  }

  /** What is known of a file just deposited: it waits in quarantine where there is an antivirus. */
  get analyseAuDepot(): 'EN_ATTENTE' | 'NON_ANALYSE' {
    return this.config.CLAMD_URL ? 'EN_ATTENTE' : 'NON_ANALYSE';
  }

  /** Lends a file of this machine to `action`, for what is only in memory. */
  async avecFichier<T>(contenu: Uint8Array, action: (chemin: string) => Promise<T>): Promise<T> {
    const dossier = dossierDesEnvois(this.config);
    await mkdir(dossier, { recursive: true, mode: 0o700 });
    const chemin = join(dossier, randomUUID());
    try {
      await writeFile(chemin, contenu);
      return await action(chemin);
    } finally {
      await rm(chemin, { force: true });
    }
  }

  /** Removes what deposits cut short left on this machine. */
  async oublierEnvois(avant: Date): Promise<void> {
    const dossier = dossierDesEnvois(this.config);
    for (const nom of await readdir(dossier).catch(() => [])) {
      const chemin = join(dossier, nom);
      const { mtime } = await stat(chemin).catch(() => ({ mtime: null }));
      if (mtime && mtime < avant) await rm(chemin, { force: true });
    }
  }

  async existe(cle: string): Promise<boolean> {
    return (await this.disque()).exists(cle);
  }

  /** In bytes; throws when the file is missing. */
  async taille(cle: string): Promise<number> {
    return (await (await this.disque()).getMetaData(cle)).contentLength;
  }

  /** A file that is missing may be told only by an error of the stream: ask `existe` first. */
  async lire(cle: string): Promise<Readable> {
    return (await this.disque()).getStream(cle);
  }

  async supprimer(cle: string): Promise<void> {
    await (await this.disque()).delete(cle);
  }

  /** The keys under a prefix, a page at a time (a local folder is one page), each with its date. */
  async *parcourir(prefixe: string): AsyncGenerator<Depose[]> {
    const disque = await this.disque();
    let paginationToken: string | undefined;
    do {
      const page = await disque.listAll(prefixe, {
        recursive: true,
        ...(paginationToken ? { paginationToken } : {}),
      });
      yield [...page.objects]
        .filter((objet) => objet.isFile)
        .map((fichier) => ({
          cle: fichier.key,
          deposeLe: async () => (await fichier.getMetaData()).lastModified,
        }));
      paginationToken = page.paginationToken;
    } while (paginationToken);
  }

  private disque(): Promise<Disk> {
    this.ouvert ??= ouvrirDisque(this.config);
    return this.ouvert;
  }
}

export interface Depose {
  cle: string;
  deposeLe: () => Promise<Date>;
}

const dossierLocal = ({ DONNEES }: Config) => join(DONNEES, 'fichiers');
/** Where a deposit is until it is stored: on a disk, whatever its size, rather than in memory. */
export const dossierDesEnvois = ({ DONNEES }: Config) => join(DONNEES, 'envois');

async function ouvrirDisque(config: Config): Promise<Disk> {
  if (config.FICHIERS === 'local') {
    return new Disk(new FSDriver({ location: dossierLocal(config), visibility: 'private' }));
  }
  // Loaded only when used: the S3 client is large.
  const { S3Driver } = await import('flydrive/drivers/s3');
  return new Disk(
    new S3Driver({
      bucket: config.S3_BUCKET as string,
      region: config.S3_REGION,
      ...(config.S3_ENDPOINT ? { endpoint: config.S3_ENDPOINT } : {}),
      forcePathStyle: true,
      credentials: {
        accessKeyId: config.S3_CLE as string,
        secretAccessKey: config.S3_SECRET as string,
      },
      supportsACL: false,
      visibility: 'private',
    }),
  );
}
