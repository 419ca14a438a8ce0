import { Controller, Get, Query, Res } from '@nestjs/common';
import { type LireRapport, lireRapportSchema, type Rapport, rapportSchema } from '@sciat/contrats';
import type { Response } from 'express';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { TYPES } from '../exports/ecrire.js';
import { ecrireEntetes } from '../pieces/servir-fichier.js';
import { imprimerRapport } from './imprimer-rapport.js';
import { lireRapport } from './lire-rapport.js';
import { odsDe } from './ods.js';

/** The yearly report of a scheme: its figures, and the same to keep or to send. */
@Controller('rapports')
export class RapportsController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
  ) {}

  @Get()
  @Autoriser('dossier:lire')
  @Reponse(rapportSchema)
  lire(
    @Connecte() agent: Utilisateur,
    @Query({ schema: lireRapportSchema }) demande: LireRapport,
  ): Promise<Rapport> {
    const { prisma, horloge } = this;
    return lireRapport({ client: prisma.client, horloge }, agent, demande);
  }

  @Get('pdf')
  @Autoriser('dossier:lire')
  async pdf(
    @Connecte() agent: Utilisateur,
    @Query({ schema: lireRapportSchema }) demande: LireRapport,
    @Res() reponse: Response,
  ): Promise<void> {
    const rapport = await this.lire(agent, demande);
    const service = await this.prisma.client.service.findUniqueOrThrow({
      where: { id: agent.serviceId },
      select: { nom: true },
    });
    envoyer(
      reponse,
      imprimerRapport(rapport, service.nom),
      `${nomDe(demande)}.pdf`,
      'application/pdf',
    );
  }

  @Get('ods')
  @Autoriser('dossier:lire')
  async ods(
    @Connecte() agent: Utilisateur,
    @Query({ schema: lireRapportSchema }) demande: LireRapport,
    @Res() reponse: Response,
  ): Promise<void> {
    envoyer(
      reponse,
      await odsDe(await this.lire(agent, demande)),
      `${nomDe(demande)}.ods`,
      TYPES.ods,
    );
  }
}

const nomDe = ({ dispositif, annee }: LireRapport) =>
  `rapport-${dispositif.toLowerCase()}-${annee}`;

function envoyer(reponse: Response, contenu: Buffer, nom: string, type: string): void {
  ecrireEntetes(reponse, { nom, type, taille: contenu.length }, true);
  reponse.end(contenu);
}
