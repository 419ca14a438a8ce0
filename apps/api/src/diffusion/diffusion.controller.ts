import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { Diffusion } from './diffusion.js';

@Controller('evenements')
export class DiffusionController {
  constructor(private readonly diffusion: Diffusion) {}

  /** Server-sent events: `dossiers` names the schemes of the asker's perimeter that moved. */
  @Get()
  @Autoriser('dossier:lire')
  async ecouter(
    @Connecte() agent: Utilisateur,
    @Req() requete: Request,
    @Res() reponse: Response,
  ): Promise<void> {
    await this.diffusion.ouvrir(requete.sessionID, agent, reponse);
  }
}
