import { Controller, Get, Query } from '@nestjs/common';
import { type LireTableau, lireTableauSchema, tableauDeBordSchema } from '@sciat/contrats';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { lireTableau } from './lire-tableau.js';

@Controller('tableau-de-bord')
export class TableauDeBordController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
  ) {}

  @Get()
  @Autoriser('dossier:lire')
  @Reponse(tableauDeBordSchema)
  lire(@Connecte() agent: Utilisateur, @Query({ schema: lireTableauSchema }) demande: LireTableau) {
    return lireTableau(this.prisma.client, this.horloge, agent, demande);
  }
}
