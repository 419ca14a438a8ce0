import { Controller, Get, Query } from '@nestjs/common';
import {
  bilanPaiementsSchema,
  type ListerPaiements,
  listerPaiementsSchema,
  paiementsSchema,
} from '@sciat/contrats';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { lireBilan } from './bilan.js';
import { listerPaiements } from './lister-paiements.js';

@Controller('paiements')
export class PaiementsController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
  ) {}

  @Get()
  @Autoriser('dossier:lire')
  @Reponse(paiementsSchema)
  lister(
    @Connecte() agent: Utilisateur,
    @Query({ schema: listerPaiementsSchema }) demande: ListerPaiements,
  ) {
    return listerPaiements(this.prisma.client, agent, demande, this.horloge.aujourdhui());
  }

  /** This year's, by scheme. */
  @Get('bilan')
  @Autoriser('dossier:lire')
  @Reponse(bilanPaiementsSchema)
  bilan(@Connecte() agent: Utilisateur) {
    return lireBilan(this.prisma.client, agent, this.horloge.aujourdhui());
  }
}
