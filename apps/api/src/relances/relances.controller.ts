import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  type ApercevoirRelance,
  apercevoirRelanceSchema,
  apercuRelanceSchema,
  dossierSchema,
  porteursSchema,
  type Relancer,
  relancerSchema,
} from '@sciat/contrats';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { Reponse } from '../base/reponse.js';
import { DossiersService } from '../dossiers/dossiers.service.js';
import { Identifiant } from '../erreurs/identifiant.pipe.js';
import { lirePorteurs } from './porteurs.js';
import { apercevoirRelance, relancer } from './relancer.js';

const idDossier = new Identifiant('Ce dossier');

/** Who else holds the ball, and how they are reminded. */
@Controller()
export class RelancesController {
  constructor(private readonly dossiers: DossiersService) {}

  @Get('porteurs')
  @Autoriser('dossier:lire')
  @Reponse(porteursSchema)
  async porteurs(@Connecte() agent: Utilisateur) {
    const { client, horloge } = this.dossiers.moyens;
    const donnees = await lirePorteurs(client, agent, horloge.aujourdhui());
    return { donnees, total: donnees.length };
  }

  @Get('dossiers/:id/relances/apercu')
  @Autoriser('dossier:relancer')
  @Reponse(apercuRelanceSchema)
  apercevoir(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) id: string,
    @Query({ schema: apercevoirRelanceSchema }) demande: ApercevoirRelance,
  ) {
    return apercevoirRelance(this.dossiers.moyens, id, agent, demande);
  }

  @Post('dossiers/:id/relances')
  @HttpCode(200)
  @Autoriser('dossier:relancer')
  @Reponse(dossierSchema)
  async relancer(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) id: string,
    @Body({ schema: relancerSchema }) demande: Relancer,
  ) {
    await relancer(this.dossiers.moyens, id, agent, demande);
    return this.dossiers.lire(agent, id);
  }
}
