import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  type AvancerReversement,
  avancerReversementSchema,
  type CalculerReversement,
  calculerReversementSchema,
  calculReversementSchema,
  type EnvisagerReversement,
  envisagerReversementSchema,
  reversementsSchema,
} from '@sciat/contrats';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { Reponse } from '../base/reponse.js';
import { DossiersService } from '../dossiers/dossiers.service.js';
import { Identifiant } from '../erreurs/identifiant.pipe.js';
import {
  avancerReversement,
  calculerReversement,
  envisagerReversement,
  lireReversements,
} from './reversements.js';

const idDossier = new Identifiant('Ce dossier');
const idReversement = new Identifiant('Ce reversement');

/** Money to be given back: put to the collectivité, asked, then followed until it is repaid. */
@Controller('dossiers/:id/reversements')
export class ReversementsController {
  constructor(private readonly dossiers: DossiersService) {}

  @Get()
  @Autoriser('dossier:lire')
  @Reponse(reversementsSchema)
  lister(@Connecte() agent: Utilisateur, @Param('id', idDossier) id: string) {
    return lireReversements(this.dossiers.moyens, id, agent);
  }

  @Post('calcul')
  @HttpCode(200)
  @Autoriser('dossier:lire')
  @Reponse(calculReversementSchema)
  calculer(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) id: string,
    @Body({ schema: calculerReversementSchema }) demande: CalculerReversement,
  ) {
    return calculerReversement(this.dossiers.moyens, id, agent, demande);
  }

  @Post()
  @Autoriser('dossier:modifier')
  @Reponse(reversementsSchema, 201)
  async envisager(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) id: string,
    @Body({ schema: envisagerReversementSchema }) demande: EnvisagerReversement,
  ) {
    await envisagerReversement(this.dossiers.moyens, id, agent, demande);
    return this.lister(agent, id);
  }

  @Post(':reversement')
  @HttpCode(200)
  @Autoriser('dossier:modifier')
  @Reponse(reversementsSchema)
  async avancer(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) dossierId: string,
    @Param('reversement', idReversement) id: string,
    @Body({ schema: avancerReversementSchema }) demande: AvancerReversement,
  ) {
    await avancerReversement(this.dossiers.moyens, { dossierId, id }, agent, demande);
    return this.lister(agent, dossierId);
  }
}
