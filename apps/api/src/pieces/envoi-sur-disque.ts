import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { TAILLE_MAX_VIDEO } from '@sciat/contrats';
import { finalize, type Observable } from 'rxjs';
import { CONFIG } from '../base/prisma.service.js';
import type { Config } from '../config.js';
import { dossierDesEnvois } from './fichiers.service.js';

/** Receives one file on the disk, and removes it once the request is answered if nothing moved it away. */
@Injectable()
export class EnvoiSurDisque implements NestInterceptor {
  private readonly recevoir: NestInterceptor;

  constructor(@Inject(CONFIG) config: Config) {
    const dest = dossierDesEnvois(config);
    mkdirSync(dest, { recursive: true, mode: 0o700 });
    const Reception = FileInterceptor('fichier', {
      dest,
      limits: { fileSize: TAILLE_MAX_VIDEO, files: 1, fields: 10, fieldSize: 10_000 },
      defParamCharset: 'utf8',
    } as object);
    this.recevoir = new Reception();
  }

  async intercept(contexte: ExecutionContext, suite: CallHandler): Promise<Observable<unknown>> {
    const requete = contexte.switchToHttp().getRequest<{ file?: { path: string } }>();
    const reponse = await this.recevoir.intercept(contexte, suite);
    return reponse.pipe(
      finalize(() => {
        // What cannot be removed now goes with the leftovers of the day.
        if (requete.file) rm(requete.file.path, { force: true }).catch(() => undefined);
      }),
    );
  }
}
