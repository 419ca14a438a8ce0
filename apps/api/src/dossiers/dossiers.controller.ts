import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  type ApprecierCritere,
  apprecierCritereSchema,
  type CorrigerDate,
  type CreerDossier,
  compteursSchema,
  corrigerDateSchema,
  creerDossierSchema,
  dossierSchema,
  dossiersSchema,
  type FranchirEtape,
  franchirEtapeSchema,
  journalSchema,
  type ListerDossiers,
  lireJournalSchema,
  listerDossiersSchema,
  type ModifierDossier,
  maFileSchema,
  modifierDossierSchema,
} from '@sciat/contrats';
import type { z } from 'zod';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { Identifiant } from '../erreurs/identifiant.pipe.js';
import { lireJournal } from '../journal/lire.js';
import { DossiersService } from './dossiers.service.js';
import { lirePour } from './ecrire-dossier.js';

const idDossier = new Identifiant('Ce dossier');

@Controller('dossiers')
export class DossiersController {
  constructor(
    private readonly dossiers: DossiersService,
    private readonly prisma: PrismaService,
  ) {}

  @Get()
  @Autoriser('dossier:lire')
  @Reponse(dossiersSchema)
  lister(
    @Connecte() agent: Utilisateur,
    @Query({ schema: listerDossiersSchema }) demande: ListerDossiers,
  ) {
    return this.dossiers.lister(agent, demande);
  }

  @Get('ma-file')
  @Autoriser('dossier:lire')
  @Reponse(maFileSchema)
  maFile(@Connecte() agent: Utilisateur) {
    return this.dossiers.maFile(agent);
  }

  @Get('compteurs')
  @Autoriser('dossier:lire')
  @Reponse(compteursSchema)
  compter(@Connecte() agent: Utilisateur) {
    return this.dossiers.compter(agent);
  }

  @Post()
  @Autoriser('dossier:creer')
  @Reponse(dossierSchema, 201)
  creer(
    @Connecte() agent: Utilisateur,
    @Body({ schema: creerDossierSchema }) demande: CreerDossier,
  ) {
    return this.dossiers.creer(agent, demande);
  }

  @Get(':id')
  @Autoriser('dossier:lire')
  @Reponse(dossierSchema)
  lire(@Connecte() agent: Utilisateur, @Param('id', idDossier) id: string) {
    return this.dossiers.lire(agent, id);
  }

  @Patch(':id')
  @Autoriser('dossier:modifier')
  @Reponse(dossierSchema)
  modifier(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) id: string,
    @Body({ schema: modifierDossierSchema }) demande: ModifierDossier,
  ) {
    return this.dossiers.modifier(agent, id, demande);
  }

  @Post(':id/transitions')
  @HttpCode(200)
  @Autoriser('dossier:franchir')
  @Reponse(dossierSchema)
  franchir(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) id: string,
    @Body({ schema: franchirEtapeSchema }) demande: FranchirEtape,
  ) {
    return this.dossiers.franchir(agent, id, demande);
  }

  /** An agent's verdict on a criterion, in place of the computed one. */
  @Post(':id/criteres/:critere')
  @HttpCode(200)
  @Autoriser('dossier:apprecier')
  @Reponse(dossierSchema)
  apprecier(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) id: string,
    @Param('critere') critere: string,
    @Body({ schema: apprecierCritereSchema }) demande: ApprecierCritere,
  ) {
    return this.dossiers.apprecier(agent, id, critere, demande);
  }

  @Post(':id/corrections')
  @HttpCode(200)
  @Autoriser('dossier:corriger-date')
  @Reponse(dossierSchema)
  corriger(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) id: string,
    @Body({ schema: corrigerDateSchema }) demande: CorrigerDate,
  ) {
    return this.dossiers.corrigerDate(agent, id, demande);
  }

  @Get(':id/journal')
  @Autoriser('dossier:lire')
  @Reponse(journalSchema)
  async journal(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) id: string,
    @Query({ schema: lireJournalSchema }) demande: z.output<typeof lireJournalSchema>,
  ) {
    const dossier = await lirePour(this.prisma.client, id, agent, 'dossier:lire');
    return lireJournal(this.prisma.client, dossier, agent.role, demande);
  }
}
