import {
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import { listerLotsScansSchema, lotScanSchema, lotsScansSchema } from '@sciat/contrats';
import type { z } from 'zod';
import { Autoriser, Connecte, type Utilisateur } from '../../auth/acces.js';
import { exigerTousDispositifs } from '../../auth/perimetre.js';
import { Horloge } from '../../base/horloge.js';
import { PrismaService } from '../../base/prisma.service.js';
import { Reponse } from '../../base/reponse.js';
import { champInvalide } from '../../erreurs/erreur-metier.js';
import { Identifiant } from '../../erreurs/identifiant.pipe.js';
import { EnvoiSurDisque } from '../../pieces/envoi-sur-disque.js';
import { FichiersService } from '../../pieces/fichiers.service.js';
import { deposerLot } from './deposer-lot.js';
import { lireLot, listerLots } from './lire-lots.js';

const idLot = new Identifiant('Ce fichier de pages signées');

/** Signed pages of many letters, as the copier gives them. Before the letters: `scans` is none of their ids. */
@Controller('courriers/scans')
export class ScansController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
    private readonly fichiers: FichiersService,
  ) {}

  @Get()
  @Autoriser('dossier:lire')
  @Reponse(lotsScansSchema)
  lister(
    @Connecte() agent: Utilisateur,
    @Query({ schema: listerLotsScansSchema }) demande: z.output<typeof listerLotsScansSchema>,
  ) {
    exigerTousDispositifs(agent);
    return listerLots(this.prisma.client, agent.serviceId, demande);
  }

  /** Accepted; the report comes as the job goes. */
  @Post()
  @HttpCode(202)
  @Autoriser('courrier:rediger')
  @ApiConsumes('multipart/form-data')
  @UseInterceptors(EnvoiSurDisque)
  @Reponse(lotScanSchema, 202)
  async deposer(
    @Connecte() agent: Utilisateur,
    @UploadedFile() fichier: { originalname: string; path: string } | undefined,
  ) {
    exigerTousDispositifs(agent);
    if (!fichier) throw champInvalide('fichier', 'Joignez un fichier.');
    const { originalname: nom, path: chemin } = fichier;
    const moyens = {
      client: this.prisma.client,
      horloge: this.horloge,
      fichiers: this.fichiers,
    };
    return this.lire(agent, await deposerLot(moyens, agent, { nom, chemin }));
  }

  @Get(':id')
  @Autoriser('dossier:lire')
  @Reponse(lotScanSchema)
  lire(@Connecte() agent: Utilisateur, @Param('id', idLot) id: string) {
    exigerTousDispositifs(agent);
    return lireLot(this.prisma.client, agent, id);
  }
}
