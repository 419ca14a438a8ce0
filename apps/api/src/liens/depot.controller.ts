import {
  Body,
  Controller,
  Get,
  HttpCode,
  Post,
  Req,
  UploadedFile,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import { deposerPieceSchema, depotVuSchema } from '@sciat/contrats';
import type { z } from 'zod';
import { Autoriser } from '../auth/acces.js';
import { Reponse } from '../base/reponse.js';
import { DossiersService } from '../dossiers/dossiers.service.js';
import { champInvalide } from '../erreurs/erreur-metier.js';
import { EnvoiSurDisque } from '../pieces/envoi-sur-disque.js';
import { FichiersService } from '../pieces/fichiers.service.js';
import { deposerParLien } from './deposer-par-lien.js';
import { LienGuard, type RequeteDepot } from './lien.guard.js';
import { voirDepot } from './voir-depot.js';

/**
 * For the collectivité, without an account: the token of the path is the whole right. No session is read and
 * no cookie set, so that no other site can act in anyone's name.
 */
@Controller('depot/:jeton')
@UseGuards(LienGuard)
export class DepotController {
  constructor(
    private readonly dossiers: DossiersService,
    private readonly fichiers: FichiersService,
  ) {}

  @Get()
  @Autoriser('public')
  @Reponse(depotVuSchema)
  voir(@Req() { lien }: RequeteDepot) {
    return voirDepot(this.dossiers.moyens, lien);
  }

  @Post('pieces')
  @HttpCode(201)
  @Autoriser('public')
  @ApiConsumes('multipart/form-data')
  @UseInterceptors(EnvoiSurDisque)
  @Reponse(depotVuSchema, 201)
  async deposer(
    @Req() { lien }: RequeteDepot,
    @Body({ schema: deposerPieceSchema }) { code }: z.output<typeof deposerPieceSchema>,
    @UploadedFile() fichier: { originalname: string; path: string } | undefined,
  ) {
    if (!fichier) throw champInvalide('fichier', 'Joignez un fichier.');
    const { moyens } = this.dossiers;
    await deposerParLien({ ...moyens, fichiers: this.fichiers }, lien, code, {
      nom: fichier.originalname,
      chemin: fichier.path,
    });
    return voirDepot(moyens, lien);
  }
}
