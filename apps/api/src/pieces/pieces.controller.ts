import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  Res,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import {
  deposerPieceSchema,
  dossierSchema,
  piecesSchema,
  reprendrePieceSchema,
  reprisesSchema,
  type VerifierPiece,
  verifierPieceSchema,
} from '@sciat/contrats';
import { definitionDe } from '@sciat/dispositifs';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { pieceConsultable } from '../dossiers/dossier.mapper.js';
import { DossiersService } from '../dossiers/dossiers.service.js';
import { lirePour } from '../dossiers/ecrire-dossier.js';
import { champInvalide, interdit, introuvable } from '../erreurs/erreur-metier.js';
import { Identifiant } from '../erreurs/identifiant.pipe.js';
import { deposerPiece } from './deposer-piece.js';
import { EnvoiSurDisque } from './envoi-sur-disque.js';
import { FichiersService } from './fichiers.service.js';
import { exigerSortie } from './quarantaine.js';
import { listerReprises, reprendrePiece } from './reprendre-piece.js';
import { servirFichier } from './servir-fichier.js';
import { verifierPiece } from './verifier-piece.js';

const idDossier = new Identifiant('Ce dossier');
const apercuSchema = z.strictObject({ apercu: z.enum(['1']).optional() });

@Controller('dossiers/:id/pieces')
export class PiecesController {
  constructor(
    private readonly dossiers: DossiersService,
    private readonly fichiers: FichiersService,
    private readonly prisma: PrismaService,
  ) {}

  @Get()
  @Autoriser('dossier:lire')
  @Reponse(piecesSchema)
  async lister(@Connecte() agent: Utilisateur, @Param('id', idDossier) id: string) {
    const { pieces } = await this.dossiers.lire(agent, id);
    return { donnees: pieces, total: pieces.length };
  }

  @Post()
  @Autoriser('piece:deposer')
  @ApiConsumes('multipart/form-data')
  @UseInterceptors(EnvoiSurDisque)
  @Reponse(dossierSchema, 201)
  async deposer(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) id: string,
    @Body({ schema: deposerPieceSchema }) { code }: z.output<typeof deposerPieceSchema>,
    @UploadedFile() fichier: { originalname: string; path: string } | undefined,
  ) {
    if (!fichier) throw champInvalide('fichier', 'Joignez un fichier.');
    const moyens = { ...this.dossiers.moyens, fichiers: this.fichiers };
    await deposerPiece(moyens, id, agent, code, {
      nom: fichier.originalname,
      chemin: fichier.path,
    });
    return this.dossiers.lire(agent, id);
  }

  @Post(':code/verification')
  @HttpCode(200)
  @Autoriser('piece:verifier')
  @Reponse(dossierSchema)
  async verifier(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) id: string,
    @Param('code') code: string,
    @Body({ schema: verifierPieceSchema }) demande: VerifierPiece,
  ) {
    await verifierPiece(this.dossiers.moyens, id, agent, code, demande);
    return this.dossiers.lire(agent, id);
  }

  /** Where it could be taken over from. */
  @Get(':code/reprises')
  @Autoriser('piece:deposer')
  @Reponse(reprisesSchema)
  async reprises(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) id: string,
    @Param('code') code: string,
  ) {
    const donnees = await listerReprises(this.dossiers.moyens, id, agent, code);
    return { donnees, total: donnees.length };
  }

  @Post(':code/reprise')
  @Autoriser('piece:deposer')
  @Reponse(dossierSchema, 201)
  async reprendre(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) id: string,
    @Param('code') code: string,
    @Body({ schema: reprendrePieceSchema }) { dossierId }: z.output<typeof reprendrePieceSchema>,
  ) {
    const moyens = { ...this.dossiers.moyens, fichiers: this.fichiers };
    await reprendrePiece(moyens, id, agent, code, dossierId);
    return this.dossiers.lire(agent, id);
  }

  @Get(':code/versions/:numero')
  @Autoriser('dossier:lire')
  async telecharger(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) id: string,
    @Param('code') code: string,
    @Param('numero') numero: string,
    @Query({ schema: apercuSchema }) { apercu }: z.output<typeof apercuSchema>,
    @Req() requete: Request,
    @Res() reponse: Response,
  ): Promise<void> {
    const dossier = await lirePour(this.prisma.client, id, agent, 'dossier:lire');
    const piece = dossier.pieces.find((p) => p.code === code);
    const version = piece?.versions.find((v) => String(v.numero) === numero);
    if (!version) throw introuvable('Ce fichier');
    const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
    if (!pieceConsultable(definition, dossier, code, agent)) {
      throw interdit(
        'Cette pièce contient des données personnelles : elle est réservée aux agents qui instruisent.',
      );
    }
    exigerSortie(version);
    await servirFichier(requete, reponse, this.fichiers, version, apercu === '1');
  }
}
