import { pipeline } from 'node:stream/promises';
import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  type DemanderExport,
  demanderExportSchema,
  exportSchema,
  exportsSchema,
  telechargerDossiersSchema,
} from '@sciat/contrats';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { Identifiant } from '../erreurs/identifiant.pipe.js';
import { FichiersService } from '../pieces/fichiers.service.js';
import { servirFichier } from '../pieces/servir-fichier.js';
import { demanderExport, lireFichier, listerExports } from './demander.js';
import { nomDuFichier, TYPES } from './ecrire.js';
import { exporter } from './exporter.js';

/** Lists of dossiers taken out: small ones at once, the others by a job. */
@Controller('exports')
export class ExportsController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
    private readonly fichiers: FichiersService,
  ) {}

  /** The file, sent as it is written. */
  @Get('dossiers')
  @Autoriser('dossier:lire')
  async telecharger(
    @Connecte() agent: Utilisateur,
    @Query({ schema: telechargerDossiersSchema })
    { format, tri, ordre, colonnes, ...filtres }: z.output<typeof telechargerDossiersSchema>,
    @Req() requete: Request,
    @Res() reponse: Response,
  ): Promise<void> {
    const fichier = await exporter(this.moyens(), agent, {
      format,
      tri,
      ordre,
      colonnes,
      filtres,
    });
    reponse.attachment(nomDuFichier(format, this.horloge.aujourdhui()));
    reponse.setHeader('Content-Type', TYPES[format]);
    reponse.setHeader('Cache-Control', 'private, no-store');
    reponse.setHeader('X-Content-Type-Options', 'nosniff');
    try {
      await pipeline(fichier, reponse);
    } catch (erreur) {
      // Half a file must not pass for one: the connection is cut.
      if ((erreur as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE')
        requete.log.error({ err: erreur }, 'export interrompu');
      reponse.destroy();
    }
  }

  @Get()
  @Autoriser('dossier:lire')
  @Reponse(exportsSchema)
  lister(@Connecte() agent: Utilisateur) {
    return listerExports(this.moyens(), agent);
  }

  @Post()
  @Autoriser('dossier:lire')
  @Reponse(exportSchema, 201)
  demander(
    @Connecte() agent: Utilisateur,
    @Body({ schema: demanderExportSchema }) demande: DemanderExport,
  ) {
    return demanderExport(this.moyens(), agent, demande);
  }

  @Get(':id/fichier')
  @Autoriser('dossier:lire')
  async fichier(
    @Connecte() agent: Utilisateur,
    @Param('id', new Identifiant('Cet export')) id: string,
    @Req() requete: Request,
    @Res() reponse: Response,
  ): Promise<void> {
    const { cle, taille, format, jour } = await lireFichier(this.moyens(), agent, id);
    const nom = nomDuFichier(format, jour);
    const type = TYPES[format];
    await servirFichier(requete, reponse, this.fichiers, { cle, nom, type, taille }, false);
  }

  private moyens() {
    return { client: this.prisma.client, horloge: this.horloge };
  }
}
