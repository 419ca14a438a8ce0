import { Body, Controller, Get, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { avisVuSchema, type RendreAvis, rendreAvisSchema } from '@sciat/contrats';
import type { Response } from 'express';
import { Autoriser } from '../auth/acces.js';
import { Reponse } from '../base/reponse.js';
import { DossiersService } from '../dossiers/dossiers.service.js';
import { introuvable } from '../erreurs/erreur-metier.js';
import { FichiersService } from '../pieces/fichiers.service.js';
import { exigerSortie } from '../pieces/quarantaine.js';
import { servirFichier } from '../pieces/servir-fichier.js';
import { AvisGuard, type RequeteAvis } from './avis.guard.js';
import { lireConsultation } from './consultations.js';
import { rendreAvisParLien } from './rendre-avis.js';
import { voirAvis } from './voir-avis.js';

/**
 * For the body consulted, without an account: the token of the path is the whole right. No session is read
 * and no cookie set, so that no other site can act in anyone's name.
 */
@Controller('avis/:jeton')
@UseGuards(AvisGuard)
export class AvisController {
  constructor(
    private readonly dossiers: DossiersService,
    private readonly fichiers: FichiersService,
  ) {}

  @Get()
  @Autoriser('public')
  @Reponse(avisVuSchema)
  voir(@Req() { consultation }: RequeteAvis) {
    return voirAvis(this.dossiers.moyens, consultation);
  }

  @Post('reponse')
  @Autoriser('public')
  @Reponse(avisVuSchema, 201)
  async rendre(
    @Req() { consultation }: RequeteAvis,
    @Body({ schema: rendreAvisSchema }) demande: RendreAvis,
  ) {
    const { moyens } = this.dossiers;
    await rendreAvisParLien(moyens, consultation, demande);
    return voirAvis(moyens, consultation);
  }

  /** The version that was shared, saved and never shown in place. */
  @Get('pieces/:code')
  @Autoriser('public')
  async telecharger(
    @Req() requete: RequeteAvis,
    @Param('code') code: string,
    @Res() reponse: Response,
  ): Promise<void> {
    const { client } = this.dossiers.moyens;
    const { dossierId, id } = requete.consultation;
    const { etat, pieces } = await lireConsultation(client, dossierId, id);
    const partagee = pieces.find(({ version }) => version.piece.code === code);
    if (!partagee || etat !== 'ATTENDUE') throw introuvable('Ce fichier');
    exigerSortie(partagee.version);
    await servirFichier(requete, reponse, this.fichiers, partagee.version, false);
  }
}
