import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import {
  type CreerLien,
  creerLienSchema,
  lienCreeSchema,
  lienSchema,
  liensSchema,
} from '@sciat/contrats';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { CONFIG } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import type { Config } from '../config.js';
import { DossiersService } from '../dossiers/dossiers.service.js';
import { Identifiant } from '../erreurs/identifiant.pipe.js';
import { adresseDepot, adressePublique } from './jeton.js';
import { creerLien, listerLiens, revoquerLien } from './liens.js';

const idDossier = new Identifiant('Ce dossier');
const idLien = new Identifiant('Ce lien');

/** The deposit links of a dossier, for the agents who give them. */
@Controller('dossiers/:id/liens')
export class LiensController {
  constructor(
    private readonly dossiers: DossiersService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Autoriser('lien:administrer')
  @Reponse(liensSchema)
  lister(@Connecte() agent: Utilisateur, @Param('id', idDossier) id: string) {
    return listerLiens(this.dossiers.moyens, id, agent);
  }

  @Post()
  @Autoriser('lien:administrer')
  @Reponse(lienCreeSchema, 201)
  async creer(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) id: string,
    @Body({ schema: creerLienSchema }) demande: CreerLien,
  ) {
    const { lien, jeton } = await creerLien(this.dossiers.moyens, id, agent, demande);
    return { lien, adresse: adresseDepot(adressePublique(this.config), jeton) };
  }

  @Post(':lien/revocation')
  @HttpCode(200)
  @Autoriser('lien:administrer')
  @Reponse(lienSchema)
  revoquer(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) id: string,
    @Param('lien', idLien) lien: string,
  ) {
    return revoquerLien(this.dossiers.moyens, id, agent, lien);
  }
}
