import { Controller, Get, Inject, Res } from '@nestjs/common';
import { type Sante, santeSchema } from '@sciat/contrats';
import type { Response } from 'express';
import { Autoriser } from '../auth/acces.js';
import { CONFIG, PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import type { Config } from '../config.js';

export const FILE_EN_VIE = Symbol('FILE_EN_VIE');

@Controller('sante')
export class SanteController {
  constructor(
    private readonly prisma: PrismaService,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(FILE_EN_VIE) private readonly fileEnVie: () => Promise<boolean>,
  ) {}

  /** 503 without the database. A queue that does not answer degrades: nothing is lost, jobs wait in the outbox. */
  @Get()
  @Autoriser('public')
  @Reponse(santeSchema)
  async lire(@Res({ passthrough: true }) reponse: Response): Promise<Sante> {
    const [base, file] = await Promise.all([
      this.prisma.pool.query('SELECT 1').then(
        () => true,
        () => false,
      ),
      this.fileEnVie().catch(() => false),
    ]);
    if (!base) reponse.status(503);
    return { etat: base && file ? 'ok' : 'degrade', base, file, demonstration: this.config.DEMO };
  }
}
