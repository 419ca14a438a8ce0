import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  type ApercevoirPassation,
  absenceSchema,
  apercevoirPassationSchema,
  apercuPassationSchema,
  type DemanderPassation,
  demanderPassationSchema,
  type FixerAbsence,
  fixerAbsenceSchema,
  type ListerPassations,
  listerPassationsSchema,
  passationSchema,
  passationsSchema,
} from '@sciat/contrats';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { Identifiant } from '../erreurs/identifiant.pipe.js';
import { fixerAbsence } from './absence.js';
import { apercevoirPassation, demanderPassation } from './demander-passation.js';
import { annulerPassation, lirePassation, listerPassations } from './passations.js';

const idPassation = new Identifiant('Cette passation');

@Controller()
export class PassationsController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
  ) {}

  private get moyens() {
    return { client: this.prisma.client, horloge: this.horloge };
  }

  private relire(agent: Utilisateur, id: string) {
    return lirePassation(this.prisma.client, agent, id, this.horloge.aujourdhui());
  }

  @Get('passations')
  @Autoriser('passation:administrer')
  @Reponse(passationsSchema)
  lister(
    @Connecte() agent: Utilisateur,
    @Query({ schema: listerPassationsSchema }) demande: ListerPassations,
  ) {
    const { client } = this.prisma;
    return listerPassations(client, agent, demande, this.horloge.aujourdhui());
  }

  @Post('passations/apercu')
  @HttpCode(200)
  @Autoriser('passation:administrer')
  @Reponse(apercuPassationSchema)
  apercevoir(
    @Connecte() agent: Utilisateur,
    @Body({ schema: apercevoirPassationSchema }) demande: ApercevoirPassation,
  ) {
    return apercevoirPassation(this.moyens, agent, demande);
  }

  @Post('passations')
  @Autoriser('passation:administrer')
  @Reponse(passationSchema, 201)
  async demander(
    @Connecte() agent: Utilisateur,
    @Body({ schema: demanderPassationSchema }) demande: DemanderPassation,
  ) {
    return this.relire(agent, await demanderPassation(this.moyens, agent, demande));
  }

  @Get('passations/:id')
  @Autoriser('passation:administrer')
  @Reponse(passationSchema)
  lire(@Connecte() agent: Utilisateur, @Param('id', idPassation) id: string) {
    return this.relire(agent, id);
  }

  @Post('passations/:id/annulation')
  @HttpCode(200)
  @Autoriser('passation:administrer')
  @Reponse(passationSchema)
  async annuler(@Connecte() agent: Utilisateur, @Param('id', idPassation) id: string) {
    await annulerPassation(this.moyens, agent, id);
    return this.relire(agent, id);
  }

  @Put('utilisateurs/:id/absence')
  @Autoriser('absence:fixer')
  @Reponse(absenceSchema)
  absence(
    @Connecte() agent: Utilisateur,
    @Param('id', new Identifiant('Ce compte')) id: string,
    @Body({ schema: fixerAbsenceSchema }) demande: FixerAbsence,
  ) {
    return fixerAbsence(this.moyens, agent, id, demande);
  }
}
