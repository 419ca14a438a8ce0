import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
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
  private disque!: Disk;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async onModuleInit(): Promise<void> {
    this.disque = await ouvrirDisque(this.config);
  }

  /** Returns the key to keep. */
  async deposer(prefixe: string, contenu: Uint8Array, type: string): Promise<string> {
    const cle = `${prefixe}/${randomUUID()}`;
    await this.disque.put(cle, contenu, { contentType: type, visibility: 'private' });
    return cle;
  }

  lire(cle: string): Promise<Readable> {
    return this.disque.getStream(cle);
  }

  supprimer(cle: string): Promise<void> {
    return this.disque.delete(cle);
  }
}

async function ouvrirDisque(config: Config): Promise<Disk> {
  if (config.FICHIERS === 'local') {
    const location = join(config.DONNEES, 'fichiers');
    mkdirSync(location, { recursive: true, mode: 0o700 });
    return new Disk(new FSDriver({ location, visibility: 'private' }));
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
